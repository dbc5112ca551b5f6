/** A worker shows that it lives by a lock of its session; jobs of one that fell are given back at once, not after the four hours of the queue. */
import type { Logger } from 'pino'
import type pg from 'pg'

export interface Alive {
  readonly stop: () => Promise<void>
}

const everyMs = 5_000

/** `pg_advisory_lock` of a session ends with the session, whatever ended the process. */
const lockOf = (workerId: string) => `hashtextextended('worker ' || ${workerId}, 0)`

/** A worker takes its lock a moment after its first job, hence the five seconds. */
const giveBack = `with holder as materialized (
    select distinct locked_by as id from graphile_worker._private_jobs where locked_at < now() - interval '5 seconds'
  ), fallen as materialized (
    select id from holder where pg_try_advisory_xact_lock(${lockOf('id')})
  )
  select graphile_worker.force_unlock_workers(array_agg(id)), array_agg(id) as ids from fallen having count(*) > 0`

/** `workerId`: under which the queue locks jobs for this process. Outlives a fallen database: the lock is taken anew. */
export function showAlive(pool: pg.Pool, workerId: string, log: Logger): Alive {
  let holder: pg.PoolClient | null = null
  let isStopping = false

  async function hold(): Promise<void> {
    const client = await pool.connect()
    let isOurs = true
    const drop = () => {
      if (holder === client) holder = null
      if (isOurs) client.release(true)
      isOurs = false
    }
    client.once('error', drop)
    try {
      await client.query(`select pg_advisory_lock(${lockOf('$1')})`, [workerId])
      if (isOurs) holder = client
    } catch (error) {
      drop()
      throw error
    }
  }

  async function beat(): Promise<void> {
    if (isStopping) return
    try {
      if (!holder) await hold()
      const { rows } = await pool.query<{ ids: string[] }>(giveBack)
      if (rows[0]) log.warn({ workers: rows[0].ids }, 'jobs of a fallen worker are given back')
    } catch (error) {
      log.debug({ err: error }, 'the database does not answer; the next beat will')
    }
  }

  let beating = beat()
  const timer = setInterval(() => {
    beating = beating.then(beat)
  }, everyMs)
  timer.unref()
  return {
    stop: async () => {
      isStopping = true
      clearInterval(timer)
      await beating
      // With its session the lock ends.
      holder?.release(true)
      holder = null
    },
  }
}
