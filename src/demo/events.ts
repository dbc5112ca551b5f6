/** Events of the demo world: one that is past and was confirmed by codes, one that goes on now with checks, one that waits for its conditions. */
import { importProgrammes, decideProgrammes } from '../modules/learning/index.ts'
import { makeCodes, setMeeting } from '../modules/presence/index.ts'
import { moscowDay } from '../platform/calendar/working-days.ts'
import type { Context } from '../platform/context.ts'
import type { Role } from '../platform/permissions.ts'
import { academy, actingIn } from './acting.ts'
import { daysLater } from './clock.ts'
import type { Happening } from './live.ts'
import { demoPeople } from './people.ts'
import { browserOf, type World } from './person-browser.ts'
import { mainSpecialtyOf } from './posts.ts'
import type { Cast } from './story.ts'

const minuteMs = 60_000
const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * minuteMs)

interface Session {
  readonly id: string
  readonly startsOn: string
}

export function heldEvents(world: World, cast: Cast, now: Date): Happening[] {
  const as = (login: string, role: Role, audit: string): Context =>
    actingIn(world, cast, audit, {
      login,
      role,
      organisationId: role === 'provider' ? cast.organisationOf(academy) : null,
    })
  const past = { from: later(daysLater(now, -5), -60), until: later(daysLater(now, -5), 210) }
  const present = { from: later(now, -40), until: later(now, 200) }
  const listeners = demoPeople.filter((p) => p.roles.includes('doctor')).slice(0, 4)
  const specialties = [...new Set(['31.08.36', '31.08.49', ...listeners.map(mainSpecialtyOf)])]
  const lives = [`teaching of ${academy}`, 'events', ...listeners.map((p) => p.login)]
  const sessionOf = (at: { from: Date; until: Date }, place: string | null) => ({
    id: null,
    startsOn: moscowDay(at.from),
    endsOn: moscowDay(at.until),
    startsAt: null,
    applyBy: null,
    places: 200,
    place,
    link: null,
  })
  const rowOf = (title: string, specialties: string[], sessions: ReturnType<typeof sessionOf>[]) => ({
    fields: {
      kind: 'event' as const,
      title,
      annotation:
        'Разбор случаев из практики с обсуждением: что увидели, что сделали, что сделали бы теперь. Ведут действующие врачи.',
      eventKind: 'conference' as const,
      form: 'mixed' as const,
      hours: 6,
      bases: ['budget' as const],
      priceKopecks: null,
      specialties,
      competencies: ['Узнаёт состояние по первым признакам'],
      features: [],
      difficulty: null,
      isAnytime: false,
    },
    sessions,
  })
  let made: { readonly id: string; readonly sessions: readonly Session[] }[] = []
  let meetings: string[] = []
  let codes: string[] = []
  return [
    {
      at: daysLater(now, -9),
      lives,
      act: async () => {
        const staff = as('nikitina', 'provider', 'programmes-imported')
        const ahead = daysLater(now, 12)
        const rows = [
          rowOf('Школа неотложной кардиологии', specialties, [
            sessionOf(past, 'Учебный корпус № 1'),
            sessionOf({ from: ahead, until: ahead }, 'Учебный корпус № 1'),
          ]),
          rowOf('Конференция «Трудный пациент на приёме»', specialties, [sessionOf(present, null)]),
        ]
        const { ids, faults } = await importProgrammes(staff, { rows, submit: true, isDry: false })
        if (faults.length > 0) throw new Error(`Учебный мир: мероприятия: ${JSON.stringify(faults[0])}`)
        await decideProgrammes(as('demina', 'verifier', 'programmes-decided'), {
          ids: [...ids],
          to: 'published',
          why: '',
        })
        const b = await browserOf(world, cast.personOf(listeners[0]!.login))
        made = await Promise.all(
          ids.map(async (id) => (await b.get(`/api/catalogue/${id}`)) as (typeof made)[number]),
        )
        await b.leave()
        const organiser = as('nikitina', 'provider', 'event-presence-set')
        const codeTerm = {
          from: later(past.from, 120).toISOString(),
          until: daysLater(now, 20).toISOString(),
        }
        const first = await setMeeting(organiser, {
          programmeId: ids[0]!,
          sessionId: made[0]!.sessions[0]!.id,
          days: [{ startsAt: past.from.toISOString(), endsAt: past.until.toISOString() }],
          checks: 0,
          windowMinutes: 5,
          minMinutes: null,
          codes: codeTerm,
        })
        const second = await setMeeting(organiser, {
          programmeId: ids[1]!,
          sessionId: made[1]!.sessions[0]!.id,
          days: [{ startsAt: present.from.toISOString(), endsAt: present.until.toISOString() }],
          checks: 6,
          windowMinutes: 10,
          minMinutes: 90,
          codes: null,
        })
        meetings = [first.id, second.id]
      },
    },
    {
      at: daysLater(now, -8),
      lives,
      act: async () => {
        for (const person of listeners) {
          const b = await browserOf(world, cast.personOf(person.login))
          for (const programme of made)
            await b.post('/api/studies', {
              programmeId: programme.id,
              sessionId: programme.sessions[0]!.id,
              basis: 'budget',
              specialty: mainSpecialtyOf(person),
            })
          await b.leave()
        }
      },
    },
    {
      at: later(past.from, 150),
      lives,
      act: async () => {
        const file = await makeCodes(as('nikitina', 'provider', 'event-codes-made'), meetings[0]!, {
          count: 40,
          as: 'csv',
        })
        const table = Buffer.from(file.stream as Uint8Array).toString('utf8')
        codes = [...table.matchAll(/[0-9A-Z]{4}-[0-9A-Z]{4}/g)].map((m) => m[0])
      },
    },
    {
      at: later(past.until, 30),
      lives,
      act: async () => {
        // One of them has the paper in his pocket still.
        for (const person of listeners.filter((p) => p.login !== 'kuznetsov')) {
          const b = await browserOf(world, cast.personOf(person.login))
          await b.post('/api/presence/codes', { code: codes.pop() })
          await b.leave()
        }
      },
    },
    {
      at: later(now, -20),
      lives,
      act: async () => {
        for (const person of listeners.slice(1)) {
          const personId = cast.personOf(person.login)
          const b = await browserOf(world, personId)
          await b.post(`/api/presence/meetings/${meetings[1]}/beat`, undefined)
          await b.leave()
        }
      },
    },
  ]
}
