/** Jobs that failed for the last time: seen and replayed by an administrator. */
import { sql } from 'kysely'
import type { Db } from '../context.ts'

export interface DeadLetter {
  readonly id: string
  readonly job: string
  readonly attempts: number
  readonly lastError: string | null
  readonly createdAt: Date
  readonly failedAt: Date
}

export async function deadLetters(db: Db, limit: number): Promise<DeadLetter[]> {
  const { rows } =
    await sql<DeadLetter>`select id::text, task_identifier as job, attempts, last_error as "lastError",
      created_at as "createdAt", updated_at as "failedAt"
    from graphile_worker.jobs where attempts >= max_attempts order by updated_at desc limit ${limit}`.execute(
      db,
    )
  return rows
}

/** Gives the job its tries back and starts it now; false when it is no longer among the dead. In a transaction: of two at once, one wins. */
export async function replay(db: Db, id: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`replay ${id}`}, 0))`.execute(db)
  const { rows } = await sql<{ id: string }>`select j.id::text as id from graphile_worker.jobs d,
      graphile_worker.reschedule_jobs(array[d.id], run_at => now(), attempts => 0) j
    where d.id = ${id}::bigint and d.attempts >= d.max_attempts`.execute(db)
  return rows.length > 0
}

export interface QueueHealth {
  readonly waiting: number
  readonly dead: number
  /** Age of the oldest job that should have run already, seconds. */
  readonly lagSeconds: number
}

export async function queueHealth(db: Db): Promise<QueueHealth> {
  const { rows } = await sql<QueueHealth>`select
      count(*) filter (where attempts < max_attempts) as waiting,
      count(*) filter (where attempts >= max_attempts) as dead,
      coalesce(extract(epoch from now() - min(run_at) filter (where attempts < max_attempts and run_at < now() and locked_at is null)), 0)::float8 as "lagSeconds"
    from graphile_worker.jobs`.execute(db)
  return rows[0]!
}
