/** What the tests of corrections share: an academy with its staff, people with cycles, claims, results and certificates. */
import { moscowDay } from '../../platform/calendar/working-days.ts'
import { recordScene, type Medic } from '../records/records.test.scene.ts'
import { monthsBefore } from './domain/cycle.ts'
import { takeAchievement, type Achievement } from './use-cases/take.ts'

export const today = moscowDay(new Date())
export const endedOn = monthsBefore(today, 2)
export const title = 'Нарушения ритма сердца'

export async function creditScene() {
  const scene = await recordScene()
  const provider = async () => {
    const person = await scene.app.person()
    await scene.app.give(person, 'provider', scene.academy.id)
    return scene.app.as(person)
  }
  const staff = await provider()
  const open = async (m: Medic, over: object = {}): Promise<string> =>
    scene.ok(
      await m.client.post('/api/credits/cycles', {
        specialty: '31.08.12',
        number: '60 24 1',
        issuedOn: monthsBefore(today, 30),
        ...over,
      }),
      201,
    ).id
  const claim = (m: Medic, over: object = {}) =>
    m.client.post('/api/credits/claims', {
      organisationId: scene.academy.id,
      kind: 'programme',
      specialty: '31.08.12',
      title,
      hours: '36',
      endedOn,
      ...over,
    })
  const claimed = async (m: Medic, over: object = {}): Promise<string> =>
    scene.ok(await claim(m, over), 201).id
  const confirm = async (id: string, number = 'УПК 770001') =>
    scene.ok(await staff.post(`/api/credits/desk/claims/${id}/confirmation`, { number })).state
  const total = async (m: Medic, id: string): Promise<number> =>
    scene.ok(await m.client.get(`/api/credits/cycles/${id}`)).total
  const entries = async (m: Medic, id: string) =>
    scene.ok(await m.client.get(`/api/credits/cycles/${id}/entries`)).items
  const mine = async (m: Medic) => scene.ok(await m.client.get('/api/credits/cycles'))
  const titles = async (client: Medic['client']): Promise<string[]> =>
    scene.ok(await client.get('/api/notifications')).items.map((n: { title: string }) => n.title)
  /** A result of the portal, as studies tell of it. */
  let studies = 0
  const studied = (m: Medic, over: Partial<Achievement> = {}) =>
    scene.app.context(null).transaction((tx) =>
      takeAchievement(tx, {
        personId: m.person.id,
        kind: 'programme',
        credits: 36,
        earnedOn: endedOn,
        specialtyKey: null,
        specialties: ['31.08.12'],
        title,
        organisation: { id: scene.academy.id, name: scene.academy.name },
        number: null,
        source: `study/0193a1de-0000-7000-8000-${String(++studies).padStart(12, '0')}`,
        rule: '1 час — 1 ЗЕТ',
        approvedBy: null,
        ...over,
      }),
    )
  const certified = async (m: Medic, over: object = {}) => {
    const record = await scene.recordOf(m, {
      kind: 'advanced-certificate',
      specialty: '31.08.12',
      programme: title,
      hours: '36',
      startedOn: monthsBefore(today, 4),
      endedOn,
      issuedOn: monthsBefore(today, 1),
      ...over,
    })
    await scene.decide(record.application.id, 'approved')
    return record
  }
  return {
    ...scene,
    provider,
    staff,
    open,
    claim,
    claimed,
    confirm,
    total,
    entries,
    mine,
    titles,
    studied,
    certified,
  }
}

export type CreditScene = Awaited<ReturnType<typeof creditScene>>
