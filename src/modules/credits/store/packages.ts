/** Reports for periodic accreditation, one for each cycle. */
import type { Db } from '../../../platform/context.ts'
import { tables, type PackageRow } from './tables.ts'

export const findPackage = (db: Db, cycleId: string): Promise<PackageRow | undefined> =>
  tables(db).selectFrom('credits.package').selectAll().where('cycle_id', '=', cycleId).executeTakeFirst()

export async function savePackage(db: Db, row: PackageRow): Promise<void> {
  const { cycle_id: _, ...rest } = row
  await tables(db)
    .insertInto('credits.package')
    .values(row)
    .onConflict((c) => c.column('cycle_id').doUpdateSet(rest))
    .execute()
}
