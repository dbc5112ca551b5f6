/** Who learns what in the demo world: modules done and begun, applications that wait, results, questions, reviews. */
import { moscowDay } from '../platform/calendar/working-days.ts'
import type { Context } from '../platform/context.ts'
import { decideEnrolments, decideReview, enterResults, noteProgress } from '../modules/studies/index.ts'
import { academy, actingIn, type Acting } from './acting.ts'
import { daysLater } from './clock.ts'
import type { Happening } from './live.ts'
import { demoPeople } from './people.ts'
import { browserOf, type World } from './person-browser.ts'
import type { Cast } from './story.ts'

interface Line {
  readonly id: string
  readonly bases: readonly string[]
  readonly isAnytime: boolean
  readonly next: { readonly id: string } | null
}
interface Enrolled {
  readonly id: string
  readonly startsOn: string
}

const opinions = [
  [5, 'Разобраны настоящие случаи, а не учебные. Таблицу доз распечатал в ординаторскую.'],
  [4, 'Полезно, но тест строже, чем материал: два вопроса из него в лекции не названы.'],
  [5, ''],
  [3, 'Первая половина повторяет то, что знают все. Вторая хороша.'],
] as const

const asked = [
  'В лекции говорится о дозе 300 мг, а в приложении 150. Какая верна при массе до 60 кг?',
  'Можно ли получить презентацию третьего занятия?',
]

export function learntProgrammes(world: World, cast: Cast, now: Date): Happening[] {
  const as = (who: Acting | null): Context => actingIn(world, cast, 'results-entered', who)
  const doctors = demoPeople.filter((p) => p.roles.includes('doctor')).slice(0, 8)
  return doctors.flatMap((person, i) => {
    const formal: Enrolled[] = []
    const modules: string[] = []
    const began: Happening = {
      at: daysLater(now, -20 + (i % 5)),
      lives: [person.login],
      act: async () => {
        const b = await browserOf(world, cast.personOf(person.login))
        const of = async (kind: string, size: number): Promise<Line[]> =>
          (
            (await b.get(
              `/api/catalogue?kind=${kind}&organisation=${cast.organisationOf(academy)}&sort=nearest&size=30`,
            )) as { items: Line[] }
          ).items
            .filter((l) => l.isAnytime || l.next)
            .slice(i % 3, (i % 3) + size)
        const enrolIn = async (l: Line) =>
          (await b.post('/api/studies', {
            programmeId: l.id,
            sessionId: l.isAnytime ? null : l.next!.id,
            basis: l.bases[0],
            specialty: null,
          })) as Enrolled
        for (const line of await of('module', 4)) modules.push((await enrolIn(line)).id)
        for (const line of await of('advanced', 2)) formal.push(await enrolIn(line))
        if (i < asked.length) await b.post(`/api/studies/${modules[0]}/questions`, { text: asked[i] })
        await b.leave()
      },
    }
    const learnt: Happening = {
      at: daysLater(now, -12 + (i % 5)),
      lives: [person.login],
      act: async () => {
        for (const [n, studyId] of modules.entries()) {
          const share = [1, 1, 0.6, 0][n] ?? 0
          if (share > 0)
            await as(null).transaction((tx) =>
              noteProgress(tx, {
                studyId,
                share,
                isDone: share === 1,
                score: share === 1 ? 0.8 + (i % 3) / 10 : null,
              }),
            )
        }
      },
    }
    const settled: Happening = {
      at: daysLater(now, -6 + (i % 4)),
      lives: [person.login],
      act: async () => {
        const staff = as({
          login: 'nikitina',
          role: 'provider',
          organisationId: cast.organisationOf(academy),
        })
        const [first] = formal
        if (i % 3 < 2 && first) {
          await decideEnrolments(staff, {
            ids: [first.id],
            to: 'learning',
            orderNumber: `${40 + i}-з`,
            why: '',
          })
          if (i % 3 === 0 && first.startsOn <= moscowDay(world.clock.now()))
            await enterResults(staff, {
              items: [
                {
                  id: first.id,
                  result: 'finished',
                  startsOn: '',
                  finishedOn: moscowDay(world.clock.now()),
                  documentNumber: `У-${2600 + i}`,
                  why: '',
                },
              ],
            })
        }
        const [done] = modules
        const opinion = opinions[i]
        if (!done || !opinion) return
        const b = await browserOf(world, cast.personOf(person.login))
        const review = (await b.put(`/api/studies/${done}/review`, {
          rating: opinion[0],
          text: opinion[1],
        })) as Enrolled
        await b.leave()
        if (i < 3)
          await decideReview(as({ login: 'sokolov', role: 'verifier' }), review.id, { to: 'shown', why: '' })
      },
    }
    return [began, learnt, settled]
  })
}
