/** The pool of the application's role, and transactions that are run again when PostgreSQL asks for it. */
import { Kysely, PostgresDialect, sql } from 'kysely'
import type { Logger } from 'pino'
import pg from 'pg'
import type { Db } from './context.ts'
import { Problem } from './problem.ts'
import { outcomeUnknown } from './refusals.ts'

// Dates stay dates (`2026-02-28`), int8 counts are numbers: ours never pass 2^53.
pg.types.setTypeParser(pg.types.builtins.DATE, (v) => v)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export interface Database {
  readonly db: Db
  readonly pool: pg.Pool
  readonly close: () => Promise<void>
}

export function openDatabase(
  connectionString: string,
  poolSize: number,
  log: Logger,
  Client: typeof pg.Client = pg.Client,
): Database {
  const pool = new pg.Pool({
    Client,
    connectionString,
    max: poolSize,
    connectionTimeoutMillis: 2000,
    application_name: 'nmo',
    statement_timeout: 5000,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
  })
  // A connection that died while idle is replaced by the pool; without a hearer it would end the process.
  const lost = (error: Error) => log.warn({ why: error.message }, 'database connection lost')
  pool.on('error', lost)
  pool.on('connect', (client) => void client.on('error', lost))
  const db = new Kysely<object>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** SQLSTATE 40001 serialization_failure, 40P01 deadlock_detected: nothing was done, doing it again is safe. */
const worthRepeating = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error))

/** The connection went away; during COMMIT nobody knows whether the change is in. */
export const isConnectionLoss = (error: unknown): boolean => {
  const code = codeOf(error)
  if (
    ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ENOENT', '57P01', '57P02', '57P03', '08006', '08003'].includes(
      code,
    )
  )
    return true
  return (
    error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered/.test(error.message)
  )
}

const pauseMs = 250
const patienceMs = 60_000

/** A database that is still getting up (after a crash it replays its log) is waited for: the next start needs no hand. */
export async function untilUp(db: Db): Promise<void> {
  for (const until = Date.now() + patienceMs; ;) {
    try {
      await sql`select 1`.execute(db)
      return
    } catch (error) {
      if (!isConnectionLoss(error) || Date.now() > until) throw error
      await new Promise((done) => setTimeout(done, pauseMs))
    }
  }
}

const attempts = 4

export async function inTransaction<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute((tx) => work(tx))
    } catch (error) {
      if (isConnectionLoss(error)) throw new Problem(outcomeUnknown, { retryAfterSeconds: 2 })
      if (!worthRepeating(error) || attempt === attempts) throw error
      // Jitter: two that collided must not collide again in step.
      await new Promise((done) => setTimeout(done, Math.random() * 20 * 2 ** attempt))
    }
  }
}
