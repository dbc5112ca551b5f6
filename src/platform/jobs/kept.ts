/** Events that were told, read again from the outbox: the journal of events is never changed (ADR 0024). */
import { sql } from 'kysely'
import type { Db } from '../context.ts'

export interface KeptEvent {
  readonly id: string
  readonly type: string
  readonly payload: unknown
  readonly at: Date
}

const columns = sql`id::text as id, type, payload, at`

export async function keptEvent(db: Db, id: string): Promise<KeptEvent | undefined> {
  const { rows } =
    await sql<KeptEvent>`select ${columns} from platform.outbox where id = ${id}::bigint`.execute(db)
  return rows[0]
}

/** Of these types, in the order in which they were told, after `after`. */
export async function keptEvents(
  db: Db,
  types: readonly string[],
  after: string,
  limit: number,
): Promise<readonly KeptEvent[]> {
  const { rows } = await sql<KeptEvent>`select ${columns} from platform.outbox
    where type = any(${[...types]}::text[]) and id > ${after}::bigint order by id limit ${limit}`.execute(db)
  return rows
}
