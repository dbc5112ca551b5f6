/** D9+: documents of learners and activities: nobody overwrites what they have not read. Over HTTP. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { activity, agent, lrsScene, type LrsScene, type Speaking } from './lrs.test.scene.ts'

let scene: LrsScene
let system: Speaking
beforeAll(async () => {
  scene = await lrsScene()
  system = await scene.client({ speaks: '2.0.0' })
})
afterAll(() => scene.app.close())

const who = encodeURIComponent(JSON.stringify(agent('orlova')))
const state = (id: string, more = '') =>
  `/activities/state?activityId=${activity('ecg').id}&agent=${who}&stateId=${id}${more}`

describe('D9+ a document', () => {
  test.for([
    ['state', state('place')],
    ['profile of an activity', `/activities/profile?activityId=${activity('ecg').id}&profileId=place`],
    ['profile of an agent', `/agents/profile?agent=${who}&profileId=place`],
  ])('%s is overwritten only by whoever read it', async ([, path]) => {
    expect((await system.get(path!)).status).toBe(404)
    expect((await system.put(path!, { page: 1 }, { 'if-none-match': '*' })).status).toBe(204)
    const first = await system.get(path!)
    expect(first.body).toEqual({ page: 1 })
    expect((await system.put(path!, { page: 2 })).status).toBe(409)
    expect((await system.put(path!, { page: 2 }, { 'if-none-match': '*' })).status).toBe(412)
    const etag = String(first.headers['etag'])
    expect((await system.put(path!, { page: 2 }, { 'if-match': etag })).status).toBe(204)
    expect((await system.put(path!, { page: 3 }, { 'if-match': etag })).status).toBe(412)
    expect((await system.get(path!)).body).toEqual({ page: 2 })
  })

  test('of ten that believe the same one is right; fields of many come together', async () => {
    const path = state(randomUUID())
    await system.put(path, { n: 0 })
    const etag = String((await system.get(path)).headers['etag'])
    const writes = await Promise.all(
      Array.from({ length: 10 }, (_, n) => system.put(path, { n: n + 1 }, { 'if-match': etag })),
    )
    expect(writes.filter((r) => r.status === 204)).toHaveLength(1)
    await Promise.all(Array.from({ length: 10 }, (_, n) => system.post(path, { [`f${n}`]: n })))
    expect(Object.keys((await system.get(path)).body as object)).toHaveLength(11)
    expect((await system.post(path, [1])).status).toBe(400)
  })

  test('states of one registration are listed and removed together, others stay', async () => {
    const [mine, other] = [randomUUID(), randomUUID()]
    await system.put(state('a', `&registration=${mine}`), { a: 1 })
    await system.put(state('b', `&registration=${mine}`), { b: 1 })
    await system.put(state('a', `&registration=${other}`), { a: 2 })
    const all = `/activities/state?activityId=${activity('ecg').id}&agent=${who}&registration=${mine}`
    expect((await system.get(all)).body).toEqual(['a', 'b'])
    expect((await system.delete(all)).status).toBe(204)
    expect((await system.get(all)).body).toEqual([])
    expect((await system.get(state('a', `&registration=${other}`))).body).toEqual({ a: 2 })
  })
})
