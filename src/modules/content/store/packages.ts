/** Launches of packages of xAPI. */
import type { Db } from '../../../platform/context.ts'
import { tables, type PackageSessionTable } from './tables.ts'

export const sessionOfClient = (db: Db, clientId: string): Promise<PackageSessionTable | undefined> =>
  tables(db)
    .selectFrom('content.package_session')
    .selectAll()
    .where('client_id', '=', clientId)
    .executeTakeFirst()

export async function registrationOf(db: Db, studyId: string, itemId: string): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('content.package_session')
    .select('registration')
    .where('study_id', '=', studyId)
    .where('item_id', '=', itemId)
    .limit(1)
    .executeTakeFirst()
  return row?.registration
}

export async function insertSession(db: Db, row: PackageSessionTable): Promise<void> {
  await tables(db).insertInto('content.package_session').values(row).execute()
}
