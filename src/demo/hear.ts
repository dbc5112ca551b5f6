/** Works the queue off by hand, each job at the moment of the world at which its event happened. */
import { sql } from 'kysely'
import type { Job } from '../platform/event.ts'
import { contextOf, system, type House } from '../platform/house.ts'
import type { DemoClock } from './clock.ts'

interface Row {
  readonly id: string
  readonly task: string
  readonly payload: { readonly event?: string | number; readonly payload: unknown }
  readonly at: Date | null
}

/** Answers when the queue is empty. Lives that hear at once share the work: a job is done by whoever sees it first. */
export function hearerOf(house: House, jobs: readonly Job[], clock: DemoClock): () => Promise<void> {
  const known = new Map(jobs.map((j) => [j.name, j]))
  const underWay = new Map<string, Promise<void>>()
  const work = async (row: Row): Promise<void> => {
    const job = known.get(row.task)
    if (job?.kind !== 'hearing') throw new Error(`Учебный мир: нет задания ${row.task}`)
    const now = row.at ?? clock.now()
    await clock.at(now, async () => {
      const ctx = contextOf(house, {
        actor: system,
        audit: job.name,
        requestId: `demo:${job.name}`,
        origin: null,
        now,
      })
      await job.work(ctx, row.payload.payload, String(row.payload.event ?? ''))
    })
    await sql`select graphile_worker.complete_jobs(${[row.id]}::bigint[])`.execute(house.db)
  }
  return async () => {
    for (;;) {
      const { rows } = await sql<Row>`select j.id::text as id, t.identifier as task, j.payload, o.at
        from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        left join platform.outbox o on o.id = (j.payload ->> 'event')::bigint
        order by j.id limit 50`.execute(house.db)
      if (rows.length === 0) return
      await Promise.all(rows.map((row) => join(underWay, row.id, () => work(row))))
    }
  }
}

/** The same job asked for twice runs once. */
function join(underWay: Map<string, Promise<void>>, id: string, work: () => Promise<void>): Promise<void> {
  const known = underWay.get(id)
  if (known) return known
  const fresh = work()
  underWay.set(id, fresh)
  return fresh
}
