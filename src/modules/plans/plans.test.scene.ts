/** A catalogue and a medic with a running cycle, for tests of plans over HTTP. */
import { moscowDay, nextDay } from '../../platform/calendar/working-days.ts'
import type { TestPerson } from '../../test/people.ts'
import type { Reply, SigningClient } from '../../test/signing-client.ts'
import { learningScene, type LearningScene } from '../learning/learning.test.scene.ts'
import { Wishes } from './contract.ts'

export interface PlanScene extends LearningScene {
  readonly staff: SigningClient
  readonly medic: () => Promise<{ readonly person: TestPerson; readonly client: SigningClient }>
  readonly ok: (reply: Reply) => Reply['body']
  readonly cycle: (client: SigningClient, over?: object) => Promise<string>
  readonly wishes: (over?: object) => Wishes
  /** So many days from the day of the portal. */
  readonly day: (days: number) => string
}

export async function planScene(): Promise<PlanScene> {
  const scene = await learningScene()
  const { staff } = await scene.provider('Северная академия')
  const ok: PlanScene['ok'] = (reply) => {
    if (reply.status >= 300) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  const day = (days: number) => nextDay(moscowDay(scene.app.now()), days)
  return {
    ...scene,
    staff,
    ok,
    day,
    medic: async () => {
      const person = await scene.app.person()
      return { person, client: await scene.app.as(person) }
    },
    cycle: async (client, over = {}) =>
      ok(
        await client.post('/api/credits/cycles', {
          specialty: '31.08.36',
          number: '69 24 1',
          issuedOn: day(-900),
          ...over,
        }),
      ).id,
    wishes: (over = {}) =>
      Wishes.parse({
        goals: ['hours'],
        hours: '20',
        hoursPerWeek: '6',
        deadline: day(180),
        ...over,
      }),
  }
}
