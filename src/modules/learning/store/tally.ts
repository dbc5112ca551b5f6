/** Counts of the whole catalogue, kept once it is large: the first look passes over no rows. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { Cell } from '../domain/facets.ts'

interface Valued {
  readonly value: string
  readonly count: number
}

export interface Tally {
  readonly cells: readonly Cell[]
  readonly specialties: readonly Valued[]
  readonly organisations: readonly Valued[]
  readonly inAll: number
}

/** Of another day there is none: what is near has moved on. */
export async function readTally(db: Db, today: string): Promise<Tally | undefined> {
  const { rows } = await sql<{
    counted: Tally
  }>`select counted from learning.tally where day = ${today}::date`.execute(db)
  return rows[0]?.counted
}

export async function keepTally(db: Db, today: string, tally: Tally, at: Date): Promise<void> {
  await sql`insert into learning.tally (day, counted, at) values (${today}, ${JSON.stringify(tally)}, ${at})
    on conflict (only_one) do update set day = excluded.day, counted = excluded.counted, at = excluded.at`.execute(
    db,
  )
}

export const dropTally = (db: Db) => sql`delete from learning.tally`.execute(db)
