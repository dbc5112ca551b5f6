/** D7+: the link of a webinar that came by a table: told to whoever is enrolled, from an hour before, and to nobody else. Over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestPerson } from '../../test/people.ts'
import { ok, presenceScene } from './presence.test.scene.ts'

let scene: Awaited<ReturnType<typeof presenceScene>>
let programmeId: string
let sessionId: string
let loaded: unknown
let sessions: { id: string }[]
let learner: TestPerson
let studyId: string
const link = 'https://webinar.example/room/7?pwd=42'
const heading = 'Вид;Название;Аннотация;Мероприятие;Часы;Основа;Специальности;Начало;Окончание;Время;Ссылка'
const about = 'Разбираем приём шаг за шагом на настоящих случаях из практики'
const row = (over: { kind?: string; days?: string; time?: string; link?: string } = {}) =>
  [
    over.kind ?? 'Мероприятие',
    'Вебинар о боли',
    about,
    over.kind ? '' : 'Вебинар',
    '2',
    'Бюджет',
    'Неврология',
    over.days ?? `${scene.day};${scene.day}`,
    over.time ?? '10:00',
    over.link ?? link,
  ].join(';')
const load = async (rows: readonly string[], isDry = false) =>
  (
    await (
      await scene.staffAgain()
    ).post('/api/learning/desk/imports', { text: [heading, ...rows].join('\n'), isDry, submit: true })
  ).body

beforeAll(async () => {
  scene = await presenceScene()
  loaded = await load([row()])
  const staff = await scene.staffAgain()
  const { items } = (await staff.get('/api/learning/desk/programmes?state=review')).body
  programmeId = items[0].id
  ok(await scene.reviewer.post('/api/learning/desk/decisions', { ids: [programmeId], to: 'published' }))
  const desk = ok(await staff.get(`/api/learning/desk/programmes/${programmeId}`))
  sessions = desk.allSessions
  sessionId = sessions[0]!.id
  learner = await scene.enrolled({ id: programmeId }, sessionId)
  const own = (await (await scene.fresh(learner)).get('/api/studies')).body
  studyId = own.items[0].id
})
afterAll(() => scene.app.close())

const seen = async (person = learner, id = studyId) =>
  (await scene.fresh(person)).get(`/api/presence/studies/${id}/broadcast`)

describe('D7+ a link in a table', () => {
  test('is saved with the session of its line', () => {
    expect(loaded).toMatchObject({ saved: 1, faults: [] })
    expect(sessions).toMatchObject([{ startsAt: '10:00', link }])
  })

  test('what is wrong with it stands by its line and column, and nothing is saved', async () => {
    const said = async (rows: readonly string[]) =>
      (await load(rows)).faults.map((f: { line: number; column: string }) => `${f.line} ${f.column}`)
    expect(await said([row({ link: 'http://webinar.example/7' })])).toEqual(['2 Ссылка'])
    expect(await said([row(), ';;;;;;;1.05.2099;;10:00;webinar'])).toEqual(['3 Ссылка'])
    expect(await said([row({ kind: 'Интерактивный модуль' })])).toEqual(['2 Ссылка'])
    expect(await said([row({ days: ';' })])).toContain('2 Ссылка')
    expect(await said([row({ link: `https://webinar.example/${'x'.repeat(500)}` })])).toEqual(['2 Ссылка'])
  })
})

describe('D7+ the link is told when it is time, to those who are enrolled', () => {
  test('from an hour before the time of the schedule until the end of the day, though presence is not kept', async () => {
    scene.goTo(-61)
    const opensAt = scene.moment(-60).toISOString()
    expect(ok(await seen())).toEqual({ broadcast: { opensAt, link: null } })
    scene.goTo(-60)
    expect(ok(await seen())).toEqual({ broadcast: { opensAt, link } })
    scene.goTo(300)
    expect(ok(await seen())).toEqual({ broadcast: { opensAt, link } })
  })

  test('a stranger, another learner and whoever has left do not get it; the catalogue says nothing', async () => {
    scene.goTo(301)
    expect((await seen(await scene.app.person())).status).toBe(404)
    const guest = await (await scene.app.as(await scene.app.person())).get(`/api/catalogue/${programmeId}`)
    expect(JSON.stringify(guest.body)).not.toContain('webinar.example')
    expect(
      JSON.stringify((await (await scene.fresh(learner)).get(`/api/studies/${studyId}`)).body),
    ).not.toContain('webinar.example')
    const left = await scene.enrolled({ id: programmeId }, sessionId)
    const client = await scene.fresh(left)
    const { items } = (await client.get('/api/studies')).body
    expect(ok(await seen(left, items[0].id))).toMatchObject({ broadcast: { link } })
    ok(await client.post(`/api/studies/${items[0].id}/cancellation`))
    expect(ok(await seen(left, items[0].id))).toEqual({ broadcast: null })
  })

  test('after the last day there is none', async () => {
    scene.goTo(14 * 60 + 1)
    expect(ok(await seen())).toEqual({ broadcast: null })
  })
})
