/** D7+ over HTTP: into which cycle a credit goes, and how it leaves a wrong one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { creditScene, title, today, type CreditScene } from './credits.test.scene.ts'
import { monthsBefore } from './domain/cycle.ts'

let scene: CreditScene
beforeAll(async () => {
  scene = await creditScene()
})
afterAll(() => scene.app.close())

describe('D7+ a credit in a wrong cycle', () => {
  const both = ['31.08.12', '31.08.36']
  test('is moved by its person into one that takes it: two rows, one transaction', async () => {
    const m = await scene.medic()
    const from = await scene.open(m)
    await scene.studied(m, { specialties: both })
    const into = await scene.open(m, { specialty: '31.08.36' })
    const dentistry = await scene.open(m, { specialty: '31.08.73' })
    const [entry] = await scene.entries(m, from)
    expect(entry).toMatchObject({
      link: expect.stringMatching(/^\/learning\//),
      can: { move: true },
      cycles: [
        { id: into, whyNot: null },
        { id: dentistry, whyNot: 'specialty' },
      ],
    })
    const move = (cycleId: string, who = m) =>
      who.client.post(`/api/credits/entries/${entry.id}/cycle`, { cycleId })
    expect((await move(into, await scene.medic())).status).toBe(404)
    expect((await move(dentistry)).body).toMatchObject({
      code: 'expectation.cannot-choose',
      whyNot: 'specialty',
    })
    const twice = await Promise.all([move(into), move(into)])
    expect(twice.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect([await scene.total(m, from), await scene.total(m, into)]).toEqual([0, 36])
    expect((await scene.entries(m, from)).length).toBe(2)
  })

  test('a cycle that is over keeps what it holds', async () => {
    const m = await scene.medic()
    const from = await scene.open(m)
    await scene.studied(m, { specialties: both })
    const into = await scene.open(m, { specialty: '31.08.36' })
    const [entry] = await scene.entries(m, from)
    await scene.app.sql(`update credits.cycle set ends_on = current_date - 2 where id = $1`, [from])
    expect((await m.client.post(`/api/credits/entries/${entry.id}/cycle`, { cycleId: into })).body.code).toBe(
      'entry.cannot-move',
    )
    expect((await scene.entries(m, from))[0].can.move).toBe(false)
  })
})

describe('D7+ into which cycle', () => {
  test('a result without a named specialty goes by itself where one cycle alone takes it; two are asked about', async () => {
    const [one, two] = [await scene.medic(), await scene.medic()]
    const cycle = await scene.open(one)
    await scene.studied(one, { specialties: ['31.08.12', '31.08.36'] })
    expect(await scene.total(one, cycle)).toBe(36)
    await scene.open(two)
    await scene.open(two, { specialty: '31.08.36' })
    await scene.studied(two, { specialties: ['31.08.12', '31.08.36'] })
    expect((await scene.mine(two)).expectations).toMatchObject([{ state: 'cycle', can: { choose: true } }])
  })

  test('what waited comes in when its cycle is opened later', async () => {
    const m = await scene.medic()
    await scene.studied(m, { specialties: ['31.08.12', '31.08.36'] })
    expect((await scene.mine(m)).expectations).toMatchObject([{ state: 'cycle', can: { choose: false } }])
    expect(await scene.total(m, await scene.open(m, { specialty: '31.08.36' }))).toBe(36)
  })

  test('a diploma of retraining brings no credits, and its holder is told by which rule', async () => {
    const m = await scene.medic()
    const cycle = await scene.open(m)
    await scene.certified(m, { kind: 'retraining-diploma', hours: '504', startedOn: monthsBefore(today, 12) })
    await scene.app.work()
    expect(await scene.total(m, cycle)).toBe(0)
    expect((await scene.mine(m)).expectations).toEqual([])
    expect(await scene.titles(m.client)).toContain('Документ проверен, ЗЕТ за него нет')
  })

  test('a cycle is mended by hand only with the word about credits that it loses; they wait', async () => {
    const m = await scene.medic()
    const cycle = await scene.open(m)
    await scene.studied(m)
    const change = (over: object) =>
      m.client.put(`/api/credits/cycles/${cycle}`, {
        specialty: '31.08.36',
        number: '60 24 1',
        issuedOn: monthsBefore(today, 30),
        version: 1,
        ...over,
      })
    expect((await change({})).body).toMatchObject({
      code: 'cycle.loses-credits',
      leaving: [{ title, credits: 36 }],
    })
    expect(scene.ok(await change({ isAgreed: true }))).toMatchObject({ total: 0 })
    expect((await scene.mine(m)).expectations).toMatchObject([{ state: 'cycle', credits: 36 }])
  })
})
