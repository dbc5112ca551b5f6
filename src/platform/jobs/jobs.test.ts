import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Module } from '../../app.ts'
import { testApp, type TestApp } from '../../test/app.ts'
import { event, hears } from '../event.ts'
import { contextOf, system } from '../house.ts'
import { deadLetters, queueHealth, replay } from './dead-letters.ts'

const happened = event('thing.happened', z.object({ n: z.number() }))
const heard: number[] = []
let brokenUntil = Infinity
let tries = 0
const listener: Module = {
  name: 'listener',
  routes: () => undefined,
  jobs: [
    hears('listener.good', happened, async (_ctx, p) => void heard.push(p.n)),
    hears('listener.bad', happened, async () => {
      tries++
      if (tries < brokenUntil) throw new Error('сеть упала')
    }),
  ],
}

let app: TestApp
beforeAll(async () => {
  app = await testApp({ modules: [listener], settings: { LOG_LEVEL: 'silent' } })
  await app.portal.startWorker()
})
afterAll(() => app.close())

const tell = (n: number, thenFail = false) =>
  contextOf(app.house, { actor: system, audit: 'test', requestId: 't', origin: null }).transaction(
    async (tx) => {
      await tx.publish(happened, { n })
      if (thenFail) throw new Error('передумали')
    },
  )
const until = async (is: () => boolean | Promise<boolean>) => {
  for (let i = 0; i < 400 && !(await is()); i++) await new Promise((done) => setTimeout(done, 25))
}

describe('an event reaches each hearer by itself', () => {
  test('one broken hearer does not hold up the other, and tries again', async () => {
    await tell(1)
    await until(() => heard.includes(1) && tries >= 2)
    expect(heard).toEqual([1])
    expect(tries).toBeGreaterThanOrEqual(2)
  })

  test('what was rolled back is never heard', async () => {
    await expect(tell(2, true)).rejects.toThrow('передумали')
    await tell(3)
    await until(() => heard.includes(3))
    expect(heard).toEqual([1, 3])
  })

  test('after the last try it lies in the dead letters; a replay gives it its tries back', async () => {
    await app.sql(`update graphile_worker._private_jobs j set attempts = max_attempts, last_error = 'сеть упала', locked_at = null, locked_by = null
      from graphile_worker._private_tasks t where t.id = j.task_id and t.identifier = 'listener.bad'`)
    const dead = await deadLetters(app.house.db, 10)
    expect(dead.length).toBeGreaterThan(0)
    expect(dead[0]).toMatchObject({ job: 'listener.bad', lastError: 'сеть упала' })
    expect((await queueHealth(app.house.db)).dead).toBe(dead.length)
    brokenUntil = 0
    for (const letter of dead) expect(await replay(app.house.db, letter.id)).toBe(true)
    await until(
      async () =>
        (await queueHealth(app.house.db)).dead === 0 && (await queueHealth(app.house.db)).waiting === 0,
    )
    expect(await deadLetters(app.house.db, 10)).toEqual([])
    expect(await replay(app.house.db, dead[0]!.id)).toBe(false)
  })
})
