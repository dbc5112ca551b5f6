/** Tries of earlier enrolments, and tries given beyond the rules. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { TestRules } from '../contract.ts'
import { tables, type ExtraTable } from './tables.ts'

export interface EarlierTry {
  readonly lineage: string
  readonly bankId: string
  readonly rules: TestRules
}

/** Whatever edition each of these studies had. */
export async function triesOfStudies(db: Db, studyIds: readonly string[]): Promise<EarlierTry[]> {
  if (studyIds.length === 0) return []
  const { rows } = await sql<EarlierTry>`select i.lineage, i.bank_id as "bankId", a.rules
    from content.attempt a join content.item i on i.id = a.item_id
    where a.study_id = any(${[...studyIds]}::uuid[])`.execute(db)
  return rows
}

export async function extraOf(db: Db, studyIds: readonly string[]): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('content.extra_attempt')
    .select('lineage')
    .where('study_id', '=', sql<string>`any(${[...studyIds]}::uuid[])`)
    .execute()
  return rows.map((r) => r.lineage)
}

export async function insertExtra(db: Db, row: ExtraTable): Promise<void> {
  await tables(db).insertInto('content.extra_attempt').values(row).execute()
}
