/** A2: saved searches: kept by their owner, told of once for each publication, joined with the account. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SigningClient } from '../../test/signing-client.ts'
import { learningScene, type LearningScene } from './learning.test.scene.ts'

let scene: LearningScene
let staff: SigningClient
beforeAll(async () => {
  scene = await learningScene()
  ;({ staff } = await scene.provider('Северная академия'))
})
afterAll(() => scene.app.close())

const keep = (hand: SigningClient, name: string, filter: object) =>
  hand.post('/api/learning/searches', { name, filter })
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
