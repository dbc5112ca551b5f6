import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestPerson } from '../../test/people.ts'
import type { Meeting } from './contract.ts'
import { ok, presenceScene } from './presence.test.scene.ts'
import { askListeners, settleMeetings } from './use-cases/settle.ts'

let scene: Awaited<ReturnType<typeof presenceScene>>
let held: Awaited<ReturnType<typeof scene.set>>
let checks: { n: number; at: number }[]
/** An hour of another event, and two who come to it. */
let short: typeof held
let good: TestPerson
let bad: TestPerson
/** Was put down and never came. */
let absent: TestPerson
beforeAll(async () => {
  scene = await presenceScene()
  held = await scene.set()
  checks = await scene.checksOf(held.meeting.id)
  short = await scene.set({ days: [scene.span(0, 60)], checks: 3, minMinutes: 40 })
  good = await scene.enrolled(short.programme, short.sessionId)
  bad = await scene.enrolled(short.programme, short.sessionId)
  absent = await scene.enrolled(short.programme, short.sessionId)
})
afterAll(() => scene.app.close())

const url = () => `/api/presence/meetings/${held.meeting.id}`

/** Sits at the event from the first to the last of these minutes with a page that beats every minute. */
async function sit(
  person: TestPerson,
  from: number,
  until: number,
  answers: (n: number) => boolean,
): Promise<Meeting> {
  let last: Meeting | undefined
  for (let minute = from; minute <= until; minute++) {
    scene.goTo(minute)
    // A sign-in lives half an hour in tests.
    if ((minute - from) % 20 === 0) browser = await scene.fresh(person)
    last = ok(await browser!.post(`${url()}/beat`)) as Meeting
    if (last.question && answers(last.question.n))
      last = ok(await browser!.post(`${url()}/answers`, { n: last.question.n })) as Meeting
  }
  return last!
}
const clock = new Intl.DateTimeFormat('ru-RU', {
  timeZone: 'Europe/Moscow',
  hour: 'numeric',
  minute: '2-digit',
})
let browser: Awaited<ReturnType<typeof scene.fresh>> | undefined

describe('D7+ conditions', () => {
  test('instants are drawn, told to nobody: neither the listener nor the organiser reads one that is ahead', async () => {
    expect(checks).toHaveLength(7)
    const person = await scene.enrolled(held.programme, held.sessionId)
    const mine = await (await scene.app.as(person)).get(url())
    expect(ok(mine)).toMatchObject({
      state: 'ahead',
      question: null,
      standing: { asked: 0, checks: 7, needed: 5 },
    })
    const desk = await scene.staff.get(`/api/presence/desk/meetings/${held.meeting.id}`)
    for (const reply of [mine, desk])
      expect(JSON.stringify(reply.body)).not.toContain(scene.moment(checks[3]!.at).toISOString())
  })

  test('are changed before the start, by one editor at a time, and drawn anew; afterwards not', async () => {
    const other = await scene.set()
    const before = await scene.checksOf(other.meeting.id)
    const body = { ...scene.conditions({ checks: 9 }), version: 1 }
    expect(ok(await scene.staff.put(`/api/presence/desk/meetings/${other.meeting.id}`, body))).toMatchObject({
      checks: 9,
      needed: 7,
      version: 2,
    })
    expect(await scene.checksOf(other.meeting.id)).not.toEqual(before)
    expect(
      (await scene.staff.put(`/api/presence/desk/meetings/${other.meeting.id}`, body)).body,
    ).toMatchObject({ code: 'meeting.changed' })
    const twice = await scene.staff.post('/api/presence/desk/meetings', {
      programmeId: other.programme.id,
      sessionId: other.sessionId,
      ...scene.conditions(),
    })
    expect(twice.body).toMatchObject({ code: 'meeting.twice' })
    const wrong = await scene.staff.post('/api/presence/desk/meetings', {
      programmeId: other.programme.id,
      sessionId: other.sessionId,
      ...scene.conditions({ days: [scene.span(0, -10)], checks: 2, minMinutes: 700 }),
    })
    expect(wrong.status).toBe(422)
    expect(wrong.body.errors.map((e: { field: string }) => e.field)).toEqual([
      'days.0.endsAt',
      'checks',
      'minMinutes',
    ])
  })

  test('nobody who is not put down for it sees it', async () => {
    const client = await scene.app.as(await scene.app.person())
    expect((await client.get(url())).status).toBe(404)
    expect((await client.post(`${url()}/beat`)).status).toBe(404)
    expect(ok(await client.get('/api/presence/meetings')).items).toEqual([])
  })
})

