/** Individual plans in the demo world: the first of the printed people is some weeks into hers and a little behind, another keeps pace. */
import type { Answer, Plan } from '../modules/plans/contract.ts'
import { Wishes } from '../modules/plans/contract.ts'
import { remindOfPlans } from '../modules/plans/index.ts'
import { moscowDay } from '../platform/calendar/working-days.ts'
import { contextOf, system } from '../platform/house.ts'
import { daysLater } from './clock.ts'
import type { Happening } from './live.ts'
import { demoOrganisations, demoTeachers } from './organisations.ts'
import { browserOf, type World } from './person-browser.ts'
import type { Cast } from './story.ts'

interface Planned {
  readonly login: string
  readonly wishes: (now: Date) => Partial<Wishes>
  /** Hours of the first programme that were done by now. */
  readonly done: number
}

const planned: readonly Planned[] = [
  {
    login: 'orlova',
    wishes: (now) => ({
      goals: ['hours'],
      hours: '48',
      // Her specialty and its neighbours.
      specialties: ['31.08.36', '31.08.12', '31.08.49'],
      hoursPerWeek: '6',
      deadline: moscowDay(daysLater(now, 200)),
      away: [{ from: moscowDay(daysLater(now, 30)), to: moscowDay(daysLater(now, 43)) }],
    }),
    done: 4,
  },
  {
    login: 'kuznetsov',
    wishes: (now) => ({
      goals: ['hours'],
      hours: '20',
      hoursPerWeek: '3',
      deadline: moscowDay(daysLater(now, 120)),
    }),
    done: 99,
  },
]

const madeDaysAgo = 20

const schools = [...demoOrganisations, ...demoTeachers]
  .filter((o) => o.kind === 'educational')
  .map((o) => `teaching of ${o.name}`)

export function plansOfLearners(world: World, cast: Cast, now: Date): Happening[] {
  return planned.flatMap((p) => {
    let plan: Plan | undefined
    const as = () => browserOf(world, cast.personOf(p.login))
    const made: Happening = {
      at: daysLater(now, -madeDaysAgo),
      // After every school has published: the catalogue is whole.
      lives: [p.login, ...schools],
      act: async () => {
        const b = await as()
        const wishes = Wishes.parse(p.wishes(now))
        const first = (await b.post('/api/plans/proposal', wishes)) as Answer
        // As a person does: where it cannot be, the first repair is tried.
        const how = first.proposal ? wishes : first.impossible?.repairs[0]?.wishes
        const { proposal } =
          how && !first.proposal ? ((await b.post('/api/plans/proposal', how)) as Answer) : first
        if (how && proposal && proposal.items.length > 0)
          plan = (await b.post('/api/plans', {
            wishes: how,
            items: proposal.items.map((i) => ({
              programmeId: i.programmeId,
              sessionId: i.session?.id ?? null,
            })),
          })) as Plan
        await b.leave()
      },
    }
    const told: Happening = {
      at: daysLater(now, -5),
      lives: [p.login],
      act: async () => {
        const first = plan?.proposal.items.find((i) => i.session === null)
        if (!plan || !first) return
        const b = await as()
        await b.put(`/api/plans/${plan.id}/items/${first.programmeId}/progress`, {
          hours: Math.min(first.hours, p.done),
        })
        await b.leave()
      },
    }
    return [made, told]
  })
}

/** Each Monday morning since, as the clock of the portal would. */
export const remindersOfPlans = (world: World, now: Date): Happening[] =>
  Array.from({ length: madeDaysAgo }, (_, i) => daysLater(now, i - madeDaysAgo + 1))
    .filter((at) => at.getUTCDay() === 1)
    .map((day) => {
      const at = new Date(day)
      at.setUTCHours(6, 5, 0, 0)
      return {
        at: at < now ? at : daysLater(now, -0.01),
        lives: planned.map((p) => p.login),
        act: () =>
          remindOfPlans(
            contextOf(world.house, {
              actor: system,
              audit: 'plans.remind',
              requestId: 'demo',
              origin: null,
              now: world.clock.now(),
            }),
          ),
      }
    })
