/** A2: saved searches: kept by their owner, told of once for each publication, joined with the account. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SigningClient } from '../../test/signing-client.ts'
import { learningScene, programme, type LearningScene } from './learning.test.scene.ts'

let scene: LearningScene
let staff: SigningClient
beforeAll(async () => {
  scene = await learningScene()
  ;({ staff } = await scene.provider('Северная академия'))
})
afterAll(() => scene.app.close())

const keep = (hand: SigningClient, name: string, filter: object) =>
  hand.post('/api/learning/searches', { name, filter })
const day = (days: number) =>
  new Date(scene.app.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
const told = async (hand: SigningClient) =>
  (await hand.get('/api/notifications')).body.items.map((n: { link: string }) => n.link)

test('what is published under a saved search is told to its owner; what is not, or is switched off, is not', async () => {
  const hand = await scene.app.as(await scene.app.person())
  const cardio = await keep(hand, 'Кардиология', { text: 'кардиология' })
  expect(cardio).toMatchObject({ status: 201, body: { notifies: true } })
  expect(decodeURIComponent(cardio.body.href)).toBe('/catalogue?q=кардиология')
  await keep(hand, 'Модули', { kind: ['module'] })
  const off = await keep(hand, 'Всё', {})
  await hand.put(`/api/learning/searches/${off.body.id}`, { notifies: false })
  const one = await scene.published(staff)
  await scene.app.work()
  expect(await told(hand)).toEqual([`/catalogue/${one.id}`])
  expect((await hand.get('/api/learning/searches')).body.items).toHaveLength(3)
})

test('another version is not told as new; a new intake is, by its day, to those who ask for such days', async () => {
  const hand = await scene.app.as(await scene.app.person())
  await keep(hand, 'Зимой', { text: 'токсикология', from: day(1), to: day(60) })
  await keep(hand, 'Когда угодно', { text: 'токсикология' })
  const words = async () =>
    (await hand.get('/api/notifications')).body.items
      .map((n: { what: string; title: string }) => JSON.stringify(n))
      .toSorted()
  const one = await scene.published(staff, { title: 'Токсикология: разбор случаев' })
  await scene.app.work()
  expect(await words()).toHaveLength(1)
  const at = `/api/learning/desk/programmes/${one.id}`
  const other = { ...programme({ title: 'Токсикология: новые случаи' }), revision: one.revision }
  expect((await staff.put(at, other)).status).toBe(200)
  expect((await staff.post(`${at}/submission`)).status).toBe(200)
  const decided = await scene.reviewer.post('/api/learning/desk/decisions', {
    ids: [one.id],
    to: 'published',
  })
  expect(decided.status).toBe(200)
  await scene.app.work()
  expect(await words()).toHaveLength(1)
  const session = (starts: number) => ({ startsOn: day(starts), endsOn: day(starts + 3) })
  const desk = async () => (await staff.get(at)).body
  const before = await desk()
  const saved = await staff.put(`${at}/sessions`, {
    sessions: [...before.allSessions, session(20)],
    revision: before.revision,
  })
  expect(saved.status).toBe(200)
  await scene.app.work()
  const told = await words()
  expect(told).toHaveLength(3)
  expect(told.filter((w: string) => w.includes('Новый набор с')).length).toBe(2)
  const after = await desk()
  await staff.put(`${at}/sessions`, {
    // The day of a known one is moved, and one comes that begins after the winter.
    sessions: [{ ...after.allSessions[0], startsOn: day(21) }, session(90)],
    revision: after.revision,
  })
  await scene.app.work()
  expect(await words()).toHaveLength(4)
})

test('a search is its owner’s alone; a wrong one is refused', async () => {
  const hand = await scene.app.as(await scene.app.person())
  const other = await scene.app.as(await scene.app.person())
  const { body } = await keep(hand, 'Мой', {})
  expect((await other.delete(`/api/learning/searches/${body.id}`)).status).toBe(404)
  expect((await other.put(`/api/learning/searches/${body.id}`, { notifies: false })).status).toBe(404)
  expect((await keep(hand, ' ', {})).status).toBe(422)
  expect((await hand.delete(`/api/learning/searches/${body.id}`)).status).toBe(200)
  expect((await hand.get('/api/learning/searches')).body.items).toEqual([])
})
