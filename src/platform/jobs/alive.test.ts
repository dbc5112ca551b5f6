import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { testApp, type TestApp } from '../../test/app.ts'
import { event, hears } from '../event.ts'
import { contextOf, system } from '../house.ts'
import { createLog } from '../log.ts'
import { showAlive } from './alive.ts'

const happened = event('thing.happened', z.object({ n: z.number() }))
const heard: number[] = []
/** What the worker said, for the message of a failure. */
const said: string[] = []
const log = createLog('debug', { write: (line) => void said.push(line) })

let app: TestApp
let neighbour: pg.Pool
beforeAll(async () => {
  const work = hears('listener.one', happened, async (_ctx, p) => void heard.push(p.n))
  app = await testApp({
    modules: [{ name: 'listener', routes: () => undefined, jobs: [work] }],
    log,
  })
  const [row] = await app.sql('select current_database() as name')
  const url = new URL(inject('postgres').appUrl)
  url.pathname = `/${String(row!['name'])}`
  neighbour = new pg.Pool({ connectionString: url.toString(), max: 3 })
  neighbour.on('error', () => undefined)
})
afterAll(async () => {
  await neighbour.end()
  await app.close()
})

/** As a worker leaves it that took the job a minute ago and has not come back. */
async function takenBy(worker: string, n: number): Promise<void> {
  const ctx = contextOf(app.house, { actor: system, audit: 'test', requestId: 't', origin: null })
  await ctx.transaction((tx) => tx.publish(happened, { n }))
  await app.sql(
    `update graphile_worker._private_jobs set locked_at = now() - interval '1 minute', locked_by = $1 where locked_at is null`,
    [worker],
  )
}

const until = async (is: () => boolean) => {
  for (let i = 0; i < 600 && !is(); i++) await new Promise((done) => setTimeout(done, 25))
}

test('a job of a fallen worker is done within seconds, that of a slow one is left to it until it falls', async () => {
  const slow = showAlive(neighbour, 'pool-slow', log)
  await takenBy('pool-fallen', 1)
  await takenBy('pool-slow', 2)
  await app.portal.startWorker()
  await until(() => heard.includes(1))
  await new Promise((done) => setTimeout(done, 5500)) // One more beat.
  expect(heard, said.join('')).toEqual([1])

  // Its session ends as it does with a killed process.
  await slow.stop()
  await until(() => heard.includes(2))
  expect(heard).toEqual([1, 2])
})

test('a worker whose session the database ended shows again that it lives', async () => {
  const ours = showAlive(neighbour, 'pool-ours', log)
  const held = () =>
    app.sql(
      `select pid from pg_locks where locktype = 'advisory' and ((classid::bigint << 32) | objid::bigint) = hashtextextended('worker pool-ours', 0)`,
    )
  const untilHeld = async (not: unknown) => {
    for (let i = 0; i < 300; i++) {
      const [row] = await held()
      if (row && row['pid'] !== not) return row['pid']
      await new Promise((done) => setTimeout(done, 50))
    }
    return null
  }
  const first = await untilHeld(null)
  await app.sql('select pg_terminate_backend($1)', [first])
  const second = await untilHeld(first)
  expect(second).toBeTypeOf('number')
  await ours.stop()
})