describe('D7+ during the event', () => {
  test('minutes run between two beats, not through a gap, and not twice from two pages', async () => {
    const person = await scene.enrolled(held.programme, held.sessionId)
    expect((await (await scene.app.as(person)).post(`${url()}/beat`)).body).toMatchObject({
      code: 'meeting.not-on',
    })
    scene.goTo(1)
    const [one, two] = [await scene.fresh(person), await scene.fresh(person)]
    ok(await one.post(`${url()}/beat`))
    // A little over a minute: the requests themselves take time.
    scene.goTo(2.2)
    await Promise.all([one.post(`${url()}/beat`), two.post(`${url()}/beat`)])
    expect(ok(await one.get(url())).standing.minutes).toBe(1)
    scene.goTo(12)
    expect(ok(await one.post(`${url()}/beat`)).standing.minutes).toBe(1)
  })

  test('a check is asked when it comes; late but in its window is in time, after it is not; twice is once', async () => {
    const person = await scene.enrolled(held.programme, held.sessionId)
    const first = checks[0]!
    scene.goTo(first.at)
    let client = await scene.fresh(person)
    const asked = ok(await client.post(`${url()}/beat`)) as Meeting
    expect(asked.asked).toEqual([{ n: 1, askedAt: scene.moment(first.at).toISOString(), outcome: 'open' }])
    expect(asked.question).toMatchObject({ n: 1, closesAt: scene.moment(first.at + 5).toISOString() })
    // The line was lost for four minutes.
    scene.goTo(first.at + 4)
    await Promise.all([client.post(`${url()}/answers`, { n: 1 }), client.post(`${url()}/answers`, { n: 1 })])
    expect(ok(await client.get(url()))).toMatchObject({ standing: { confirmed: 1 }, question: null })
    expect((await client.post(`${url()}/answers`, { n: 7 })).body).toMatchObject({
      code: 'presence.check-not-asked',
    })
    scene.goTo(checks[1]!.at + 6)
    client = await scene.fresh(person)
    expect((await client.post(`${url()}/answers`, { n: 2 })).body).toMatchObject({
      code: 'presence.check-over',
    })
    expect(ok(await client.get(url())).standing).toMatchObject({ confirmed: 1, asked: 2 })
  })

  test('open pages hear of it at once, and the organiser sees who is here', async () => {
    await scene.app.sql('update presence.check set told_at = null')
    const person = await scene.enrolled(held.programme, held.sessionId)
    scene.goTo(checks[2]!.at)
    ok(await (await scene.fresh(person)).post(`${url()}/beat`))
    await askListeners(scene.app.context(null))
    const told = await scene.app.sql(
      `select payload from platform.outbox where type = 'presence.asked' and payload ->> 'personId' = $1`,
      [person.id],
    )
    expect(told.map((r) => (r['payload'] as { n: number }).n)).toEqual([3])
    await askListeners(scene.app.context(null))
    expect((await scene.app.events()).filter((e) => e === 'presence.asked').length).toBe(told.length)
    const staff = await scene.staffAgain()
    const list = ok(await staff.get(`/api/presence/desk/meetings/${held.meeting.id}/attendees`))
    expect(list).toMatchObject({ here: 1, asked: 3 })
    expect(list.items.find((a: { personId: string }) => a.personId === person.id)).toMatchObject({
      isHere: true,
      name: 'Орлова Елена Викторовна',
    })
  })
})

describe('D7+ after the event', () => {
  test('who was there is credited, who was not is told what was short, each once', async () => {
    held = short
    checks = await scene.checksOf(short.meeting.id)
    const here = await sit(good, 1, 59, () => true)
    expect(here.standing).toMatchObject({ confirmed: 3, isConfirmed: null })
    // Whole minutes by the server's clock: milliseconds of the test itself are lost.
    expect([57, 58]).toContain(here.standing?.minutes)
    await sit(bad, 1, 30, (n) => n === 1)
    scene.goTo(64)
    await settleMeetings(scene.app.context(null))
    const of = async (person: TestPerson) => ok(await (await scene.fresh(person)).get(url())) as Meeting
    expect((await of(absent)).standing?.isConfirmed).toBeNull()
    expect(
      await scene.app.sql(
        'select 1 from presence.attendee where meeting_id = $1 and settled_at is not null',
        [short.meeting.id],
      ),
    ).toEqual([])
    scene.goTo(66)
    await Promise.all([settleMeetings(scene.app.context(null)), settleMeetings(scene.app.context(null))])
    await scene.app.work()
    expect(await of(good)).toMatchObject({
      state: 'over',
      creditedBy: 'presence',
      standing: { isConfirmed: true },
    })
    expect(await of(bad)).toMatchObject({ creditedBy: null, standing: { isConfirmed: false } })
    expect((await of(bad)).asked.map((c) => c.outcome)).toEqual(['confirmed', 'missed', 'missed'])
    expect((await of(good)).asked.map((c) => c.outcome)).toEqual(['confirmed', 'confirmed', 'confirmed'])
    // Nobody waits for a result that will not come.
    expect(await of(absent)).toMatchObject({ creditedBy: null, standing: { isConfirmed: false } })
    const said = await scene.app.sql(
      `select payload from platform.outbox where type = 'presence.settled' and payload ->> 'meetingId' = $1`,
      [short.meeting.id],
    )
    expect(said).toHaveLength(2)
    const why = said
      .map((r) => r['payload'] as { personId: string; why: string })
      .find((p) => p.personId === bad.id)?.why
    const [, second, third] = checks.map((c) => clock.format(scene.moment(c.at)))
    expect(why).toMatch(
      new RegExp(
        `^подтверждено 1 из 3 проверок, нужно 3, пропущены в ${second}, ${third}; просмотрено \\d+ минут[аы]?, нужно 40$`,
      ),
    )
    const news = ok(await (await scene.fresh(bad)).get('/api/notifications')).items
    expect(news.map((n: { title: string }) => n.title)).toContain('Присутствие не подтверждено')
    const certificate = await (await scene.fresh(good)).get('/api/certificates')
    expect(ok(certificate).items).toHaveLength(1)
  })
})
