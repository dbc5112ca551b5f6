/** D2: tries of a test go by person and test, not by enrolment; the organisation may give one more. Over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentScene, type ContentScene, type Learner } from './content.test.scene.ts'
import { rules, single } from './attempts.test.data.ts'
import type { Attempt, TestRules } from './contract.ts'

let scene: ContentScene
beforeAll(async () => {
  scene = await contentScene()
})
afterAll(() => scene.app.close())

async function taught(over: Partial<TestRules>) {
  const programmeId = await scene.module()
  const { staff } = scene
  const made = (await staff.post(`/api/content/programmes/${programmeId}/banks`, { name: 'Итоговый' })).body
  const bank = (
    await staff.put(`/api/content/banks/${made.id}`, {
      name: 'Итоговый',
      questions: [single],
      revision: made.revision,
    })
  ).body
  await staff.post(`/api/content/programmes/${programmeId}/items`, {
    title: 'Итоговый тест',
    test: { bankId: bank.id, rules: { ...rules, ...over } },
  })
  await scene.openNow(programmeId)
  const m = await scene.learner(programmeId)
  return { programmeId, bank, m, itemId: (await m.course()).items[0]!.id }
}

const begin = async (m: Learner, itemId: string): Promise<Attempt> =>
  (await m.client.post(`/api/courses/${m.studyId}/items/${itemId}/attempts`)).body

describe('D2 tries go by person and test', () => {
  const fail = async (m: Learner, itemId: string) => {
    const a = await begin(m, itemId)
    await m.client.post(`/api/attempts/${a.id}/end`)
  }
  const again = async (m: Learner, programmeId: string): Promise<Learner> => {
    await m.client.post(`/api/studies/${m.studyId}/cancellation`)
    const studyId: string = (await m.client.post('/api/studies', { programmeId })).body.id
    return { ...m, studyId, course: async () => (await m.client.get(`/api/courses/${studyId}`)).body }
  }
  const leftOf = async (m: Learner) => (await m.course()).items[0]!.test!.attemptsLeft

  test('leaving and coming again gives no fresh ones; a test that was changed does', async () => {
    const { programmeId, m, itemId, bank } = await taught({ attempts: 2 })
    await fail(m, itemId)
    const second = await again(m, programmeId)
    expect(await leftOf(second)).toBe(1)
    // Whoever leaves to read what is right reads nothing: a try is left.
    const [before] = (await m.course()).items[0]!.test!.attempts
    const read = (await m.client.get(`/api/attempts/${before!.id}`)).body
    expect([read.isExplained, read.questions[0].right, read.questions[0].explanation]).toEqual([
      false,
      null,
      null,
    ])
    await fail(second, itemId)
    expect(await leftOf(second)).toBe(0)
    const third = await again(second, programmeId)
    const refused = await third.client.post(`/api/courses/${third.studyId}/items/${itemId}/attempts`)
    expect(refused.body.code).toBe('attempt.no-more')
    expect(await leftOf(await scene.learner(programmeId))).toBe(2)
    await scene.app.sql(`update content.item set rules = rules || '{"passPercent": 55}' where bank_id = $1`, [
      bank.id,
    ])
    expect(await leftOf(third)).toBe(2)
  })

  test('the organisation gives one more with a reason: the learner reads it, nobody else may', async () => {
    const { m, itemId } = await taught({ attempts: 1 })
    const give = (by = scene.staff, why = 'Прервался свет') =>
      by.post(`/api/content/desk/studies/${m.studyId}/attempts`, { itemId, why })
    expect((await give()).body.code).toBe('attempt.not-needed')
    await fail(m, itemId)
    expect((await give(scene.staff, 'да')).status).toBe(422)
    const other = (await scene.provider('Чужая академия')).staff
    expect((await give(other)).status).toBe(404)
    expect((await other.get(`/api/content/desk/studies/${m.studyId}/tests`)).status).toBe(404)
    const given = await give()
    expect(given.body.items).toMatchObject([{ taken: 1, attemptsLeft: 1, can: { grant: false } }])
    expect(await leftOf(m)).toBe(1)
    await scene.app.work()
    const [first] = (await m.client.get('/api/notifications')).body.items
    expect(first.title).toMatch(/ещё одну попытку: Итоговый тест/)
    await fail(m, itemId)
    expect(await leftOf(m)).toBe(0)
    expect(
      (await scene.app.journal()).filter((j) => j.code === 'attempt-granted' && j.outcome === 'done'),
    ).toHaveLength(1)
  })
})
