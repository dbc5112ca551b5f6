/** D7+ over HTTP: a cycle opened by hand, and its paper that is checked later. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nextDay } from '../../platform/calendar/working-days.ts'
import { licenceScene, type Medic } from '../licences/licences.test.scene.ts'
import { takeAchievement } from './use-cases/take.ts'

let scene: Awaited<ReturnType<typeof licenceScene>>
beforeAll(async () => {
  scene = await licenceScene()
})
afterAll(() => scene.app.close())

const day = () => nextDay(scene.today(), -1000)
const paper = (over: object = {}) => ({ ...scene.attestation(), startsOn: day(), ...over })
const opened = async (m: Medic, over: object = {}) =>
  scene.ok(
    await m.client.post('/api/credits/cycles', {
      specialty: '31.08.36',
      number: '60 24 1',
      issuedOn: day(),
      ...over,
    }),
    201,
  )
const mine = async (m: Medic) => scene.ok(await m.client.get('/api/credits/cycles'))
const card = async (m: Medic, id: string) => scene.ok(await m.client.get(`/api/credits/cycles/${id}`))
const titles = async (m: Medic): Promise<string[]> =>
  scene.ok(await m.client.get('/api/notifications')).items.map((n: { title: string }) => n.title)
let studies = 0
const earned = (m: Medic, on: string, credits = 36) =>
  scene.app.context(null).transaction((tx) =>
    takeAchievement(tx, {
      personId: m.person.id,
      kind: 'programme',
      credits,
      earnedOn: on,
      specialtyKey: '31.08.36',
      specialties: ['31.08.36'],
      title: `Программа ${++studies}`,
      organisation: null,
      number: null,
      source: `study/0193a1de-0000-7000-8000-${String(studies).padStart(12, '0')}`,
      rule: '1 час — 1 ЗЕТ',
      approvedBy: null,
    }),
  )

test('D7+ the paper is checked: the equal cycle is confirmed by itself and keeps its credits', async () => {
  const m = await scene.medic()
  const { id } = await opened(m)
  await earned(m, nextDay(scene.today(), -10))
  const { number } = await scene.verified(m, paper())
  expect(await card(m, id)).toMatchObject({
    isConfirmed: true,
    total: 36,
    document: { number },
    can: { change: false },
  })
  expect((await mine(m)).offers).toEqual([])
  expect(await titles(m)).toContain('Пятилетний цикл подтверждён')
})

test('D7+ checked before: a cycle typed by hand with the same day is confirmed at once', async () => {
  const m = await scene.medic()
  await scene.verified(m, paper())
  expect(await opened(m)).toMatchObject({ isConfirmed: true })
})

test('D7+ a revoked paper says nothing of the cycle any more; credits stay', async () => {
  const m = await scene.medic()
  const { id } = await opened(m)
  const checked = await scene.verified(m, paper())
  const desk = await scene.verifier()
  const { version } = scene.ok(await desk.client.get(`/api/desk/papers/${checked.id}`))
  scene.ok(
    await desk.client.post(`/api/desk/papers/${checked.id}/standing`, {
      act: 'revoke',
      version,
      reason: 'Аккредитация выдана по ошибке',
    }),
  )
  await scene.app.work()
  expect(await card(m, id)).toMatchObject({ isConfirmed: false, can: { change: true } })
})

test('D7+ another day: what would change is shown, and the cycle is corrected with the person’s word', async () => {
  const m = await scene.medic()
  const typed = nextDay(day(), -30)
  const { id } = await opened(m, { issuedOn: typed })
  await earned(m, nextDay(typed, 3), 18)
  await earned(m, nextDay(scene.today(), -10))
  const checked = await scene.verified(m, paper())
  expect(await titles(m)).toContain('Документ и цикл говорят разное')
  const { offers } = await mine(m)
  expect(offers).toMatchObject([
    {
      paperId: checked.id,
      does: 'correct',
      cycle: { id },
      leaving: [{ credits: 18 }],
      objection: null,
    },
  ])
  expect(offers[0].changes.map((c: { label: string }) => c.label)).toEqual([
    'Номер',
    'Начало цикла',
    'Конец цикла',
  ])
  const correct = (version: number) =>
    m.client.post(`/api/credits/cycles/${id}/paper`, { paperId: checked.id, version })
  expect((await correct(9)).body.code).toBe('cycle.changed')
  expect(scene.ok(await correct(offers[0].cycle.version))).toMatchObject({
    isConfirmed: true,
    startsOn: day(),
    total: 36,
  })
  const after = await mine(m)
  expect(after.offers).toEqual([])
  expect(after.expectations).toMatchObject([{ credits: 18, state: 'cycle' }])
})

test('D7+ whoever does not agree opens a case with both values; the verifier’s word comes back', async () => {
  const m = await scene.medic()
  await opened(m, { issuedOn: nextDay(day(), -30) })
  const checked = await scene.verified(m, paper())
  const object = (text: string, who = m) =>
    who.client.post('/api/credits/cycles/objections', { paperId: checked.id, text })
  expect((await object('нет')).status).toBe(422)
  expect((await object('Аккредитация была раньше', await scene.medic())).status).toBe(404)
  scene.ok(await object('Аккредитация была раньше на месяц'))
  expect((await object('Аккредитация была раньше на месяц')).body.code).toBe('cycle.objection-open')
  expect((await mine(m)).offers).toMatchObject([{ objection: 'open' }])
  const desk = (await scene.verifier()).client
  const listed = scene
    .ok(await desk.get('/api/desk/licence-cases'))
    .items.find((c: { kind: string }) => c.kind === 'objection')
  const found = scene.ok(await desk.get(`/api/desk/licence-cases/${listed.id}`))
  expect(found).toMatchObject({ paperId: checked.id, answer: 'Аккредитация была раньше на месяц' })
  expect(found.differences.map((d: { label: string }) => d.label)).toContain('Начало цикла')
  scene.ok(
    await desk.post(`/api/desk/licence-cases/${listed.id}/decision`, {
      take: 'theirs',
      version: found.version,
      text: 'Скан показывает другой день',
    }),
  )
  expect((await mine(m)).offers).toEqual([])
})

test('D7+ accredited before the former cycle ends: it ends where the new one begins, and credits follow', async () => {
  const m = await scene.medic()
  const former = await opened(m, { issuedOn: nextDay(scene.today(), -5 * 365 + 60) })
  await earned(m, nextDay(scene.today(), -100))
  await earned(m, nextDay(scene.today(), -5), 18)
  const startsOn = nextDay(scene.today(), -20)
  const checked = await scene.verified(m, paper({ startsOn, endsOn: nextDay(startsOn, 1800) }))
  const { offers } = await mine(m)
  expect(offers).toMatchObject([{ does: 'follow', cycle: { id: former.id } }])
  const next = scene.ok(await m.client.post('/api/credits/cycles/from-paper', { paperId: checked.id }), 201)
  expect(next).toMatchObject({ startsOn, isConfirmed: true, total: 18 })
  expect(await card(m, former.id)).toMatchObject({ endsOn: startsOn, total: 36 })
})
