/** Reports for periodic accreditation, one for each cycle. */
import type { Db } from '../../../platform/context.ts'
import { tables, type PackageRow } from './tables.ts'

export const findPackage = (db: Db, cycleId: string): Promise<PackageRow | undefined> =>
  tables(db).selectFrom('credits.package').selectAll().where('cycle_id', '=', cycleId).executeTakeFirst()

/** Of these cycles, those whose documents are marked as filed. */
export async function filedAmong(db: Db, cycleIds: readonly string[]): Promise<Set<string>> {
  const rows = await tables(db)
    .selectFrom('credits.package')
    .select('cycle_id')
    .where('cycle_id', 'in', [...cycleIds])
    .where('filed_on', 'is not', null)
    .execute()
  return new Set(rows.map((r) => r.cycle_id))
}

export async function savePackage(db: Db, row: PackageRow): Promise<void> {
  const { cycle_id: _, ...rest } = row
  await tables(db)
    .insertInto('credits.package')
    .values(row)
    .onConflict((c) => c.column('cycle_id').doUpdateSet(rest))
    .execute()
}
