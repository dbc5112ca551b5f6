/** D7+ over HTTP: earned and not told of: the person claims, the organisation confirms or refuses, nobody counts twice. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contextOf, system } from '../../platform/house.ts'
import { moscowDay } from '../../platform/calendar/working-days.ts'
import { recordScene, type Medic, type RecordScene } from '../records/records.test.scene.ts'
import { monthsBefore } from './domain/cycle.ts'
import { tellOverdue } from './use-cases/tell-overdue.ts'

let scene: RecordScene
let staff: Medic['client']
beforeAll(async () => {
  scene = await recordScene()
  staff = await staffOf(scene.academy.id)
})
afterAll(() => scene.app.close())

async function staffOf(organisationId: string) {
  const person = await scene.app.person()
  await scene.app.give(person, 'provider', organisationId)
  return scene.app.as(person)
}

const today = moscowDay(new Date())
const endedOn = monthsBefore(today, 2)
const fields = () => ({
  organisationId: scene.academy.id,
  kind: 'programme',
  specialty: '31.08.12',
  title: 'Нарушения ритма сердца',
  hours: '36',
  endedOn,
})
const make = (m: Medic, over: object = {}) => m.client.post('/api/credits/claims', { ...fields(), ...over })
const made = async (m: Medic, over: object = {}) =>
  scene.ok(await make(m, over), 201) as { id: string; dueOn: string }
const cycleOf = async (m: Medic) =>
  scene.ok(
    await m.client.post('/api/credits/cycles', {
      specialty: '31.08.12',
      number: '60 24 1',
      issuedOn: monthsBefore(today, 30),
    }),
    201,
  )
const mine = async (m: Medic) => scene.ok(await m.client.get('/api/credits/cycles'))
const desk = async (query = '') => scene.ok(await staff.get(`/api/credits/desk/claims${query}`)).items
const confirm = (id: string, number = 'У-77', client = staff) =>
  client.post(`/api/credits/desk/claims/${id}/confirmation`, { number })
const titles = async (client: Medic['client']): Promise<string[]> =>
  scene.ok(await client.get('/api/notifications')).items.map((n: { title: string }) => n.title)

describe('D7+ a claim', () => {
  test('waits for the organisation by its day, which its staff sees and is told of', async () => {
    const m = await scene.medic()
    const { id, dueOn } = await made(m)
    // Made after the month of the organisation has passed: it has a month from now.
    expect(dueOn).toBe(monthsBefore(today, -1))
    expect((await mine(m)).expectations).toMatchObject([
      {
        id,
        state: 'organisation',
        dueOn,
        isOverdue: false,
        can: { choose: false, remind: true, withdraw: true },
      },
    ])
    expect((await desk()).find((c: { id: string }) => c.id === id)).toMatchObject({
      credits: 36,
      title: 'Нарушения ритма сердца',
      can: { decide: true },
    })
    await scene.app.work()
    expect(await titles(staff)).toContain('Обучение ждёт подтверждения')
  })

  test('every wrong field is named, and nothing is kept', async () => {
    const m = await scene.medic()
    const reply = await m.client.post('/api/credits/claims', { hours: '0', endedOn: '2026-02-31' })
    expect(reply.status).toBe(422)
    expect(reply.body.errors.map((e: { field: string }) => e.field).toSorted()).toEqual([
      'endedOn',
      'hours',
      'organisationId',
      'specialty',
      'title',
    ])
    expect((await mine(m)).expectations).toEqual([])
  })

  test('confirmed, it is credited with the number of its document and the name of who confirmed; twice is refused', async () => {
    const m = await scene.medic()
    const cycle = await cycleOf(m)
    const { id } = await made(m)
    expect((await confirm(id, '')).body.errors).toMatchObject([{ field: 'number' }])
    const both = await Promise.all([confirm(id), confirm(id)])
    expect(both.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const entries = scene.ok(await m.client.get(`/api/credits/cycles/${cycle.id}/entries`))
    expect(entries.items).toMatchObject([
      { credits: 36, rule: '1 час — 1 ЗЕТ, подтвердила организация, документ № У-77', isReversed: false },
    ])
    expect(entries.items[0].approver).not.toBe('Портал НМО')
    await scene.app.work()
    expect(await titles(m.client)).toContain('Начислено 36 ЗЕТ')
    expect((await desk('?state=decided')).find((c: { id: string }) => c.id === id)).toMatchObject({
      state: 'credited',
      number: 'У-77',
      can: { decide: false },
    })
  })

  test('confirmed before a cycle is open, it waits for one', async () => {
    const m = await scene.medic()
    const { id } = await made(m)
    scene.ok(await confirm(id))
    expect((await mine(m)).expectations).toMatchObject([{ id, state: 'cycle' }])
    const cycle = await cycleOf(m)
    expect(scene.ok(await m.client.get(`/api/credits/cycles/${cycle.id}`)).total).toBe(36)
  })

  test('refused with a reason that the person reads; then it may be claimed anew', async () => {
    const m = await scene.medic()
    const { id } = await made(m)
    const refuse = (reason: string) => staff.post(`/api/credits/desk/claims/${id}/refusal`, { reason })
    expect((await refuse('нет')).body.errors).toMatchObject([{ field: 'reason' }])
    expect(scene.ok(await refuse('Такого слушателя в приказах нет')).state).toBe('refused')
    expect((await confirm(id)).body.code).toBe('claim.settled')
    await scene.app.work()
    expect(await titles(m.client)).toContain('Организация не подтвердила обучение')
    await made(m)
  })

  test('one learning is claimed once; withdrawn, it is free again', async () => {
    const m = await scene.medic()
    const { id } = await made(m)
    expect((await make(m)).body.code).toBe('claim.twice')
    scene.ok(await m.client.post(`/api/credits/claims/${id}/withdrawal`))
    scene.ok(await m.client.post(`/api/credits/claims/${id}/withdrawal`))
    await made(m)
  })

  test('the desk goes on where its page ended; a spoilt cursor begins anew', async () => {
    const m = await scene.medic()
    for (const [i, hours] of ['40', '52', '66'].entries())
      await made(m, { hours, title: ['Шок', 'Отёк лёгких', 'Боль в груди'][i] })
    for (const state of ['open', 'decided']) {
      const all = (await desk(`?state=${state}&limit=100`)).map((c: { id: string }) => c.id)
      const seen: string[] = []
      for (let cursor: string | null = ''; cursor !== null;) {
        const page = await staff.get(
          `/api/credits/desk/claims?state=${state}&limit=2&cursor=${encodeURIComponent(cursor)}`,
        )
        const found = scene.ok(page) as { items: { id: string }[]; nextCursor: string | null }
        seen.push(...found.items.map((c) => c.id))
        cursor = found.nextCursor
      }
      expect(seen).toEqual(all)
      for (const cursor of [
        `2026-02-31~${m.person.id}`,
        `99-99~${m.person.id}`,
        `2026-11-14~${'-'.repeat(36)}`,
      ])
        expect((await desk(`?state=${state}&cursor=${encodeURIComponent(cursor)}`)).length).toBeGreaterThan(0)
    }
  })

  test('a reminder in one click, not oftener than once in three days', async () => {
    const m = await scene.medic()
    const { id } = await made(m)
    const remind = () => m.client.post(`/api/credits/claims/${id}/reminder`)
    scene.ok(await remind())
    expect((await remind()).body).toMatchObject({ code: 'claim.reminded-lately' })
    await scene.app.work()
    expect(await titles(staff)).toContain('Напоминание: обучение ждёт подтверждения')
  })

  test('past its day the person is told once', async () => {
    const m = await scene.medic()
    const { id } = await made(m)
    await scene.app.sql(`update credits.expectation set due_on = current_date - 3 where id = $1`, [id])
    const clock = () =>
      tellOverdue(contextOf(scene.app.house, { actor: system, audit: 'test', requestId: 't', origin: null }))
    await clock()
    await clock()
    await scene.app.work()
    expect((await titles(m.client)).filter((t) => t.startsWith('Организация не ответила'))).toHaveLength(1)
    expect((await mine(m)).expectations).toMatchObject([{ isOverdue: true }])
  })
})

describe('D7+ the same hours are never counted twice', () => {
  const certificate = {
    kind: 'advanced-certificate',
    specialty: '31.08.12',
    programme: 'Нарушения ритма сердца',
    hours: '36',
    startedOn: monthsBefore(today, 3),
    endedOn,
    issuedOn: monthsBefore(today, 1),
  }
  const verified = async (m: Medic) => {
    const record = await scene.recordOf(m, certificate)
    await scene.decide(record.application.id, 'approved')
  }
  const total = async (m: Medic, id: string) =>
    scene.ok(await m.client.get(`/api/credits/cycles/${id}`)).total

  test('the certificate is checked first: the claim goes away', async () => {
    const m = await scene.medic()
    const { id: cycleId } = await cycleOf(m)
    const { id } = await made(m)
    await verified(m)
    expect(await total(m, cycleId)).toBe(36)
    expect((await confirm(id)).body.code).toBe('claim.settled')
    expect((await make(m)).body.code).toBe('claim.twice')
  })

  test('the organisation is first: the certificate adds nothing', async () => {
    const m = await scene.medic()
    const { id: cycleId } = await cycleOf(m)
    scene.ok(await confirm((await made(m)).id))
    await verified(m)
    expect(await total(m, cycleId)).toBe(36)
  })
})

test('D7+ another person, another organisation and one’s own learning: it does not exist', async () => {
  const m = await scene.medic()
  const { id } = await made(m)
  const stranger = await scene.medic()
  const elsewhere = await staffOf((await scene.app.sql(`select gen_random_uuid() as id`))[0]!['id'] as string)
  await scene.app.give(m.person, 'provider', scene.academy.id)
  const replies = [
    await stranger.client.post(`/api/credits/claims/${id}/withdrawal`),
    await stranger.client.post(`/api/credits/claims/${id}/reminder`),
    await confirm(id, 'У-1', elsewhere),
    await confirm(id, 'У-1', await scene.app.as(m.person)),
  ]
  expect(replies.map((r) => r.status)).toEqual([404, 404, 404, 404])
  expect((await stranger.client.get('/api/credits/desk/claims')).status).toBe(403)
  expect((await elsewhere.get('/api/credits/desk/claims')).body.items).toEqual([])
})
