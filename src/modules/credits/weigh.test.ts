/** D7+ over HTTP: what a programme would give before it is begun, and both ways counted without a cycle. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { moscowDay, nextDay } from '../../platform/calendar/working-days.ts'
import type { Reply, SigningClient } from '../../test/signing-client.ts'
import { learningScene, type LearningScene } from '../learning/learning.test.scene.ts'

let s: LearningScene
let cardiology: string
let therapy: string
beforeAll(async () => {
  s = await learningScene()
  const { staff } = await s.provider('Северная академия')
  const over = { kind: 'module', hours: 6, bases: ['budget'], priceKopecks: null }
  ;({ id: cardiology } = await s.published(staff, { title: 'Аритмии: разбор', ...over }))
  ;({ id: therapy } = await s.published(staff, {
    title: 'Терапия боли',
    ...over,
    specialties: ['31.08.49'],
  }))
}, 120_000)
afterAll(() => s.app.close())

const day = (days: number) => nextDay(moscowDay(s.app.now()), days)
const ok = (reply: Reply): Reply['body'] => {
  if (reply.status >= 300) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}
const cycle = async (client: SigningClient, over: object = {}): Promise<string> =>
  ok(
    await client.post('/api/credits/cycles', {
      specialty: '31.08.36',
      number: '69 24 1',
      issuedOn: day(-900),
      ...over,
    }),
  ).id

test('says into which cycle it goes and what is left after it; of another specialty why it does not count', async () => {
  const client = await s.app.as(await s.app.person())
  const of = async (id: string) => ok(await client.get(`/api/credits/programmes/${id}`))
  expect(await of(cardiology)).toMatchObject({ credits: 6, kind: 'module', isLearnt: false, cycles: [] })
  const id = await cycle(client)
  expect((await of(cardiology)).cycles).toMatchObject([
    { id, goes: 'itself', whyNot: null, missing: 144, missingAfter: 138 },
  ])
  expect((await of(therapy)).cycles).toMatchObject([
    { id, goes: 'not', whyNot: 'specialty', missing: 144, missingAfter: 144 },
  ])
  const twin = await cycle(client, { specialty: '31.08.49', number: '69 24 2' })
  expect((await of(therapy)).cycles.map((c: { id: string }) => c.id)).toEqual([twin, id])
  expect((await s.app.stranger().get(`/api/credits/programmes/${cardiology}`)).status).toBe(401)
})

test('counts both ways for anybody: by the day of the paper and what there is, to the last credit', async () => {
  const guest = s.app.stranger()
  const count = (over: object) =>
    guest.post('/api/credits/calculator', {
      document: 'accreditation',
      issuedOn: day(-900),
      has: [
        { kind: 'programme', credits: 72 },
        { kind: 'event', credits: 60 },
      ],
      ...over,
    })
  const counted = ok(await count({}))
  expect(counted).toMatchObject({ isOver: false, total: 132 })
  expect(counted.ways.map((w: { missing: number }) => w.missing)).toEqual([12, 72])
  expect(ok(await count({ issuedOn: day(-2000) }))).toMatchObject({ isOver: true, daysLeft: 0 })
  for (const issuedOn of [day(3), 'чепуха'])
    expect(await count({ issuedOn })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'issuedOn' }] },
    })
})
