/** An event leaves with its transaction: outbox row, one job for each hearer, a line for the open pages. */
import { sql } from 'kysely'
import type { Db } from '../context.ts'

/** Tries of one hearing before it lies in the dead letters. */
export const maxAttempts = 12

export interface Told {
  readonly type: string
  readonly payload: unknown
  readonly live: readonly string[]
  readonly hearers: readonly string[]
  readonly at: Date
}

/** One round trip: the three inserts are parts of one statement. */
export async function tell(db: Db, told: Told): Promise<void> {
  const payload = JSON.stringify(told.payload)
  await sql`with event as (
      insert into platform.outbox (type, payload, at) values (${told.type}, ${payload}, ${told.at}) returning id
    ), line as (
      insert into platform.live_event (topic, type, payload)
      select topic, ${told.type}, ${payload}::jsonb from unnest(${[...told.live]}::text[]) as topic
    )
    select graphile_worker.add_job(hearer, json_build_object('event', event.id, 'payload', ${payload}::json), max_attempts => ${maxAttempts})
    from event, unnest(${[...told.hearers]}::text[]) as hearer`.execute(db)
}
