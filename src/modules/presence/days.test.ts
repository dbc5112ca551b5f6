/** D7+: an event of several days is one event: hours, checks, minutes and the link of each day; and lists of an organiser that are long. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestPerson } from '../../test/people.ts'
import type { DeskMeeting, Meeting } from './contract.ts'
import { ok, presenceScene } from './presence.test.scene.ts'
import { settleMeetings } from './use-cases/settle.ts'

let scene: Awaited<ReturnType<typeof presenceScene>>
let held: Awaited<ReturnType<typeof scene.set>>
let checks: { n: number; at: number }[]
/** The newest of an organisation that has had three hundred sessions. */
let newest: Awaited<ReturnType<typeof scene.event>>
/** Minutes from the start of the first day to the start of the second. */
const next = 1440
/** Room for three checks and no more. */
const length = 30
const link = 'https://broadcast.example/room/7'
beforeAll(async () => {
  scene = await presenceScene()
  const days = [scene.span(0, length), scene.span(next, next + length)]
  held = await scene.set({ days, checks: 3, minMinutes: null }, 2, link)
  checks = await scene.checksOf(held.meeting.id)
  newest = await scene.event()
  await scene.app.sql(
    `insert into learning.session (id, programme_id, starts_on, ends_on)
     select gen_random_uuid(), $1, current_date - 10 + n / 300, current_date + n / 300 from generate_series(1, 300) n`,
    [newest.id],
  )
}, 120_000)
afterAll(() => scene.app.close())

const url = () => `/api/presence/meetings/${held.meeting.id}`
let browser: Awaited<ReturnType<typeof scene.fresh>>
const read = async (person: TestPerson) => ok(await (await scene.fresh(person)).get(url())) as Meeting

/** Beats may come so far apart and still count. */
const step = 1.4

/** A day with an open page; every question is answered. */
async function sit(person: TestPerson, from: number): Promise<Meeting> {
  let last: Meeting | undefined
  for (let i = 0; i * step < length; i++) {
    scene.goTo(from + i * step)
    if (i % 15 === 0) browser = await scene.fresh(person)
    last = ok(await browser.post(`${url()}/beat`)) as Meeting
    if (last.question) last = ok(await browser.post(`${url()}/answers`, { n: last.question.n })) as Meeting
  }
  return last!
}

describe('D7+ several days', () => {
  test('checks are drawn within the hours of each day; minutes by the rule are of both together', () => {
    expect(held.meeting).toMatchObject({ checks: 3, checksInAll: 6, needed: 5, minMinutes: 45 })
    expect(checks.map((c) => (c.at < next ? 1 : 2))).toEqual([1, 1, 1, 2, 2, 2])
    for (const c of checks) expect(c.at % next).toBeLessThan(length)
  })

  test('who sat through one day is not credited, who sat through both is; nothing is settled between them', async () => {
    const [both, one] = [
      await scene.enrolled(held.programme, held.sessionId),
      await scene.enrolled(held.programme, held.sessionId),
    ]
    const early = await read(both)
    expect(early).toMatchObject({ state: 'ahead', broadcast: { link: null } })
    expect(early.broadcast?.opensAt).toBe(scene.moment(-60).toISOString())
    scene.goTo(-59)
    expect((await read(both)).broadcast?.link).toBe(link)
    await sit(both, 0)
    await sit(one, 0)
    scene.goTo(300)
    const between = await read(both)
    expect(between).toMatchObject({ state: 'between', broadcast: { link: null } })
    expect((await (await scene.fresh(both)).post(`${url()}/beat`)).body).toMatchObject({
      code: 'meeting.not-on',
    })
    await settleMeetings(scene.app.context(null))
    expect((await read(both)).standing?.isConfirmed).toBeNull()
    expect(await sit(both, next)).toMatchObject({ state: 'on', standing: { confirmed: 6, checks: 6 } })
    scene.goTo(next + length + 10)
    await settleMeetings(scene.app.context(null))
    await scene.app.work()
    expect(await read(both)).toMatchObject({ state: 'over', creditedBy: 'presence' })
    expect(await read(one)).toMatchObject({ creditedBy: null, standing: { isConfirmed: false } })
  })

  test('the link is nobody’s but theirs who are enrolled: the catalogue does not tell it', async () => {
    const guest = await (
      await scene.app.as(await scene.app.person())
    ).get(`/api/catalogue/${held.programme.id}`)
    expect(guest.status).toBe(200)
    expect(JSON.stringify(guest.body)).not.toContain('broadcast.example')
    const staff = await scene.staffAgain()
    const desk = ok(await staff.get(`/api/learning/desk/programmes/${held.programme.id}`))
    expect(desk.allSessions[0]).toMatchObject({ link })
    const saved = await staff.put(`/api/learning/desk/programmes/${held.programme.id}/sessions`, {
      sessions: [{ ...desk.allSessions[0], link: 'http://без-шифра' }],
      revision: desk.revision,
    })
    expect(saved).toMatchObject({ status: 422, body: { errors: [{ field: 'sessions.0.link' }] } })
  })
})

describe('D7+ an organisation with many events', () => {
  test('sets the newest of three hundred, changes it, and turns over the whole of both lists', async () => {
    const staff = await scene.staffAgain()
    const sessionId = newest.allSessions[0]!.id
    const waits = await staff.get(`/api/presence/desk/sessions/${sessionId}`)
    expect(ok(waits)).toMatchObject({ sessionId, title: 'Школа кардиолога' })
    const day = new Date(scene.app.now().getTime() + 3 * 3_600_000).toISOString().slice(0, 10)
    await scene.app.sql('update learning.session set starts_on = $2, ends_on = $2 where id = $1', [
      sessionId,
      day,
    ])
    const startsAt = new Date(scene.app.now().getTime() + 60_000).toISOString()
    const endsAt = new Date(scene.app.now().getTime() + 600_000).toISOString()
    const conditions = { days: [{ startsAt, endsAt }], checks: 0, windowMinutes: 5, minMinutes: null }
    const codes = { from: startsAt, until: endsAt }
    const made = ok(
      await staff.post('/api/presence/desk/meetings', {
        programmeId: newest.id,
        sessionId,
        ...conditions,
        codes,
      }),
    ) as DeskMeeting
    expect(
      ok(await staff.put(`/api/presence/desk/meetings/${made.id}`, { ...conditions, codes, version: 1 })),
    ).toMatchObject({ version: 2 })
    expect((await staff.get(`/api/presence/desk/sessions/${sessionId}`)).status).toBe(404)
    const seen = new Set<string>()
    let cursor: string | null = ''
    do {
      const page: { items: { sessionId: string }[]; nextCursor: string | null } = ok(
        await staff.get(`/api/presence/desk/sessions${cursor ? `?cursor=${cursor}` : ''}`),
      )
      for (const s of page.items) seen.add(s.sessionId)
      cursor = page.nextCursor
    } while (cursor)
    expect(seen.size).toBe(300)
    expect(ok(await staff.get('/api/presence/desk/meetings')).items[0]).toMatchObject({ id: made.id })
  })
})
