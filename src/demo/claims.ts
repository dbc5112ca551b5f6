/** «ЗЕТ не начислены» in the demo world: some wait for the academy, some were answered, one is late. */
import { moscowDay } from '../platform/calendar/working-days.ts'
import { confirmClaim, refuseClaim } from '../modules/credits/index.ts'
import { academy, actingIn } from './acting.ts'
import { daysLater } from './clock.ts'
import type { Happening } from './live.ts'
import { demoPeople } from './people.ts'
import { browserOf, type World } from './person-browser.ts'
import { mainSpecialtyOf } from './posts.ts'
import type { Cast } from './story.ts'

interface Told {
  readonly who: string
  readonly kind: 'programme' | 'module' | 'event'
  readonly title: string
  readonly hours: string
  /** Days before today. */
  readonly ended: number
  readonly made: number
  /** «confirmed», or the reason of a refusal. */
  readonly answer?: string
}

const told: readonly Told[] = [
  {
    who: 'orlova',
    kind: 'programme',
    title: 'Диспансерное наблюдение после инфаркта миокарда',
    hours: '36',
    ended: 45,
    made: 12,
  },
  {
    who: 'kuznetsov',
    kind: 'event',
    title: 'Конференция «Сосуды под ультразвуком»',
    hours: '12',
    ended: 20,
    made: 18,
  },
  {
    who: 'belova',
    kind: 'module',
    title: 'Антикоагулянты в повседневной практике',
    hours: '2',
    ended: 64,
    made: 60,
    answer: 'confirmed',
  },
  {
    who: 'fomina',
    kind: 'programme',
    title: 'Эхокардиография: трудные случаи',
    hours: '72',
    ended: 74,
    made: 40,
  },
  {
    who: 'melnik',
    kind: 'event',
    title: 'Вебинар «Одышка: с чего начать»',
    hours: '3',
    ended: 50,
    made: 47,
    answer: 'В листах присутствия вас нет: проверьте, на то ли имя вы регистрировались',
  },
  {
    who: 'guseynov',
    kind: 'programme',
    title: 'Неотложная хирургия живота',
    hours: '36',
    ended: 33,
    made: 9,
  },
]

export function claimsOfCredits(world: World, cast: Cast, now: Date): Happening[] {
  return told.flatMap((t, i) => {
    const person = demoPeople.find((p) => p.login === t.who)!
    let id = ''
    const made: Happening = {
      at: daysLater(now, -t.made),
      lives: [person.login],
      act: async () => {
        const b = await browserOf(world, cast.personOf(person.login))
        const reply = (await b.post('/api/credits/claims', {
          organisationId: cast.organisationOf(academy),
          kind: t.kind,
          specialty: mainSpecialtyOf(person),
          title: t.title,
          hours: t.hours,
          endedOn: moscowDay(daysLater(now, -t.ended)),
        })) as { id: string }
        id = reply.id
        await b.leave()
      },
    }
    if (!t.answer) return [made]
    const answered: Happening = {
      at: daysLater(now, -t.made + 8),
      lives: [person.login],
      act: async () => {
        const audit = t.answer === 'confirmed' ? 'claim-confirmed' : 'claim-refused'
        const organisationId = cast.organisationOf(academy)
        const staff = actingIn(world, cast, audit, { login: 'nikitina', role: 'provider', organisationId })
        if (t.answer === 'confirmed') await confirmClaim(staff, id, { number: `ИОМ-${1000 + i}` })
        else await refuseClaim(staff, id, { reason: t.answer ?? '' })
      },
    }
    return [made, answered]
  })
}
