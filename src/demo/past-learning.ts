/** Two years of learning in the demo world: old schools, intakes twice and thrice a year, results, reviews, what went wrong. */
import { decideEnrolments, decideReview, enterResults, noteProgress } from '../modules/studies/index.ts'
import { academy, actingIn } from './acting.ts'
import { daysLater, workMoment } from './clock.ts'
import type { Happening } from './live.ts'
import { opinions } from './opinions.ts'
import { endOf, oldSchools, pastProgrammes, terms, type PastProgramme } from './past-programmes.ts'
import { pastTurns, type Turn } from './past-turns.ts'
import { browserOf, type PersonBrowser, type World } from './person-browser.ts'
import { actingFor, openSchool, publish, staffOf } from './schools.ts'
import type { Cast } from './story.ts'

/** A study that was begun in one of the intakes. */
interface Begun {
  readonly id: string
  readonly turn: Turn
  readonly programme: PastProgramme
}

export interface PastTeaching {
  readonly story: readonly Happening[]
  /** Of programme 0…2 of the specialty, once it is published. */
  readonly programmeOf: (specialty: string, place: number) => string | undefined
}

/** Learners of one intake do not wait for each other; the school waits for them all. */
const groups = 3
const intake = (term: number, i: number) => `intake ${term}, ${i % groups}`
const whole = (term: number) => Array.from({ length: groups }, (_, i) => intake(term, i))

const keyOf = (of: { specialty: string; place: number }, kind: string) =>
  `${of.specialty} ${kind} ${of.place}`

export function pastTeaching(world: World, cast: Cast, now: Date, random: () => number): PastTeaching {
  const programmes = pastProgrammes(now)
  const of = new Map(programmes.map((p) => [keyOf(p, p.fields.kind), p]))
  const ids = new Map<PastProgramme, string>()
  const sessions = new Map<string, readonly { readonly id: string; readonly startsOn: string }[]>()
  const begun: Begun[] = []
  const opened: Happening = {
    at: daysLater(now, -745),
    lives: [
      ...oldSchools.map((s) => `teaching of ${s}`),
      ...terms.flatMap((_, term) => whole(term)),
      'events of the past',
    ],
    act: async () => {
      for (const school of oldSchools) {
        await openSchool(world, cast, school)
        const own = programmes.filter((p) => p.school === school)
        const made = await publish(world, cast, school, { rows: own })
        own.forEach((p, i) => ids.set(p, made[i]!))
      }
    },
  }

  const begin = async (b: PersonBrowser, turn: Turn): Promise<void> => {
    const programme = of.get(keyOf(turn, turn.kind))!
    const programmeId = ids.get(programme)!
    let sessionId: string | null = null
    if (turn.kind === 'advanced') {
      if (!sessions.has(programmeId)) {
        const shown = (await b.get(`/api/catalogue/${programmeId}`)) as {
          sessions: { id: string; startsOn: string }[]
        }
        sessions.set(programmeId, shown.sessions)
      }
      const { startsOn } = programme.sessions[turn.term]!
      sessionId = sessions.get(programmeId)!.find((s) => s.startsOn === startsOn)!.id
    }
    const { id } = (await b.post('/api/studies', {
      programmeId,
      sessionId,
      basis: 'budget',
      specialty: turn.specialty,
    })) as { id: string }
    if (turn.ending === 'cancelled') await b.post(`/api/studies/${id}/cancellation`)
    else begun.push({ id, turn, programme })
  }

  const ofTerm = (term: number, kind: Turn['kind']) =>
    begun.filter((s) => s.turn.term === term && s.turn.kind === kind)

  const learners = (term: number): Happening[] =>
    [
      ...Map.groupBy(
        pastTurns.filter((t) => t.term === term),
        (t) => t.person,
      ),
    ].flatMap(([person, turns]) => {
      const { i } = turns[0]!
      const lives = [person.login, intake(term, i)]
      const came: Happening = {
        at: workMoment(random, daysLater(now, -terms[term]! + (i % 6))),
        lives,
        act: async () => {
          const b = await browserOf(world, cast.personOf(person.login))
          for (const turn of turns) await begin(b, turn)
          await b.leave()
        },
      }
      if (turns.every((t) => t.kind !== 'module')) return [came]
      const learnt: Happening = {
        at: workMoment(random, daysLater(now, -terms[term]! + 12 + ((i * 5 + term * 11) % 40))),
        lives,
        act: async () => {
          for (const study of ofTerm(term, 'module').filter((s) => s.turn.person === person))
            await learn(world, cast, study)
        },
      }
      return [came, learnt]
    })

  const desk = (term: number): Happening[] => [
    {
      at: daysLater(now, 9.3 - terms[term]!),
      lives: whole(term),
      act: () => eachSchool(term, (school, studies) => enrol(world, cast, school, { term, studies })),
    },
    {
      at: daysLater(now, 32.3 - terms[term]!),
      lives: whole(term),
      act: () => eachSchool(term, (school, studies) => settle(world, cast, school, { term, studies, now })),
    },
  ]
  /** One result turns out to be another's. */
  const mended: Happening = {
    at: daysLater(now, -301),
    lives: terms.flatMap((_, term) => whole(term)),
    act: async () => {
      const wrong = begun.filter((s) => s.turn.ending === 'annulled')
      for (const { id, programme } of wrong) {
        const b = await browserOf(world, cast.personOf(staffOf(programme.school)))
        await b.post(`/api/studies/desk/learners/${id}/annulment`, {
          why: 'Ошибка в ведомости: зачёт сдавал другой слушатель с той же фамилией',
        })
        await b.leave()
      }
    },
  }
  const eachSchool = async (
    term: number,
    work: (school: string, studies: readonly Begun[]) => Promise<void>,
  ): Promise<void> => {
    for (const [school, studies] of Map.groupBy(ofTerm(term, 'advanced'), (s) => s.programme.school))
      await work(school, studies)
  }
  return {
    story: [opened, ...terms.flatMap((_, term) => [...learners(term), ...desk(term)]), mended],
    programmeOf: (specialty, place) => {
      const programme = of.get(keyOf({ specialty, place }, 'advanced'))
      return programme && ids.get(programme)
    },
  }
}

