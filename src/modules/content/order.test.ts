/** D2: the entry test comes first, the final test last; the server keeps the order. Over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rules, single } from './attempts.test.data.ts'
import { contentScene, type ContentScene, type Learner } from './content.test.scene.ts'
import type { Bank, CourseItem, Question, TestPurpose } from './contract.ts'
import { zipOf } from '../../platform/zip.ts'
import { file, manifest12 } from './content.test.scene.ts'

let scene: ContentScene
beforeAll(async () => {
  scene = await contentScene()
})
afterAll(() => scene.app.close())

interface Test {
  readonly title: string
  readonly purpose: TestPurpose
  readonly question?: Question
}

/** A lesson among tests; what is named is not obligatory. */
async function taught(tests: readonly Test[], optional: readonly string[] = []): Promise<Learner> {
  const { staff } = scene
  const programmeId = await scene.module()
  const lesson = zipOf([file('imsmanifest.xml', manifest12()), file('index.html', '<!doctype html>')])
  await scene.bring(programmeId, lesson)
  for (const { title, purpose, question = single } of tests) {
    const made = (await staff.post(`/api/content/programmes/${programmeId}/banks`, { name: title })).body
    const bank: Bank = (
      await staff.put(`/api/content/banks/${made.id}`, {
        name: title,
        questions: [question],
        revision: made.revision,
      })
    ).body
    await staff.post(`/api/content/programmes/${programmeId}/items`, {
      title,
      test: { bankId: bank.id, rules: { ...rules, purpose } },
    })
  }
  const { body } = await staff.get(`/api/content/programmes/${programmeId}`)
  await staff.put(`/api/content/programmes/${programmeId}/items`, {
    revision: body.revision,
    items: body.items.map((i: { id: string; title: string }) => ({
      id: i.id,
      title: i.title,
      isRequired: !optional.includes(i.title),
    })),
  })
  await scene.openNow(programmeId)
  return scene.learner(programmeId)
}

const named = async (m: Learner, title: string): Promise<CourseItem> =>
  (await m.course()).items.find((i) => i.title === title)!
const start = async (m: Learner, title: string) =>
  m.client.post(`/api/courses/${m.studyId}/items/${(await named(m, title)).id}/attempts`)
const launch = async (m: Learner) =>
  m.client.post(`/api/courses/${m.studyId}/items/${(await named(m, lesson)).id}/launch`)
const lesson = 'Анафилаксия на приёме'
const device = '0193a1de-0000-7000-8000-000000000009'
const done = async (m: Learner, seq: number) =>
  m.report(device, [
    {
      kind: 'scorm',
      seq,
      itemId: (await named(m, lesson)).id,
      saidAt: scene.app.now().toISOString(),
      sco: 'i1',
      cmi: { cmi: { core: { lesson_status: 'passed' } } },
    },
  ])

describe('D2 the order of a course', () => {
  test('the entry test opens the lessons, whatever its result; the final test waits for all that is obligatory', async () => {
    const m = await taught([
      { title: 'Итог', purpose: 'final' },
      { title: 'Вход', purpose: 'entry' },
    ])
    const entry = await named(m, 'Вход')
    expect(entry.closed).toBeNull()
    const by = [{ id: entry.id, title: 'Вход' }]
    expect((await named(m, lesson)).closed).toEqual({ why: 'entry', by })
    expect((await named(m, 'Итог')).closed).toEqual({ why: 'entry', by })
    expect((await launch(m)).body).toMatchObject({
      code: 'course.entry-first',
      status: 409,
      detail: '«Вход»',
    })
    expect((await start(m, 'Итог')).body.code).toBe('course.entry-first')
    expect((await m.client.get(`/api/courses/${m.studyId}/archive`)).body.code).toBe('course.entry-first')
    expect((await m.course()).archiveBytes).toBe(0)
    expect((await done(m, 1)).body.outcomes).toEqual([{ seq: 1, outcome: 'refused' }])

    const tried = (await start(m, 'Вход')).body
    // Begun is not taken yet.
    expect((await launch(m)).body.code).toBe('course.entry-first')
    await m.client.post(`/api/attempts/${tried.id}/end`)
    expect((await launch(m)).status).toBe(200)
    expect((await m.course()).archiveBytes).toBeGreaterThan(0)
    expect((await start(m, 'Итог')).body).toMatchObject({
      code: 'course.final-later',
      detail: `«${lesson}»`,
    })
    expect((await named(m, 'Итог')).closed).toMatchObject({ why: 'final', by: [{ title: lesson }] })
    expect((await done(m, 2)).body.outcomes).toEqual([{ seq: 2, outcome: 'kept' }])
    expect((await named(m, 'Итог')).closed).toBeNull()
    expect((await start(m, 'Итог')).status).toBe(200)
  })

  test('an entry test whose free answer waits to be read is taken', async () => {
    const question: Question = { kind: 'text', words: 'Что знаете?', sample: '', explanation: '', points: 1 }
    const m = await taught([{ title: 'Вход', purpose: 'entry', question }])
    const tried = (await start(m, 'Вход')).body
    await m.client.put(`/api/attempts/${tried.id}/answers/0`, { value: { kind: 'text', typed: 'Мало' } })
    expect((await m.client.post(`/api/attempts/${tried.id}/end`)).body.state).toBe('review')
    expect((await launch(m)).status).toBe(200)
  })

  test('what the organisation left to the learner’s wish closes nothing', async () => {
    const m = await taught(
      [
        { title: 'Вход', purpose: 'entry' },
        { title: 'Итог', purpose: 'final' },
      ],
      ['Вход', lesson],
    )
    expect((await launch(m)).status).toBe(200)
    expect((await start(m, 'Итог')).status).toBe(200)
  })
})
