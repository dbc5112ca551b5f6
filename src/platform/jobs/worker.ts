/** Runs hearings and schedules: retries with growing pauses, dead letters after the last try (graphile-worker). */
import { parseCronItems, run, type Runner, type TaskList } from 'graphile-worker'
import { EventEmitter } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import type { Logger as PinoLogger } from 'pino'
import type pg from 'pg'
import { Logger } from 'graphile-worker'
import type { Context } from '../context.ts'
import type { Job, Schedule } from '../event.ts'
import { showAlive, type Alive } from './alive.ts'

export interface WorkerParts {
  readonly pool: pg.Pool
  readonly jobs: readonly Job[]
  readonly concurrency: number
  readonly log: PinoLogger
  /** A fresh context of the system, audited under the job's name. */
  readonly open: (job: string) => Context
}

export async function startWorker(parts: WorkerParts): Promise<{ stop: () => Promise<void> }> {
  const taskList: TaskList = {}
  for (const job of parts.jobs) {
    if (taskList[job.name]) throw new Error(`Два задания с именем ${job.name}`)
    taskList[job.name] = async (raw) => {
      const ctx = parts.open(job.name)
      if (job.kind === 'schedule') return job.work(ctx)
      const told = raw as { readonly event?: number; readonly payload: unknown }
      return job.work(ctx, told.payload, String(told.event ?? ''))
    }
  }
  const schedules = parts.jobs.filter((j) => j.kind === 'schedule')
  let isStopping = false
  let current = await startPool(parts, taskList, schedules)

  /** One answer that the database did not give ends the library's pool for good; the portal goes on with another. */
  async function attend(): Promise<void> {
    while (!isStopping) {
      await current.runner.promise.catch((error: unknown) => parts.log.error({ err: error }, 'jobs stopped'))
      if (isStopping) return
      parts.log.warn('jobs stopped by themselves and are begun anew')
      await current.alive()?.stop()
      current = await startPool(parts, taskList, schedules).catch(async (error: unknown) => {
        parts.log.error({ err: error }, 'jobs are not begun; once more in a moment')
        await setTimeout(pauseMs)
        return current
      })
    }
  }
  const attended = attend()
  return {
    stop: async () => {
      isStopping = true
      // A pool that gave up by itself says that it is stopped already.
      await current.runner.stop().catch(() => undefined)
      await attended
      await current.alive()?.stop()
    },
  }
}

const pauseMs = 1_000

interface Pool {
  readonly runner: Runner
  readonly alive: () => Alive | null
}

async function startPool(
  parts: WorkerParts,
  taskList: TaskList,
  schedules: readonly Schedule[],
): Promise<Pool> {
  const events = new EventEmitter()
  events.on('job:failed', ({ job }: { job: { task_identifier: string; attempts: number } }) =>
    parts.log.error({ job: job.task_identifier, attempts: job.attempts }, 'job is in the dead letters'),
  )
  let alive: Alive | null = null
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => {
    alive = showAlive(parts.pool, workerPool.id, parts.log)
  })
  const runner = await run({
    pgPool: parts.pool,
    taskList,
    parsedCronItems: parseCronItems(
      schedules.map((s) => ({
        task: s.name,
        match: s.cron,
        identifier: s.name,
        options: { backfillPeriod: 0 },
      })),
    ),
    concurrency: parts.concurrency,
    noHandleSignals: true,
    pollInterval: 2000,
    events,
    // Without batches the library leaves a failed completion to nobody, and that ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: new Logger((scope) => (level, message) => {
      if (level === 'error') parts.log.error({ scope }, message)
      else parts.log.debug({ scope }, message)
    }),
  })
  return { runner, alive: () => alive }
}
