/** D7+ over HTTP: one learning counts once, and a confirmation given by mistake is taken back by a row. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nextDay } from '../../platform/calendar/working-days.ts'
import type { Medic } from '../records/records.test.scene.ts'
import { creditScene, endedOn, title, today, type CreditScene } from './credits.test.scene.ts'
import { monthsBefore } from './domain/cycle.ts'
import { takeBack } from './use-cases/take-back.ts'

let scene: CreditScene
let colleague: Medic['client']
let administrator: Medic['client']
beforeAll(async () => {
  scene = await creditScene()
  colleague = await scene.provider()
  administrator = await scene.app.as(await scene.app.person({ roles: ['administrator'] }))
})
afterAll(() => scene.app.close())

describe('D7+ one learning counts once', () => {
  test('a claim, and its result a day later: the claim goes away and says to what', async () => {
    const m = await scene.medic()
    const cycle = await scene.open(m)
    const id = await scene.claimed(m)
    await scene.studied(m, { earnedOn: nextDay(endedOn) })
    expect(await scene.total(m, cycle)).toBe(36)
    const seen = scene.ok(await m.client.get(`/api/credits/claims/${id}`))
    expect(seen).toMatchObject({ state: 'withdrawn' })
    expect(seen.reason).toContain(title)
    expect((await scene.claim(m)).body).toMatchObject({
      code: 'claim.twice',
      twins: [{ title, credits: 36 }],
    })
  })

  test('a confirmed claim, and a document a day off: refused, naming the other, and the person is told', async () => {
    const m = await scene.medic()
    const cycle = await scene.open(m)
    expect(await scene.confirm(await scene.claimed(m))).toBe('credited')
    await scene.certified(m, { endedOn: nextDay(endedOn, -1) })
    expect(await scene.total(m, cycle)).toBe(36)
    expect(await scene.titles(m.client)).toContain('Второй раз ЗЕТ не начислены')
  })

  test('by its number, whatever the day and the title', async () => {
    const m = await scene.medic()
    const cycle = await scene.open(m)
    await scene.certified(m, { series: '7827', number: '4455661', programme: 'Аритмология', hours: '18' })
    const id = await scene.claimed(m, { endedOn: monthsBefore(today, 6), hours: '72' })
    expect(await scene.confirm(id, '7827 № 4455661')).toBe('refused')
    expect(await scene.total(m, cycle)).toBe(18)
  })

  test('where it is not certain, the person is shown both and says; another learning counts too', async () => {
    const m = await scene.medic()
    const cycle = await scene.open(m)
    await scene.studied(m)
    await scene.studied(m, {
      title: 'Эхокардиография',
      source: 'record/0193a1de-0000-7000-8000-00000000000a/x',
    })
    const [doubted] = (await scene.mine(m)).expectations
    expect(doubted).toMatchObject({ state: 'doubt', twin: { title }, can: { tell: true, choose: false } })
    await scene.app.work()
    expect(await scene.titles(m.client)).toContain('36 ЗЕТ похожи на уже засчитанные')
    const tell = (isAnother: boolean, who = m) =>
      who.client.post(`/api/credits/expectations/${doubted.id}/twin`, { isAnother })
    expect((await tell(true, await scene.medic())).status).toBe(404)
    expect(scene.ok(await tell(true)).state).toBe('credited')
    expect(await scene.total(m, cycle)).toBe(72)
    expect((await tell(false)).status).toBe(404)
  })

  test('said to be the same, it does not count; and counts once the other is taken back', async () => {
    const m = await scene.medic()
    const cycle = await scene.open(m)
    await scene.studied(m, { source: 'study/0193a1de-0000-7000-8000-0000000000aa' })
    await scene.studied(m, { title: 'Ритм', source: 'record/0193a1de-0000-7000-8000-0000000000bb/x' })
    const [doubted] = (await scene.mine(m)).expectations
    scene.ok(await m.client.post(`/api/credits/expectations/${doubted.id}/twin`, { isAnother: false }))
    expect(await scene.total(m, cycle)).toBe(36)
    await scene.app
      .context(null)
      .transaction((tx) =>
        takeBack(tx, m.person.id, 'study/0193a1de-0000-7000-8000-0000000000aa', 'Результат отозван'),
      )
    expect(await scene.total(m, cycle)).toBe(36)
    const standing = (await scene.entries(m, cycle)).find(
      (e: { isReversed: boolean; credits: number }) => !e.isReversed && e.credits > 0,
    )
    expect(standing.title).toBe('Ритм')
  })

  test('a claim that looks the same is sent only with the word that it is another', async () => {
    const m = await scene.medic()
    await scene.studied(m)
    const other = { title: 'Нарушения ритма сердца и проводимости' }
    expect((await scene.claim(m, other)).body).toMatchObject({ code: 'claim.alike', twins: [{ title }] })
    const id = await scene.claimed(m, { ...other, isAnother: true })
    await scene.open(m)
    expect(await scene.confirm(id, 'УПК 881122')).toBe('credited')
  })
})

describe('D7+ a confirmation given by mistake', () => {
  test('is taken back by the organisation with a reason: a row of the opposite sign, both sides are told', async () => {
    const m = await scene.medic()
    const cycle = await scene.open(m)
    const id = await scene.claimed(m)
    const reverse = (reason: string, client = colleague) =>
      client.post(`/api/credits/desk/claims/${id}/reversal`, { reason })
    expect((await reverse('Перепутали слушателя')).body.code).toBe('claim.not-confirmed')
    await scene.confirm(id)
    expect((await reverse('нет')).body.errors).toMatchObject([{ field: 'reason' }])
    const both = await Promise.all([reverse('Перепутали слушателя'), reverse('Перепутали слушателя')])
    expect(both.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(await scene.total(m, cycle)).toBe(0)
    expect((await scene.entries(m, cycle)).map((e: { credits: number }) => e.credits).toSorted()).toEqual([
      -36, 36,
    ])
    await scene.app.work()
    expect(await scene.titles(m.client)).toContain('Снято 36 ЗЕТ')
    expect(await scene.titles(scene.staff)).toContain('Подтверждение вашей организации снято')
    expect(scene.ok(await m.client.get(`/api/credits/claims/${id}`))).toMatchObject({
      state: 'reversed',
      reason: 'Перепутали слушателя',
      cycle: null,
    })
    // It may be told of anew.
    await scene.claimed(m)
  })

  test('and by an administrator, who finds it by the person or the document', async () => {
    const m = await scene.medic()
    const cycle = await scene.open(m)
    const id = await scene.claimed(m)
    await scene.confirm(id, 'ОСОБЫЙ-9931')
    const found = scene.ok(await administrator.get('/api/credits/corrections?text=9931')).items
    expect(found).toMatchObject([
      { id, of: 'claim', number: 'ОСОБЫЙ-9931', isReversed: false, can: { reverse: true } },
    ])
    expect((await scene.staff.get('/api/credits/corrections')).status).toBe(403)
    scene.ok(await administrator.post(`/api/credits/corrections/${id}`, { reason: 'Ошибка организации' }))
    expect(await scene.total(m, cycle)).toBe(0)
    await scene.app.work()
    expect(await scene.titles(scene.staff)).toContain('Подтверждение вашей организации снято')
  })

  test('what it kept from being counted counts then', async () => {
    const m = await scene.medic()
    const cycle = await scene.open(m)
    const id = await scene.claimed(m)
    await scene.confirm(id)
    await scene.certified(m)
    scene.ok(
      await scene.staff.post(`/api/credits/desk/claims/${id}/reversal`, { reason: 'Перепутали слушателя' }),
    )
    expect(await scene.total(m, cycle)).toBe(36)
    const standing = (await scene.entries(m, cycle)).find(
      (e: { isReversed: boolean; credits: number }) => !e.isReversed && e.credits > 0,
    )
    expect(standing.link).toMatch(/^\/documents\//)
  })

  test('of another organisation and one’s own does not exist', async () => {
    const m = await scene.medic()
    await scene.open(m)
    const id = await scene.claimed(m)
    await scene.confirm(id)
    await scene.app.give(m.person, 'provider', scene.academy.id)
    const elsewhere = await scene.app.person()
    await scene.app.give(
      elsewhere,
      'provider',
      (await scene.app.sql('select gen_random_uuid() as id'))[0]!['id'] as string,
    )
    for (const client of [await scene.app.as(m.person), await scene.app.as(elsewhere)])
      expect(
        (await client.post(`/api/credits/desk/claims/${id}/reversal`, { reason: 'Перепутали' })).status,
      ).toBe(404)
  })
})
