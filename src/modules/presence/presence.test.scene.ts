/** An event of a provider, people who are put down for it, and a clock, for tests over HTTP. */
import { moscowDay } from '../../platform/calendar/working-days.ts'
import { request } from '../learning/learning.test.scene.ts'
import { ok, studyScene } from '../studies/studies.test.scene.ts'
import type { TestPerson } from '../../test/people.ts'
import type { DeskMeeting } from './contract.ts'

export { ok } from '../studies/studies.test.scene.ts'

const minuteMs = 60_000

export async function presenceScene() {
  const scene = await studyScene()
  const { app } = scene
  const academy = await scene.organisation('Академия мероприятий')
  const organiser = await app.person({ roles: ['provider'], organisationId: academy })
  const staff = await app.as(organiser)
  const { version } = ok(await staff.get('/api/learning/provider')) as { version: number }
  ok(await staff.put('/api/learning/provider', { ...request, version }))
  ok(await staff.post('/api/learning/provider/submission'))
  ok(await scene.reviewer.post(`/api/learning/providers/${academy}/decision`, { to: 'open' }))
  /** Tomorrow at 10 by Moscow: the day is the same for all that follows. */
  const day = moscowDay(new Date(app.now().getTime() + 86_400_000))
  const starts = new Date(`${day}T10:00:00+03:00`)
  const moment = (minutes: number) => new Date(starts.getTime() + minutes * minuteMs)

  /** `days`: so many days one after another. */
  const event = (days = 1, link: string | null = null) =>
    scene.published(
      staff,
      {
        kind: 'event',
        eventKind: 'conference',
        title: 'Школа кардиолога',
        hours: 6,
        isAnytime: false,
        bases: ['budget'],
        priceKopecks: null,
      },
      [
        {
          id: null,
          startsOn: day,
          endsOn: moscowDay(moment((days - 1) * 1440)),
          startsAt: '10:00',
          applyBy: null,
          places: null,
          place: 'Псков',
          link,
        },
      ],
    )

  const span = (from: number, until: number) => ({
    startsAt: moment(from).toISOString(),
    endsAt: moment(until).toISOString(),
  })

  /** Nine hours, seven checks, unless said otherwise. */
  const conditions = (over: object = {}) => ({
    days: [span(0, 540)],
    checks: 7,
    windowMinutes: 5,
    minMinutes: 405,
    codes: { from: moment(400).toISOString(), until: moment(3000).toISOString() },
    ...over,
  })

  const set = async (over: object = {}, days = 1, link: string | null = null) => {
    const programme = await event(days, link)
    const sessionId = programme.allSessions[0]!.id
    const meeting = ok(
      await staff.post('/api/presence/desk/meetings', {
        programmeId: programme.id,
        sessionId,
        ...conditions(over),
      }),
    ) as DeskMeeting
    return { programme, sessionId, meeting }
  }

  const enrolled = async (programme: { id: string }, sessionId: string): Promise<TestPerson> => {
    const person = await app.person()
    const client = await app.as(person)
    const study = ok(await client.post('/api/studies', { programmeId: programme.id, sessionId })) as {
      id: string
      state: string
    }
    if (study.state === 'applied')
      ok(
        await staff.post('/api/studies/desk/enrolments', {
          ids: [study.id],
          to: 'learning',
          orderNumber: '1-м',
        }),
      )
    return person
  }

  const codesOf = async (client: typeof staff, meetingId: string, count: number): Promise<string[]> => {
    const reply = await client.post(`/api/presence/desk/meetings/${meetingId}/codes`, { count, as: 'csv' })
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
    return [...reply.raw.toString('utf8').matchAll(/[0-9A-Z]{4}-[0-9A-Z]{4}/g)].map((m) => m[0])
  }

  return {
    ...scene,
    staff,
    staffAgain: () => app.anotherBrowserOf(organiser),
    day,
    moment,
    conditions,
    span,
    event,
    set,
    enrolled,
    codesOf,
    /** The clock goes to so many minutes after the start. */
    goTo: (minutes: number) => app.travel(moment(minutes).getTime() - app.now().getTime()),
    /** Whoever signed in yesterday signs in again. */
    fresh: (person: TestPerson) => app.anotherBrowserOf(person),
    checksOf: async (meetingId: string): Promise<{ n: number; at: number }[]> =>
      (
        await app.sql('select n, asks_at from presence.check where meeting_id = $1 order by n', [meetingId])
      ).map((r) => ({
        n: Number(r['n']),
        at: ((r['asks_at'] as Date).getTime() - starts.getTime()) / minuteMs,
      })),
  }
}
