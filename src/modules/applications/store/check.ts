/** The work of a verifier: marks on fields, scans looked at. */
import type { Db } from '../../../platform/context.ts'
import { tables } from './tables.ts'

export const verdictsIn = (db: Db, applicationId: string) =>
  tables(db)
    .selectFrom('applications.verdict')
    .select(['key', 'matches', 'on_scan as onScan', 'verifier_id as verifierId', 'at'])
    .where('application_id', '=', applicationId)

export const verdictsOf = (db: Db, applicationId: string) => verdictsIn(db, applicationId).execute()

export interface NewVerdict {
  readonly applicationId: string
  readonly key: string
  readonly matches: boolean
  readonly onScan: string | null
  readonly verifierId: string
  readonly at: Date
}

export async function saveVerdict(db: Db, v: NewVerdict): Promise<void> {
  const marks = { matches: v.matches, on_scan: v.onScan, verifier_id: v.verifierId, at: v.at }
  await tables(db)
    .insertInto('applications.verdict')
    .values({ application_id: v.applicationId, key: v.key, ...marks })
    .onConflict((c) => c.columns(['application_id', 'key']).doUpdateSet(marks))
    .execute()
}

export async function removeVerdict(db: Db, applicationId: string, key: string): Promise<void> {
  await tables(db)
    .deleteFrom('applications.verdict')
    .where('application_id', '=', applicationId)
    .where('key', '=', key)
    .execute()
}

export async function rememberLook(
  db: Db,
  look: { applicationId: string; verifierId: string; fileId: string; at: Date },
): Promise<void> {
  await tables(db)
    .insertInto('applications.scan_look')
    .values({
      application_id: look.applicationId,
      verifier_id: look.verifierId,
      file_id: look.fileId,
      at: look.at,
    })
    .onConflict((c) => c.doNothing())
    .execute()
}

export async function hasLooked(db: Db, applicationId: string, verifierId: string): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('applications.scan_look')
    .select('file_id')
    .where('application_id', '=', applicationId)
    .where('verifier_id', '=', verifierId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
