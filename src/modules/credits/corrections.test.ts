/** D7+ over HTTP: one learning counts once, a mistake is taken back by a row, a wrong cycle is left by two. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { moscowDay, nextDay } from '../../platform/calendar/working-days.ts'
import { recordScene, type Medic, type RecordScene } from '../records/records.test.scene.ts'
import { monthsBefore } from './domain/cycle.ts'
import { takeAchievement, type Achievement } from './use-cases/take.ts'
import { takeBack } from './use-cases/take-back.ts'

let scene: RecordScene
let staff: Medic['client']
let colleague: Medic['client']
let administrator: Medic['client']
beforeAll(async () => {
  scene = await recordScene()
  const provider = async () => {
    const person = await scene.app.person()
    await scene.app.give(person, 'provider', scene.academy.id)
    return scene.app.as(person)
  }
  staff = await provider()
  colleague = await provider()
  administrator = await scene.app.as(await scene.app.person({ roles: ['administrator'] }))
})
afterAll(() => scene.app.close())

const today = moscowDay(new Date())
const endedOn = monthsBefore(today, 2)
const title = 'Нарушения ритма сердца'
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
const claimed = async (m: Medic, over: object = {}): Promise<string> => scene.ok(await claim(m, over), 201).id
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

describe('D7+ one learning counts once', () => {
  test('a claim, and its result a day later: the claim goes away and says to what', async () => {
    const m = await scene.medic()
    const cycle = await open(m)
    const id = await claimed(m)
    await studied(m, { earnedOn: nextDay(endedOn) })
    expect(await total(m, cycle)).toBe(36)
    const seen = scene.ok(await m.client.get(`/api/credits/claims/${id}`))
    expect(seen).toMatchObject({ state: 'withdrawn' })
    expect(seen.reason).toContain(title)
    expect((await claim(m)).body).toMatchObject({ code: 'claim.twice', twins: [{ title, credits: 36 }] })
  })

  test('a confirmed claim, and a document a day off: refused, naming the other, and the person is told', async () => {
    const m = await scene.medic()
    const cycle = await open(m)
    expect(await confirm(await claimed(m))).toBe('credited')
    await certified(m, { endedOn: nextDay(endedOn, -1) })
    expect(await total(m, cycle)).toBe(36)
    expect(await titles(m.client)).toContain('Второй раз ЗЕТ не начислены')
  })

  test('by its number, whatever the day and the title', async () => {
    const m = await scene.medic()
    const cycle = await open(m)
    await certified(m, { series: '7827', number: '4455661', programme: 'Аритмология', hours: '18' })
    const id = await claimed(m, { endedOn: monthsBefore(today, 6), hours: '72' })
    expect(await confirm(id, '7827 № 4455661')).toBe('refused')
    expect(await total(m, cycle)).toBe(18)
  })

  test('where it is not certain, the person is shown both and says; another learning counts too', async () => {
    const m = await scene.medic()
    const cycle = await open(m)
    await studied(m)
    await studied(m, { title: 'Эхокардиография', source: 'record/0193a1de-0000-7000-8000-00000000000a/x' })
    const [doubted] = (await mine(m)).expectations
    expect(doubted).toMatchObject({ state: 'doubt', twin: { title }, can: { tell: true, choose: false } })
    await scene.app.work()
    expect(await titles(m.client)).toContain('36 ЗЕТ похожи на уже засчитанные')
    const tell = (isAnother: boolean, who = m) =>
      who.client.post(`/api/credits/expectations/${doubted.id}/twin`, { isAnother })
    expect((await tell(true, await scene.medic())).status).toBe(404)
    expect(scene.ok(await tell(true)).state).toBe('credited')
    expect(await total(m, cycle)).toBe(72)
    expect((await tell(false)).status).toBe(404)
  })

  test('said to be the same, it does not count; and counts once the other is taken back', async () => {
    const m = await scene.medic()
    const cycle = await open(m)
    await studied(m, { source: 'study/0193a1de-0000-7000-8000-0000000000aa' })
    await studied(m, { title: 'Ритм', source: 'record/0193a1de-0000-7000-8000-0000000000bb/x' })
    const [doubted] = (await mine(m)).expectations
    scene.ok(await m.client.post(`/api/credits/expectations/${doubted.id}/twin`, { isAnother: false }))
    expect(await total(m, cycle)).toBe(36)
    await scene.app
      .context(null)
      .transaction((tx) =>
        takeBack(tx, m.person.id, 'study/0193a1de-0000-7000-8000-0000000000aa', 'Результат отозван'),
      )
    expect(await total(m, cycle)).toBe(36)
    const standing = (await entries(m, cycle)).find(
      (e: { isReversed: boolean; credits: number }) => !e.isReversed && e.credits > 0,
    )
    expect(standing.title).toBe('Ритм')
  })

  test('a claim that looks the same is sent only with the word that it is another', async () => {
    const m = await scene.medic()
    await studied(m)
    const other = { title: 'Нарушения ритма сердца и проводимости' }
    expect((await claim(m, other)).body).toMatchObject({ code: 'claim.alike', twins: [{ title }] })
    const id = await claimed(m, { ...other, isAnother: true })
    await open(m)
    expect(await confirm(id, 'УПК 881122')).toBe('credited')
  })
})

describe('D7+ a confirmation given by mistake', () => {
  test('is taken back by the organisation with a reason: a row of the opposite sign, both sides are told', async () => {
    const m = await scene.medic()
    const cycle = await open(m)
    const id = await claimed(m)
    const reverse = (reason: string, client = colleague) =>
      client.post(`/api/credits/desk/claims/${id}/reversal`, { reason })
    expect((await reverse('Перепутали слушателя')).body.code).toBe('claim.not-confirmed')
    await confirm(id)
    expect((await reverse('нет')).body.errors).toMatchObject([{ field: 'reason' }])
    const both = await Promise.all([reverse('Перепутали слушателя'), reverse('Перепутали слушателя')])
    expect(both.map((r) => r.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(await total(m, cycle)).toBe(0)
    expect((await entries(m, cycle)).map((e: { credits: number }) => e.credits).toSorted()).toEqual([-36, 36])
    await scene.app.work()
    expect(await titles(m.client)).toContain('Снято 36 ЗЕТ')
    expect(await titles(staff)).toContain('Подтверждение вашей организации снято')
    expect(scene.ok(await m.client.get(`/api/credits/claims/${id}`))).toMatchObject({
      state: 'reversed',
      reason: 'Перепутали слушателя',
      cycle: null,
    })
    // It may be told of anew.
    await claimed(m)
  })

  test('and by an administrator, who finds it by the person or the document', async () => {
    const m = await scene.medic()
    const cycle = await open(m)
    const id = await claimed(m)
    await confirm(id, 'ОСОБЫЙ-9931')
    const found = scene.ok(await administrator.get('/api/credits/corrections?text=9931')).items
    expect(found).toMatchObject([{ id, number: 'ОСОБЫЙ-9931', can: { reverse: true, decide: false } }])
    expect((await staff.get('/api/credits/corrections')).status).toBe(403)
    scene.ok(await administrator.post(`/api/credits/corrections/${id}`, { reason: 'Ошибка организации' }))
    expect(await total(m, cycle)).toBe(0)
    await scene.app.work()
    expect(await titles(staff)).toContain('Подтверждение вашей организации снято')
  })

  test('what it kept from being counted counts then', async () => {
    const m = await scene.medic()
    const cycle = await open(m)
    const id = await claimed(m)
    await confirm(id)
    await certified(m)
    scene.ok(await staff.post(`/api/credits/desk/claims/${id}/reversal`, { reason: 'Перепутали слушателя' }))
    expect(await total(m, cycle)).toBe(36)
    const standing = (await entries(m, cycle)).find(
      (e: { isReversed: boolean; credits: number }) => !e.isReversed && e.credits > 0,
    )
    expect(standing.link).toMatch(/^\/documents\//)
  })

  test('of another organisation and one’s own does not exist', async () => {
    const m = await scene.medic()
    await open(m)
    const id = await claimed(m)
    await confirm(id)
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

describe('D7+ a credit in a wrong cycle', () => {
  const both = ['31.08.12', '31.08.36']
  test('is moved by its person into one that takes it: two rows, one transaction', async () => {
    const m = await scene.medic()
    const from = await open(m)
    await studied(m, { specialties: both })
    const into = await open(m, { specialty: '31.08.36' })
    const dentistry = await open(m, { specialty: '31.08.73' })
    const [entry] = await entries(m, from)
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
    expect([await total(m, from), await total(m, into)]).toEqual([0, 36])
    expect((await entries(m, from)).length).toBe(2)
  })

  test('a cycle that is over keeps what it holds', async () => {
    const m = await scene.medic()
    const from = await open(m)
    await studied(m, { specialties: both })
    const into = await open(m, { specialty: '31.08.36' })
    const [entry] = await entries(m, from)
    await scene.app.sql(`update credits.cycle set ends_on = current_date - 2 where id = $1`, [from])
    expect((await m.client.post(`/api/credits/entries/${entry.id}/cycle`, { cycleId: into })).body.code).toBe(
      'entry.cannot-move',
    )
    expect((await entries(m, from))[0].can.move).toBe(false)
  })
})

describe('D7+ into which cycle', () => {
  test('a result without a named specialty goes by itself where one cycle alone takes it; two are asked about', async () => {
    const [one, two] = [await scene.medic(), await scene.medic()]
    const cycle = await open(one)
    await studied(one, { specialties: ['31.08.12', '31.08.36'] })
    expect(await total(one, cycle)).toBe(36)
    await open(two)
    await open(two, { specialty: '31.08.36' })
    await studied(two, { specialties: ['31.08.12', '31.08.36'] })
    expect((await mine(two)).expectations).toMatchObject([{ state: 'cycle', can: { choose: true } }])
  })

  test('what waited comes in when its cycle is opened later', async () => {
    const m = await scene.medic()
    await studied(m, { specialties: ['31.08.12', '31.08.36'] })
    expect((await mine(m)).expectations).toMatchObject([{ state: 'cycle', can: { choose: false } }])
    expect(await total(m, await open(m, { specialty: '31.08.36' }))).toBe(36)
  })

  test('a diploma of retraining brings no credits, and its holder is told by which rule', async () => {
    const m = await scene.medic()
    const cycle = await open(m)
    await certified(m, { kind: 'retraining-diploma', hours: '504', startedOn: monthsBefore(today, 12) })
    await scene.app.work()
    expect(await total(m, cycle)).toBe(0)
    expect((await mine(m)).expectations).toEqual([])
    expect(await titles(m.client)).toContain('Документ проверен, ЗЕТ за него нет')
  })

  test('a cycle is mended by hand only with the word about credits that it loses; they wait', async () => {
    const m = await scene.medic()
    const cycle = await open(m)
    await studied(m)
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
    expect((await mine(m)).expectations).toMatchObject([{ state: 'cycle', credits: 36 }])
  })
})
