/** Who learns what in the demo world now: modules done and begun, applications that wait, questions, reviews. */
import { decideEnrolments, decideReview, noteProgress } from '../modules/studies/index.ts'
import { academy, actingIn } from './acting.ts'
import { daysLater } from './clock.ts'
import { demoLectures } from './lectures.ts'
import type { Happening } from './live.ts'
import { opinions } from './opinions.ts'
import { pastTopics } from './past-topics.ts'
import { pastLearners } from './past-turns.ts'
import { browserOf, type World } from './person-browser.ts'
import { mainSpecialtyOf } from './posts.ts'
import { actingFor } from './schools.ts'
import type { Cast } from './story.ts'
import { demoTopics } from './topics.ts'

interface Line {
  readonly id: string
  readonly title: string
  readonly bases: readonly string[]
  readonly isAnytime: boolean
  readonly next: { readonly id: string } | null
}

const asked = [
  'В лекции говорится о дозе 300 мг, а в приложении 150. Какая верна при массе до 60 кг?',
  'Можно ли получить презентацию третьего занятия?',
]

/** Those have materials and learners of their own, or were learnt in the years before. */
const known = new Set([
  ...demoLectures.map((l) => l.title),
  ...pastTopics.flatMap((t) => [...t.modules, ...t.advanced]),
])

/** So many learn modules now; more are put down for the intake that is ahead. */
const ofModules = 8
const ofIntake = 18
const mostModules = 3
const shares = [1, 1, 0.6]

export function learntProgrammes(
  world: World,
  cast: Cast,
  now: Date,
  programmeOf: (specialty: string, place: number) => string | undefined,
): Happening[] {
  return pastLearners.slice(0, ofIntake).flatMap((person, i) => {
    const specialty = mainSpecialtyOf(person)
    const [, ...themes] = demoTopics.find(([key]) => key === specialty) ?? []
    const modules: string[] = []
    let applied = ''
    const as = () => browserOf(world, cast.personOf(person.login))
    const began: Happening = {
      at: daysLater(now, -20 + (i % 5)),
      // After every school has published.
      lives: [person.login],
      act: async () => {
        const b = await as()
        const of = async (kind: string): Promise<Line[]> =>
          (
            (await b.get(`/api/catalogue?kind=${kind}&specialty=${specialty}&sort=nearest&size=30`)) as {
              items: Line[]
            }
          ).items.filter(
            (l) =>
              (l.isAnytime || l.next) && !known.has(l.title) && themes.some((t) => l.title.startsWith(t)),
          )
        const enrolIn = async (programmeId: string, sessionId: string | null, basis: string) =>
          ((await b.post('/api/studies', { programmeId, sessionId, basis, specialty })) as { id: string }).id
        const ahead = programmeOf(specialty, 2)
        if (ahead) {
          const { sessions } = (await b.get(`/api/catalogue/${ahead}`)) as {
            sessions: { id: string; startsOn: string }[]
          }
          const next = sessions.toSorted((x, y) => x.startsOn.localeCompare(y.startsOn)).at(-1)!
          applied = await enrolIn(ahead, next.id, 'budget')
        }
        if (i < ofModules) {
          for (const line of (await of('module')).slice(0, mostModules))
            modules.push(await enrolIn(line.id, null, line.bases[0]!))
          const [elsewhere] = await of('advanced')
          if (elsewhere)
            await enrolIn(elsewhere.id, elsewhere.isAnytime ? null : elsewhere.next!.id, elsewhere.bases[0]!)
          if (i < asked.length && modules[0])
            await b.post(`/api/studies/${modules[0]}/questions`, { text: asked[i] })
        }
        await b.leave()
      },
    }
    const learnt: Happening = {
      at: daysLater(now, -12 + (i % 5)),
      lives: [person.login],
      act: async () => {
        const rule = actingIn(world, cast, 'results-entered', null)
        for (const [n, studyId] of modules.entries()) {
          const share = shares[n] ?? 0
          const isDone = share === 1
          const score = isDone ? 0.8 + (i % 3) / 10 : null
          await rule.transaction((tx) => noteProgress(tx, { studyId, share, isDone, score }))
        }
      },
    }
    const settled: Happening = {
      at: daysLater(now, -6 + (i % 4)),
      lives: [person.login],
      act: async () => {
        // One in three waits for an order still.
        if (applied && i % 3 < 2)
          await decideEnrolments(actingFor(world, cast, 'enrolments-decided', academy), {
            ids: [applied],
            to: i === 7 ? 'refused' : 'learning',
            orderNumber: i === 7 ? '' : `${40 + i}-з`,
            why: i === 7 ? 'Набор для тех, кто работает в отделении: приложите справку' : '',
          })
        const [done] = modules
        const opinion = opinions[i]
        if (!done || !opinion) return
        const b = await as()
        const review = (await b.put(`/api/studies/${done}/review`, {
          rating: opinion.rating,
          text: opinion.text,
        })) as { id: string }
        await b.leave()
        if (i < 3)
          await decideReview(
            actingIn(world, cast, 'review-decided', { login: 'sokolov', role: 'verifier' }),
            review.id,
            { to: 'shown', why: '' },
          )
      },
    }
    return i < ofModules ? [began, learnt, settled] : [began, settled]
  })
}
