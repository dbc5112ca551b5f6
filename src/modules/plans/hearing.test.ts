/** D4, C3: what is learnt counts by itself; plans of two accounts become one person's. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Event } from '../../platform/event.ts'
import { merged } from '../identity/contract.ts'
import { studyAnnulled, studyFinished, studyMoved } from '../studies/contract.ts'
import type { Plan } from './contract.ts'
import { planScene, type PlanScene } from './plans.test.scene.ts'

let s: PlanScene
beforeAll(async () => {
  s = await planScene()
  for (const n of [1, 2])
    await s.published(s.staff, {
      title: `Разбор ${n}`,
      kind: 'module',
      hours: 6,
      bases: ['budget'],
      priceKopecks: null,
    })
})
afterAll(() => s.app.close())

const say = <T extends z.ZodType>(e: Event<T>, payload: z.input<T>) =>
  s.app.context(null).transaction((tx) => tx.publish(e, payload))
type Client = Awaited<ReturnType<PlanScene['medic']>>['client']

async function planned(client: Client): Promise<Plan> {
  const w = s.wishes({ hours: '12' })
  const { proposal } = s.ok(await client.post('/api/plans/proposal', w))
  const items = proposal.items.map((i: { programmeId: string }) => ({ programmeId: i.programmeId }))
  return s.ok(await client.post('/api/plans', { wishes: w, items }))
}

const study = (personId: string, programmeId: string) => ({
  studyId: crypto.randomUUID(),
  personId,
  programmeId,
  organisationId: crypto.randomUUID(),
  title: 'Разбор',
  kind: 'module' as const,
  organisationName: 'Северная академия',
  credits: 6,
  specialtyKey: '31.08.36',
})
type Study = ReturnType<typeof study>
const began = (of: Study) =>
  say(studyMoved, {
    ...of,
    state: 'learning',
    startsOn: s.day(0),
    endsOn: null,
    reason: null,
    isOwnAct: true,
  })
const finished = (of: Study) =>
  say(studyFinished, {
    ...of,
    version: 1,
    number: 'ИОМ-000001',
    hours: 6,
    rule: '1 час — 1 ЗЕТ',
    startedOn: s.day(0),
    finishedOn: s.day(0),
    documentNumber: null,
    via: 'content',
    approvedBy: null,
  })

test('D4 what was begun goes on, what is finished is done, the last one makes the plan reached; heard twice, it is counted once', async () => {
  const { client, person } = await s.medic()
  const plan = await planned(client)
  const studies = plan.proposal.items.map((i) => study(person.id, i.programmeId))
  const [first, second] = [studies[0]!, studies[1]!]
  const state = async () => {
    await s.app.work()
    const now = s.ok(await client.get(`/api/plans/${plan.id}`)) as Plan
    return [now.state, ...now.proposal.items.map((i) => i.state).toSorted()]
  }
  await began(first)
  expect(await state()).toEqual(['running', 'ahead', 'learning'])
  await finished(first)
  await finished(first)
  expect(await state()).toEqual(['running', 'ahead', 'done'])
  await say(studyAnnulled, { ...first, why: 'Ошибка' })
  expect(await state()).toEqual(['running', 'ahead', 'ahead'])
  await finished(first)
  await finished(second)
  expect(await state()).toEqual(['reached', 'done', 'done'])
})

test('C3 of two plans that run one is closed, and both are the other account’s', async () => {
  const [kept, gone] = [await s.medic(), await s.medic()]
  await planned(kept.client)
  await planned(gone.client)
  await say(merged, { mergeId: crypto.randomUUID(), keptId: kept.person.id, goneId: gone.person.id })
  await s.app.work()
  const { items } = s.ok(await kept.client.get('/api/plans'))
  expect(items.map((i: { state: string }) => i.state).toSorted()).toEqual(['closed', 'running'])
  const { items: rows } = s.ok(await kept.client.get('/api/portfolio?kind=plan'))
  expect(rows.map((e: { status: string }) => e.status).toSorted()).toEqual(['current', 'ended'])
})
