/** Rows of recovery codes. */
import type { Db } from '../../../platform/context.ts'
import { tables } from './tables.ts'

/** The earlier ones are worth nothing any more. */
export async function replaceCodes(
  db: Db,
  personId: string,
  macs: readonly string[],
  at: Date,
): Promise<void> {
  await removeCodes(db, personId)
  await tables(db)
    .insertInto('identity.recovery_code')
    .values(macs.map((mac) => ({ person_id: personId, mac, made_at: at, used_at: null })))
    .execute()
}

export async function removeCodes(db: Db, personId: string): Promise<void> {
  await tables(db).deleteFrom('identity.recovery_code').where('person_id', '=', personId).execute()
}

export const findCode = (
  db: Db,
  personId: string,
  mac: string,
): Promise<{ used_at: Date | null } | undefined> =>
  tables(db)
    .selectFrom('identity.recovery_code')
    .select('used_at')
    .where('person_id', '=', personId)
    .where('mac', '=', mac)
    .executeTakeFirst()

/** False when somebody was quicker. */
export async function spendCode(db: Db, personId: string, mac: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('identity.recovery_code')
    .set({ used_at: at })
    .where('person_id', '=', personId)
    .where('mac', '=', mac)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Null when none were made. */
export async function codesOf(db: Db, personId: string): Promise<{ left: number; madeAt: Date } | null> {
  const rows = await tables(db)
    .selectFrom('identity.recovery_code')
    .select(['made_at', 'used_at'])
    .where('person_id', '=', personId)
    .execute()
  return rows[0] ? { left: rows.filter((row) => row.used_at === null).length, madeAt: rows[0].made_at } : null
}
