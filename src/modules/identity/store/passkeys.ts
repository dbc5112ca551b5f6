/** Rows of passkeys and of the challenges they answer. */
import type { Selectable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { tables, type Tables } from './tables.ts'

export type PasskeyRow = Selectable<Tables['identity.passkey']>
export type PasskeyChallenge = Selectable<Tables['identity.passkey_challenge']>

/** Oldest first. */
export const passkeysOf = (db: Db, personId: string): Promise<PasskeyRow[]> =>
  tables(db)
    .selectFrom('identity.passkey')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('added_at')
    .execute()

/** Locked: two answers at once must not both count from the same number. */
export const lockByCredential = (db: Db, credentialId: string): Promise<PasskeyRow | undefined> =>
  tables(db)
    .selectFrom('identity.passkey')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .forUpdate()
    .executeTakeFirst()

/** False when this very key is somebody's already. */
export async function insertPasskey(
  db: Db,
  row: Omit<PasskeyRow, 'last_used_at' | 'suspected_at' | 'sign_count'> & { readonly sign_count: number },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('identity.passkey')
    .values({ ...row, last_used_at: null, suspected_at: null })
    .onConflict((on) => on.column('credential_id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function usePasskey(db: Db, id: string, signCount: number, at: Date): Promise<void> {
  await tables(db)
    .updateTable('identity.passkey')
    .set({ sign_count: signCount, last_used_at: at })
    .where('id', '=', id)
    .execute()
}

export async function suspectPasskey(db: Db, id: string, at: Date): Promise<void> {
  await tables(db).updateTable('identity.passkey').set({ suspected_at: at }).where('id', '=', id).execute()
}

export async function renamePasskey(db: Db, personId: string, id: string, name: string): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('identity.passkey')
    .set({ name })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function removePasskey(db: Db, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tables(db)
    .deleteFrom('identity.passkey')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

export async function removePasskeys(db: Db, personId: string): Promise<void> {
  await tables(db).deleteFrom('identity.passkey').where('person_id', '=', personId).execute()
}

/** One live question of one kind for one browser. */
export async function askPasskey(db: Db, row: PasskeyChallenge): Promise<void> {
  await tables(db)
    .deleteFrom('identity.passkey_challenge')
    .where('session_id', '=', row.session_id)
    .where('purpose', '=', row.purpose)
    .execute()
  await tables(db).insertInto('identity.passkey_challenge').values(row).execute()
}

/** Gone as it is taken: a second answer to the same question finds none. */
export const takeChallenge = (
  db: Db,
  which: { readonly id: string; readonly sessionId: string; readonly purpose: string },
): Promise<PasskeyChallenge | undefined> =>
  tables(db)
    .deleteFrom('identity.passkey_challenge')
    .where('id', '=', which.id)
    .where('session_id', '=', which.sessionId)
    .where('purpose', '=', which.purpose)
    .returningAll()
    .executeTakeFirst()

export async function forgetChallenges(db: Db, before: Date): Promise<void> {
  await tables(db).deleteFrom('identity.passkey_challenge').where('expires_at', '<', before).execute()
}