/** Through the module to its end; one in three says what they think, and it is read before it is shown. */
async function learn(world: World, cast: Cast, { id, turn, programme }: Begun): Promise<void> {
  const rule = actingIn(world, cast, 'results-entered', null)
  const score = 0.8 + (turn.i % 3) / 10
  await rule.transaction((tx) => noteProgress(tx, { studyId: id, share: 1, isDone: true, score }))
  if ((turn.i + turn.term) % 3 !== 0) return
  const opinion = opinions[(turn.i + turn.term * 3) % opinions.length]!
  const b = await browserOf(world, cast.personOf(turn.person.login))
  const review = (await b.put(`/api/studies/${id}/review`, {
    rating: opinion.rating,
    text: opinion.text,
  })) as { id: string }
  await b.leave()
  const reader = actingIn(world, cast, 'review-decided', { login: 'sokolov', role: 'verifier' })
  await decideReview(reader, review.id, { to: 'shown', why: '' })
  if (!opinion.reply || programme.school !== academy) return
  const school = await browserOf(world, cast.personOf(staffOf(programme.school)))
  await school.post(`/api/studies/desk/reviews/${review.id}/reply`, { text: opinion.reply })
  await school.leave()
}

interface Batch {
  readonly term: number
  readonly studies: readonly Begun[]
}

async function enrol(world: World, cast: Cast, school: string, { term, studies }: Batch): Promise<void> {
  const staff = actingFor(world, cast, 'enrolments-decided', school)
  const idsOf = (isRefused: boolean) =>
    studies.filter((s) => (s.turn.ending === 'refused') === isRefused).map((s) => s.id)
  const [taken, refused] = [idsOf(false), idsOf(true)]
  if (taken.length > 0)
    await decideEnrolments(staff, { ids: taken, to: 'learning', orderNumber: `${14 + term * 9}-з`, why: '' })
  if (refused.length > 0)
    await decideEnrolments(staff, {
      ids: refused,
      to: 'refused',
      orderNumber: '',
      why: 'Нет направления от организации: места бюджетные. Подайте заявку с направлением',
    })
}

/** A sheet for the whole intake. */
async function settle(
  world: World,
  cast: Cast,
  school: string,
  { term, studies, now }: Batch & { readonly now: Date },
): Promise<void> {
  const ended = studies.filter((s) => s.turn.ending !== 'refused' && s.turn.ending !== 'late')
  if (ended.length > 0)
    await enterResults(actingFor(world, cast, 'results-entered', school), {
      items: ended.map(({ id, turn, programme }) => {
        const isFailed = turn.ending === 'failed'
        return {
          id,
          result: isFailed ? ('failed' as const) : ('finished' as const),
          startsOn: '',
          finishedOn: isFailed ? '' : endOf(now, term, programme.fields.hours!),
          documentNumber: isFailed ? '' : `18${term}${String(40_017 + turn.i * 43).padStart(6, '0')}`,
          why: isFailed ? 'Итоговый зачёт не сдан, пересдача не использована' : '',
        }
      }),
    })
}
