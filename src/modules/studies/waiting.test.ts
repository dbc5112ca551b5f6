/** D7+, D9+ over HTTP: days of the organisation, reminders, moved sessions, withdrawn programmes, days before the first one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contextOf, system } from '../../platform/house.ts'
import type { DeskProgramme } from '../learning/contract.ts'
import { dayFrom, ok, studyScene, today, type StudyScene, type TestLearner } from './studies.test.scene.ts'
import { tellOverdue, tellStaff } from './use-cases/tell-waiting.ts'

let scene: StudyScene
beforeAll(async () => {
  scene = await studyScene()
})
afterAll(() => scene.app.close())

const clock = () => contextOf(scene.app.house, { actor: system, audit: 'test', requestId: 't', origin: null })
type News = { title: string; text: string; link: string }
const news = async (client: TestLearner['client']): Promise<News[]> => {
  await scene.app.work()
  return ok(await client.get('/api/notifications')).items
}
const late = (id: string) =>
  scene.app.sql('update studies.study set due_on = $2 where id = $1', [id, dayFrom(-1)])
const read = async (m: TestLearner, id: string) => ok(await m.client.get(`/api/studies/${id}`))

const scheduled = (starts: number, ends: number, over: object = {}) =>
  scene.published(
    scene.staff,
    {
      isAnytime: false,
      kind: 'event',
      eventKind: 'webinar',
      hours: 2,
      bases: ['budget'],
      priceKopecks: null,
      ...over,
    },
    [{ startsOn: dayFrom(starts), endsOn: dayFrom(ends) }],
  )
const inSession = async (m: TestLearner, p: DeskProgramme): Promise<string> =>
  ok(await scene.begin(m, p, { sessionId: p.sessions[0]!.id })).id
const move = async (p: DeskProgramme, starts: number, ends: number) => {
  const now = ok(await scene.staff.get(`/api/learning/desk/programmes/${p.id}`)) as DeskProgramme
  return scene.staff.put(`/api/learning/desk/programmes/${p.id}/sessions`, {
    sessions: [{ id: p.sessions[0]!.id, startsOn: dayFrom(starts), endsOn: dayFrom(ends) }],
    revision: now.revision,
  })
}

describe('D7+ the day of the organisation', () => {
  test('an application has one; past it the person is told, reminds by one click once a day, and the staff is told', async () => {
    const m = await scene.learner()
    const p = await scene.published(scene.staff)
    const { id, stage, can } = ok(await scene.begin(m, p))
    expect([stage.step, stage.who, stage.isOverdue, can.remind]).toEqual([
      'applied',
      'organisation',
      false,
      false,
    ])
    expect(stage.dueOn > today && stage.rule).toMatch(/Правило портала/)
    expect((await m.client.post(`/api/studies/${id}/reminder`)).body.code).toBe('study.nothing-to-remind')
    await late(id)
    await tellOverdue(clock())
    await tellOverdue(clock())
    const told = (await news(m.client)).filter((n) => n.link === `/learning/${id}`)
    expect(told).toHaveLength(1)
    expect(told[0]!.title).toMatch(/Организация не ответила на заявку/)
    expect((await read(m, id)).can.remind).toBe(true)
    expect(ok(await m.client.post(`/api/studies/${id}/reminder`)).can.remind).toBe(false)
    expect((await m.client.post(`/api/studies/${id}/reminder`)).body.code).toBe('study.reminded-today')
    expect((await news(scene.staff as TestLearner['client'])).map((n) => n.title)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/Напоминание ученика/),
        expect.stringMatching(/дольше срока: 1/),
      ]),
    )
    expect(
      (await scene.app.journal()).filter((j) => j.code === 'study-reminded' && j.outcome === 'done'),
    ).toHaveLength(1)
    const other = await scene.learner()
    expect((await other.client.post(`/api/studies/${id}/reminder`)).status).toBe(404)
  })

  test('many who apply together are one line for the staff; the list stands by day, what is past it first', async () => {
    const { staff } = await scene.provider('Академия многих')
    const p = await scene.published(staff)
    const ids: string[] = []
    for (let i = 0; i < 3; i++) ids.push(ok(await scene.begin(await scene.learner(), p)).id)
    await tellStaff(clock())
    await tellStaff(clock())
    const lines = (await news(staff as TestLearner['client'])).filter((n) => n.title.includes('Новые заявки'))
    expect(lines.map((n) => n.title)).toEqual(['Новые заявки: 3'])
    await late(ids[1]!)
    const page = ok(await staff.get('/api/studies/desk/learners?state=applied&limit=2'))
    expect([page.items[0].id, page.items[0].stage.isOverdue, page.counts.applied]).toEqual([ids[1], true, 3])
    const rest = ok(
      await staff.get(`/api/studies/desk/learners?state=applied&limit=2&cursor=${page.nextCursor}`),
    )
    expect(rest.items).toHaveLength(1)
  })

  test('materials done: it waits for the result in a list of its own, the staff is told, and credits end the way', async () => {
    const { staff } = await scene.provider('Академия результатов')
    const m = await scene.learner()
    const { id } = ok(await scene.begin(m, await scene.published(staff)))
    ok(await staff.post('/api/studies/desk/enrolments', { ids: [id], to: 'learning', orderNumber: '1' }))
    expect((await read(m, id)).stage).toMatchObject({ step: 'learning', who: 'learner' })
    await scene.progress(id, 1, true)
    const { stage } = await read(m, id)
    expect(stage).toMatchObject({ step: 'waiting', who: 'organisation', isOverdue: false })
    expect(stage.rule).toMatch(/в течение месяца/)
    await tellStaff(clock())
    expect((await news(staff as TestLearner['client'])).map((n) => n.title)).toContain('Ждут результата: 1')
    const waiting = ok(await staff.get('/api/studies/desk/learners?state=waiting'))
    expect([waiting.items.map((l: { id: string }) => l.id), waiting.counts.waiting]).toEqual([[id], 1])
    ok(
      await staff.post('/api/studies/desk/results', {
        items: [{ id, result: 'finished', finishedOn: today }],
      }),
    )
    expect((await read(m, id)).stage).toMatchObject({ step: 'result', who: 'portal' })
    await scene.app.work()
    // No cycle takes them: it is the person's move.
    expect((await read(m, id)).stage).toMatchObject({ step: 'result', who: 'learner' })
  })
})

describe('D9+ a session that is ahead', () => {
  test('is closed until its first day; its page says when it begins', async () => {
    const m = await scene.learner()
    const id = await inSession(m, await scheduled(5, 9))
    const study = await read(m, id)
    expect([study.state, study.can.learn, study.stage.step, study.stage.dueOn]).toEqual([
      'learning',
      false,
      'enrolled',
      dayFrom(5),
    ])
    const now = await inSession(m, await scheduled(0, 9))
    expect((await read(m, now)).can.learn).toBe(true)
  })

  test('is moved: learning and the portfolio follow, its people read the old and the new days, heard twice once', async () => {
    const m = await scene.learner()
    const p = await scheduled(5, 9)
    const id = await inSession(m, p)
    ok(await move(p, 12, 14))
    await scene.app.work()
    expect(await read(m, id)).toMatchObject({ startsOn: dayFrom(12), endsOn: dayFrom(14) })
    const told = (await news(m.client)).filter((n) => n.link === `/learning/${id}`)
    expect(told).toHaveLength(1)
    expect(told[0]!.title).toMatch(/Дни обучения изменены.*Были/)
    const [entry] = ok(await m.client.get('/api/portfolio?kind=event')).items
    expect(entry).toMatchObject({ startsOn: dayFrom(12), dueOn: dayFrom(14) })
    // Only the place or the number of places: nobody is troubled.
    ok(await move(p, 12, 14))
    expect((await news(m.client)).filter((n) => n.link === `/learning/${id}`)).toHaveLength(1)
  })

  test('was moved after somebody had really finished: their true day is not refused', async () => {
    const m = await scene.learner()
    const p = await scheduled(0, 2)
    const id = await inSession(m, p)
    ok(await move(p, 1, 3))
    await scene.app.work()
    const enter = (finishedOn: string) =>
      scene.staff.post('/api/studies/desk/results', { items: [{ id, result: 'finished', finishedOn }] })
    expect((await enter(dayFrom(-1))).body.errors[0].message).toBe('Раньше начала обучения')
    ok(await enter(today))
    expect((await read(m, id)).finishedOn).toBe(today)
  })
})

describe('D9+ a programme that is withdrawn', () => {
  const withdraw = async (p: DeskProgramme, over: object = {}) => {
    ok(
      await scene.staff.post(`/api/learning/desk/programmes/${p.id}/withdrawal`, {
        why: 'Нет преподавателя',
        ...over,
      }),
    )
    await scene.app.work()
  }

  test('closes its applications with the reason; whoever is enrolled is told and finishes', async () => {
    const [waits, learns] = [await scene.learner(), await scene.learner()]
    const p = await scene.published(scene.staff)
    const applied = ok(await scene.begin(waits, p)).id
    const enrolled = ok(await scene.begin(learns, p)).id
    ok(
      await scene.staff.post('/api/studies/desk/enrolments', {
        ids: [enrolled],
        to: 'learning',
        orderNumber: '1',
      }),
    )
    await withdraw(p)
    expect(await read(waits, applied)).toMatchObject({
      state: 'refused',
      reason: 'Программа снята: Нет преподавателя',
    })
    expect((await news(waits.client))[0]).toMatchObject({ title: 'В зачислении отказано' })
    expect((await news(learns.client))[0]!.title).toMatch(/Программу сняли/)
    expect((await read(learns, enrolled)).can.learn).toBe(true)
    ok(
      await scene.staff.post('/api/studies/desk/results', {
        items: [{ id: enrolled, result: 'finished', finishedOn: today }],
      }),
    )
  })

  test('keeps its applications where the organisation still decides on them', async () => {
    const m = await scene.learner()
    const p = await scene.published(scene.staff)
    const { id } = ok(await scene.begin(m, p))
    await withdraw(p, { keepsApplications: true })
    expect((await read(m, id)).state).toBe('applied')
    expect((await news(m.client))[0]!.title).toMatch(/вашу заявку рассмотрят/)
    ok(
      await scene.staff.post('/api/studies/desk/enrolments', { ids: [id], to: 'learning', orderNumber: '2' }),
    )
  })
})
