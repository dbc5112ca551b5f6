/** Conferences of the past two years in the demo world: enrolled, come to, confirmed by codes of paper. */
import { makeCodes, setMeeting } from '../modules/presence/index.ts'
import { moscowDay } from '../platform/calendar/working-days.ts'
import { academy } from './acting.ts'
import { daysLater } from './clock.ts'
import type { Happening } from './live.ts'
import { pastLearners } from './past-turns.ts'
import { browserOf, type World } from './person-browser.ts'
import { mainSpecialtyOf } from './posts.ts'
import { actingFor, publish } from './schools.ts'
import type { Cast } from './story.ts'

interface PastEvent {
  readonly title: string
  readonly daysAgo: number
  readonly hours: number
  readonly specialties: readonly string[]
  readonly city: string
  /** Who counts it elsewhere than in their first specialty. */
  readonly elsewhere?: Readonly<Record<string, string>>
}

const events: readonly PastEvent[] = [
  {
    title: 'Весенняя школа кардиологов и диагностов',
    daysAgo: 590,
    hours: 6,
    specialties: ['31.08.36', '31.08.12', '31.08.11', '31.08.49'],
    city: 'Псков, актовый зал академии',
    elsewhere: { orlova: '31.08.12' },
  },
  {
    title: 'День медицинской сестры: практика без ошибок',
    daysAgo: 545,
    hours: 4,
    specialties: ['34.02.01', '31.02.02', '31.02.03'],
    city: 'Псков, актовый зал академии',
  },
  {
    title: 'Конференция «Пациент после выписки»',
    daysAgo: 395,
    hours: 8,
    specialties: ['31.08.36', '31.08.42', '31.08.49', '31.08.53', '31.08.31', '31.08.67'],
    city: 'Псков, учебный корпус № 1',
  },
  {
    title: 'Функциональная диагностика: спорные заключения',
    daysAgo: 275,
    hours: 6,
    specialties: ['31.08.12', '31.08.11', '31.08.09'],
    city: 'Псков, клиническая база',
    elsewhere: { orlova: '31.08.12' },
  },
  {
    title: 'Школа процедурной медсестры и лаборанта',
    daysAgo: 130,
    hours: 4,
    specialties: ['34.02.01', '31.02.03'],
    city: 'Псков, симуляционный центр',
  },
]

const minuteMs = 60_000
const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * minuteMs)
/** No more than so many of the demo people come to one. */
const mostListeners = 5
/** Who put themselves down and did not come. */
const absent = ['zakharov', 'vasilev', 'ryabova']

interface Held {
  id: string
  sessionId: string
  meetingId: string
}

export const pastEvents = (world: World, cast: Cast, now: Date): Happening[] =>
  events.flatMap((e, n) => happenings(world, cast, now, { ...e, n }))

function happenings(world: World, cast: Cast, now: Date, e: PastEvent & { readonly n: number }): Happening[] {
  const from = new Date(daysLater(now, -e.daysAgo))
  from.setUTCHours(7, 0, 0, 0)
  const until = later(from, e.hours * 45)
  const specialtyOf = (login: string, main: string) => e.elsewhere?.[login] ?? main
  const listeners = pastLearners
    .filter((p) => e.specialties.includes(mainSpecialtyOf(p)))
    .slice(0, mostListeners)
  const lives = ['events of the past', ...listeners.map((p) => p.login)]
  const held: Held = { id: '', sessionId: '', meetingId: '' }
  const organiser = (audit: string) => actingFor(world, cast, audit, academy)
  return [
    {
      at: later(from, -20 * 1440),
      lives,
      act: async () => {
        const [id] = await publish(world, cast, academy, { rows: [rowOf(e, moscowDay(from))] })
        held.id = id!
        const b = await browserOf(world, cast.personOf(listeners[0]!.login))
        const shown = (await b.get(`/api/catalogue/${held.id}`)) as { sessions: { id: string }[] }
        held.sessionId = shown.sessions[0]!.id
        await b.leave()
        const meeting = await setMeeting(organiser('event-presence-set'), {
          programmeId: held.id,
          sessionId: held.sessionId,
          days: [{ startsAt: from.toISOString(), endsAt: until.toISOString() }],
          checks: 0,
          windowMinutes: 5,
          minMinutes: null,
          codes: { from: later(from, 60).toISOString(), until: later(until, 14 * 1440).toISOString() },
        })
        held.meetingId = meeting.id
      },
    },
    {
      at: later(from, -8 * 1440),
      lives,
      act: async () => {
        for (const person of listeners) {
          const b = await browserOf(world, cast.personOf(person.login))
          await b.post('/api/studies', {
            programmeId: held.id,
            sessionId: held.sessionId,
            basis: 'budget',
            specialty: specialtyOf(person.login, mainSpecialtyOf(person)),
          })
          await b.leave()
        }
      },
    },
    {
      at: later(until, 40),
      lives,
      act: async () => {
        const file = await makeCodes(organiser('event-codes-made'), held.meetingId, { count: 30, as: 'csv' })
        const table = Buffer.from(file.stream as Uint8Array).toString('utf8')
        const codes = [...table.matchAll(/[0-9A-Z]{4}-[0-9A-Z]{4}/g)].map((m) => m[0])
        for (const person of listeners.filter((p) => !absent.includes(p.login))) {
          const b = await browserOf(world, cast.personOf(person.login))
          await b.post('/api/presence/codes', { code: codes.pop() })
          await b.leave()
        }
      },
    },
  ]
}

const rowOf = (e: PastEvent, day: string) => ({
  fields: {
    kind: 'event' as const,
    title: e.title,
    annotation: `${e.title}: доклады практиков, разбор случаев и вопросы из зала. Участие подтверждают кодом, который выдают в конце дня.`,
    eventKind: 'conference' as const,
    form: 'full-time' as const,
    hours: e.hours,
    bases: ['budget' as const],
    priceKopecks: null,
    specialties: [...e.specialties],
    competencies: [],
    features: [],
    difficulty: null,
    isAnytime: false,
  },
  sessions: [
    {
      id: null,
      startsOn: day,
      endsOn: day,
      startsAt: '10:00',
      applyBy: null,
      places: 200,
      place: e.city,
      link: null,
    },
  ],
})
