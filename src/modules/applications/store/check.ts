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
  readonly key: string
  readonly matches: boolean
  readonly onScan: string | null
}

export async function saveVerdicts(
  db: Db,
  by: { readonly applicationId: string; readonly verifierId: string; readonly at: Date },
  verdicts: readonly NewVerdict[],
): Promise<void> {
  if (verdicts.length === 0) return
  const whole = { application_id: by.applicationId, verifier_id: by.verifierId, at: by.at }
  await tables(db)
    .insertInto('applications.verdict')
    .values(verdicts.map((v) => ({ ...whole, key: v.key, matches: v.matches, on_scan: v.onScan })))
    .onConflict((c) =>
      c.columns(['application_id', 'key']).doUpdateSet((e) => ({
        matches: e.ref('excluded.matches'),
        on_scan: e.ref('excluded.on_scan'),
        verifier_id: e.ref('excluded.verifier_id'),
        at: e.ref('excluded.at'),
      })),
    )
    .execute()
}

export async function removeVerdicts(db: Db, applicationId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await tables(db)
    .deleteFrom('applications.verdict')
    .where('application_id', '=', applicationId)
    .where('key', 'in', keys)
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
