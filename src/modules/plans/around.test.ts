/** D4 over HTTP: beside the plan stand the learning of its programmes and the events of the person, in the phone's calendar too. */
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { planScene, type PlanScene } from './plans.test.scene.ts'

let s: PlanScene
let programmeId: string
let event: { id: string; allSessions: { id: string }[] }
beforeAll(async () => {
  s = await planScene()
  const over = { kind: 'module', hours: 6, bases: ['budget'], priceKopecks: null }
  ;({ id: programmeId } = await s.published(s.staff, { title: 'Разбор случая', ...over }))
  const days = { startsOn: s.day(20), endsOn: s.day(21) }
  event = await s.published(
    s.staff,
    { ...over, kind: 'event', eventKind: 'conference', title: 'Школа кардиолога', isAnytime: false },
    [days],
  )
  const span = (day: string, from: string, to: string) => ({
    startsAt: `${day}T${from}:00.000Z`,
    endsAt: `${day}T${to}:00.000Z`,
  })
  s.ok(
    await s.staff.post('/api/presence/desk/meetings', {
      programmeId: event.id,
      sessionId: event.allSessions[0]!.id,
      days: [span(days.startsOn, '07:00', '13:00'), span(days.endsOn, '08:00', '10:00')],
      checks: 3,
      windowMinutes: 5,
      minMinutes: null,
      codes: null,
    }),
  )
}, 120_000)
afterAll(() => s.app.close())

test('a programme is not begun, then learnt; an event the person registers for has its hours on both sides', async () => {
  const { client } = await s.medic()
  const wishes = s.wishes({ hours: '6' })
  s.ok(await client.post('/api/plans', { wishes, items: [{ programmeId, sessionId: null }] }))
  const around = async () => s.ok(await client.get('/api/plans/current/around'))
  expect(await around()).toEqual({ items: [{ programmeId, study: null, materials: [] }], events: [] })

  const study = s.ok(await client.post('/api/studies', { programmeId, sessionId: null }))
  s.ok(await client.post('/api/studies', { programmeId: event.id, sessionId: event.allSessions[0]!.id }))
  expect(await around()).toMatchObject({
    items: [{ programmeId, study: { id: study.id, state: 'learning', share: 0 } }],
    events: [
      {
        title: 'Школа кардиолога',
        days: [{ startsAt: `${s.day(20)}T07:00:00.000Z` }, { endsAt: `${s.day(21)}T10:00:00.000Z` }],
        href: expect.stringContaining('/events/') as string,
      },
    ],
  })

  const { address } = s.ok(await client.post('/api/plans/calendar-address'))
  const feed = await s.app.portal.app.inject({
    url: new URL(address).pathname,
    headers: { host: new URL(s.app.origin).host },
  })
  const events = new ICAL.Component(ICAL.parse(feed.body) as [])
    .getAllSubcomponents('vevent')
    .map((e) => new ICAL.Event(e))
    .filter((e) => e.summary === 'Школа кардиолога')
  expect(events.map((e) => e.startDate.toJSDate().toISOString())).toEqual([
    `${s.day(20)}T07:00:00.000Z`,
    `${s.day(21)}T08:00:00.000Z`,
  ])
  expect(new Set(events.map((e) => e.uid)).size).toBe(2)

  // What was left is begun anew, and is nobody's event any more.
  s.ok(await client.post(`/api/studies/${study.id}/cancellation`))
  expect((await around()).items).toMatchObject([{ study: null }])
  const other = await s.medic()
  expect(s.ok(await other.client.get('/api/plans/current/around'))).toEqual({ items: [], events: [] })
})
