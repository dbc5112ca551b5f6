/** Works the queue off by hand, each job at the time of the world in which its event happened. */
import { sql } from 'kysely'
import type { Job } from '../platform/event.ts'
import { contextOf, system, type House } from '../platform/house.ts'
import type { DemoClock } from './clock.ts'

interface Row {
  readonly id: string
  readonly task: string
  readonly payload: { readonly event?: string | number; readonly payload: unknown }
}

export function hearerOf(house: House, jobs: readonly Job[], clock: DemoClock): () => Promise<void> {
  const known = new Map(jobs.map((j) => [j.name, j]))
  return async () => {
    for (;;) {
      const { rows } = await sql<Row>`select j.id::text as id, t.identifier as task, j.payload
        from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id limit 50`.execute(
        house.db,
      )
      if (rows.length === 0) return
      for (const row of rows) {
        const job = known.get(row.task)
        if (job?.kind !== 'hearing') throw new Error(`Учебный мир: нет задания ${row.task}`)
        const ctx = contextOf(house, {
          actor: system,
          audit: job.name,
          requestId: `demo:${job.name}`,
          origin: null,
          now: clock.now(),
        })
        await job.work(ctx, row.payload.payload, String(row.payload.event ?? ''))
      }
      const ids = rows.map((r) => r.id)
      await sql`select graphile_worker.complete_jobs(${ids}::bigint[])`.execute(house.db)
    }
  }
}
