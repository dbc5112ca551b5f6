/** G8: a database that did not answer once ends neither the process nor the jobs. */
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { testApp, type TestApp } from '../../test/app.ts'
import { event, hears } from '../event.ts'
import { contextOf, system } from '../house.ts'
import { createLog } from '../log.ts'
import { startWorker } from './worker.ts'

const happened = event('thing.happened', z.object({ n: z.number() }))
const heard: number[] = []
const said: string[] = []
const log = createLog('debug', { write: (line) => void said.push(line) })
/** So many connections are refused from now on. */
let refusals = 0
const work = hears('listener.one', happened, async (_ctx, p) => {
  heard.push(p.n)
  if (p.n === 1) refusals = 2
})

let app: TestApp
let pool: pg.Pool
beforeAll(async () => {
  app = await testApp({ modules: [{ name: 'listener', routes: () => undefined, jobs: [work] }], log })
  const [row] = await app.sql('select current_database() as name')
  const url = new URL(inject('postgres').appUrl)
  url.pathname = `/${String(row!['name'])}`
  pool = new pg.Pool({ connectionString: url.toString(), max: 5 })
  pool.on('error', () => undefined)
  const connect = pool.connect.bind(pool) as (...args: unknown[]) => unknown
  pool.connect = ((...args: unknown[]) => {
    if (refusals === 0) return connect(...args)
    refusals -= 1
    const error = new Error('Connection terminated due to connection timeout')
    const [back] = args as [((error: Error) => void)?]
    return back ? back(error) : Promise.reject(error)
  }) as typeof pool.connect
})
afterAll(async () => {
  await pool.end()
  await app.close()
})

const open = () => contextOf(app.house, { actor: system, audit: 'test', requestId: 't', origin: null })
const tell = (n: number) => open().transaction((tx) => tx.publish(happened, { n }))

test('G8 jobs go on after an answer that did not come', async () => {
  const worker = await startWorker({ pool, jobs: [work], concurrency: 1, log, open })
  await tell(1)
  await expect.poll(() => said.join('').includes('begun anew'), { timeout: 20_000 }).toBe(true)
  await tell(2)
  await expect.poll(() => heard, { timeout: 20_000, message: said.join('') }).toContain(2)
  await worker.stop()
})
