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

/** Answers when the queue is empty. Lives that hear at once share the work: whoever comes meanwhile waits for the round that begins next. */
export function hearerOf(house: House, jobs: readonly Job[], clock: DemoClock): () => Promise<void> {
  const known = new Map(jobs.map((j) => [j.name, j]))
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
  }
  const round = async (): Promise<void> => {
    for (;;) {
      const { rows } = await sql<Row>`select j.id::text as id, t.identifier as task, j.payload, o.at
        from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        left join platform.outbox o on o.id = (j.payload ->> 'event')::bigint
        order by j.id limit 50`.execute(house.db)
      if (rows.length === 0) return
      await Promise.all(rows.map(work))
      await sql`select graphile_worker.complete_jobs(${rows.map((r) => r.id)}::bigint[])`.execute(house.db)
    }
  }
  let current: Promise<void> = Promise.resolve()
  let next: Promise<void> | null = null
  return () =>
    (next ??= current.then(() => {
      next = null
      current = round()
      return current
    }))
}
