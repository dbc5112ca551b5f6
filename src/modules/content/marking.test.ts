/** D2: free answers are marked by a day: the people of the organisation hear of them, the learner hears how they were marked. Over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rules } from './attempts.test.data.ts'
import { contentScene, type ContentScene, type Learner } from './content.test.scene.ts'
import type { Question } from './contract.ts'

let scene: ContentScene
let programmeId: string
beforeAll(async () => {
  scene = await contentScene()
  const { staff } = scene
  programmeId = await scene.module()
  const made = (await staff.post(`/api/content/programmes/${programmeId}/banks`, { name: 'Свободные' })).body
  const free = (words: string): Question => ({ kind: 'text', words, sample: '', explanation: '', points: 2 })
  await staff.put(`/api/content/banks/${made.id}`, {
    name: 'Свободные',
    questions: [free('Что скажете родным?'), free('Что запишете?')],
    revision: made.revision,
  })
  await staff.post(`/api/content/programmes/${programmeId}/items`, {
    title: 'Разговор',
    test: { bankId: made.id, rules: { ...rules, isShuffled: false } },
  })
  await scene.openNow(programmeId)
})
afterAll(() => scene.app.close())

const day = 86_400_000

/** A try with two free answers, ended. */
async function answered(): Promise<{ m: Learner; attemptId: string }> {
  const m = await scene.learner(programmeId)
  const itemId = (await m.course()).items[0]!.id
  const a = (await m.client.post(`/api/courses/${m.studyId}/items/${itemId}/attempts`)).body
  for (const n of [0, 1])
    await m.client.put(`/api/attempts/${a.id}/answers/${n}`, { value: { kind: 'text', typed: `Ответ ${n}` } })
  await m.client.post(`/api/attempts/${a.id}/end`)
  return { m, attemptId: a.id }
}

async function tick(): Promise<void> {
  const job = scene.app.portal.jobs.find((j) => j.name === 'content.tell-marking')!
  if (job.kind !== 'schedule') throw new Error('a clock')
  await job.work(scene.app.context(null))
}
const news = async () =>
  (
    await scene.app.sql(
      `select payload->>'stage' as stage, payload->>'count' as count,
         jsonb_array_length(payload->'staffIds') as people
       from platform.outbox where type = 'answers.wait' order by id`,
    )
  ).map((r) => [r['stage'], Number(r['count']), Number(r['people']) > 0])

describe('D2 marking of free answers', () => {
  test('what waits has its day and its pages; one line tells of it, one of the last day, one of the day gone', async () => {
    const [first, second] = [await answered(), await answered()]
    const shown = (await first.m.client.get(`/api/attempts/${first.attemptId}`)).body
    expect(shown.markDueOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    await tick()
    await tick()
    expect(await news()).toEqual([['waits', 2, true]])

    const page = (await scene.staff.get('/api/content/reviews?limit=1')).body
    expect(page).toMatchObject({ total: 2, overdue: 0 })
    expect(page.items.map((r: { attemptId: string }) => r.attemptId)).toEqual([
      first.attemptId,
      first.attemptId,
    ])
    expect(page.items[0]).toMatchObject({ dueOn: shown.markDueOn, isOverdue: false })
    const next = (await scene.staff.get(`/api/content/reviews?limit=1&cursor=${page.nextCursor}`)).body
    expect(next.items[0].attemptId).toBe(second.attemptId)
    expect(next.nextCursor).toBeNull()

    const left = Date.parse(`${shown.markDueOn}T09:00:00Z`) - scene.app.now().getTime()
    scene.app.travel(left)
    await tick()
    scene.app.travel(day)
    await tick()
    await tick()
    expect(await news()).toEqual([
      ['waits', 2, true],
      ['today', 2, true],
      ['overdue', 2, true],
    ])
    const teacher = await scene.staffOf(scene.organisationId)
    expect((await teacher.get('/api/content/reviews')).body).toMatchObject({ total: 2, overdue: 2 })

    // Marked to the last one: the learner hears of it once, and nothing waits.
    const mark = (n: number) =>
      teacher.post(`/api/content/reviews/${first.attemptId}/answers/${n}`, { points: 2 })
    const heard = async () => {
      await scene.app.work()
      return scene.app.sql(
        `select title, kind from notifications.notification where person_id = $1 and link like '%attempts%'`,
        [first.m.person.id],
      )
    }
    await mark(0)
    expect(await heard()).toEqual([])
    await mark(1)
    expect(await heard()).toHaveLength(1)
    expect((await teacher.get('/api/content/reviews')).body).toMatchObject({ total: 1, overdue: 1 })
  })
})
