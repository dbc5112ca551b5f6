/** Tables of cycles and of the rules they are measured by. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { Rule } from '../domain/standing.ts'
import type { Worth } from '../domain/worth.ts'
import { tables, type CycleRow } from './tables.ts'

/** Few rows, read with each page: the latest first. */
export async function rules(db: Db): Promise<Rule[]> {
  const rows = await tables(db)
    .selectFrom('credits.rule')
    .selectAll()
    .orderBy('effective_from', 'desc')
    .execute()
  return rows.map((r) => ({
    id: r.id,
    title: r.title,
    effectiveFrom: r.effective_from,
    effectiveTo: r.effective_to,
    total: r.total_credits,
    programmes: r.programme_credits,
    cycleYears: r.cycle_years,
    filingMonths: r.filing_months,
    yearlyPace: r.yearly_pace,
    source: r.source,
  }))
}

export async function worths(db: Db): Promise<Worth[]> {
  const rows = await tables(db).selectFrom('credits.worth').selectAll().execute()
  return rows.map((r) => ({
    what: r.what,
    effectiveFrom: r.effective_from,
    effectiveTo: r.effective_to,
    creditsPerHour: r.credits_per_hour,
    words: r.words,
    source: r.source,
  }))
}

const cycles = (db: Db) => tables(db).selectFrom('credits.cycle').selectAll()

/** Cycles of one person stand in one queue: a double click, two devices, a decision that comes meanwhile. */
export const lockPerson = (db: Db, personId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`credits/${personId}`}, 0))`.execute(db)

export const cyclesOf = (db: Db, personId: string): Promise<CycleRow[]> =>
  cycles(db)
    .where('person_id', '=', personId)
    .where('closed_at', 'is', null)
    .orderBy('ends_on', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()

export const findCycle = (db: Db, id: string): Promise<CycleRow | undefined> =>
  cycles(db).where('id', '=', id).executeTakeFirst()

export const insertCycle = async (db: Db, row: CycleRow): Promise<void> => {
  await tables(db).insertInto('credits.cycle').values(row).execute()
}

export async function changeCycle(
  db: Db,
  id: string,
  to: Partial<Omit<CycleRow, 'id' | 'person_id' | 'version'>>,
): Promise<void> {
  await tables(db)
    .updateTable('credits.cycle')
    .set({ ...to, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
}
