/** Links for the first administrator: only their hashes are kept. */
import type { Selectable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { tables, type InvitationTable } from './tables.ts'

export type Invitation = Selectable<InvitationTable>

export const insertInvitation = async (
  db: Db,
  row: Pick<Invitation, 'id' | 'token_hash' | 'created_at' | 'expires_at'>,
): Promise<void> => {
  await tables(db)
    .insertInto('staff.invitation')
    .values({ ...row, used_at: null, used_by: null })
    .execute()
}

export const lockInvitation = (db: Db, tokenHash: Buffer): Promise<Invitation | undefined> =>
  tables(db)
    .selectFrom('staff.invitation')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .forUpdate()
    .executeTakeFirst()

export async function useInvitation(db: Db, id: string, by: { personId: string; at: Date }): Promise<void> {
  await tables(db)
    .updateTable('staff.invitation')
    .set({ used_at: by.at, used_by: by.personId })
    .where('id', '=', id)
    .execute()
}

/** A new link ends the ones before it. */
export async function endInvitations(db: Db, at: Date): Promise<void> {
  await tables(db)
    .updateTable('staff.invitation')
    .set({ expires_at: at })
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .execute()
}

export async function wasAnybodyInvited(db: Db): Promise<boolean> {
  return (await tables(db).selectFrom('staff.invitation').select('id').limit(1).execute()).length > 0
}
