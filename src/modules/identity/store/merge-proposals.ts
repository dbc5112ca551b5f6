/** Proposals to make two accounts one: one under way for an account. */
import type { Selectable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { tables, type Tables } from './tables.ts'

export type ProposalRow = Selectable<Tables['identity.merge_proposal']>

/** False when one of the two has a proposal under way. */
export async function insertProposal(
  db: Db,
  p: Pick<
    ProposalRow,
    'id' | 'kept_id' | 'gone_id' | 'likeness' | 'proposed_by' | 'reason' | 'proposed_at' | 'expires_at'
  >,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('identity.merge_proposal')
    .values({ ...p, state: 'waiting' })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

const waiting = (db: Db, now: Date) =>
  tables(db)
    .selectFrom('identity.merge_proposal')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('expires_at', '>', now)

/** Of this account, on either side. */
export const waitingOf = (db: Db, personId: string, now: Date): Promise<ProposalRow | undefined> =>
  waiting(db, now)
    .where((is) => is.or([is('kept_id', '=', personId), is('gone_id', '=', personId)]))
    .executeTakeFirst()

export const lockWaiting = (db: Db, id: string, now: Date): Promise<ProposalRow | undefined> =>
  waiting(db, now).where('id', '=', id).forUpdate().executeTakeFirst()

export async function saveProposal(
  db: Db,
  id: string,
  change: Partial<Pick<ProposalRow, 'kept_agreed_at' | 'gone_agreed_at' | 'state' | 'settled_at'>>,
): Promise<void> {
  await tables(db).updateTable('identity.merge_proposal').set(change).where('id', '=', id).execute()
}

/** What nobody agreed to in time makes room for another. */
export async function dropLate(db: Db, now: Date): Promise<void> {
  await tables(db)
    .updateTable('identity.merge_proposal')
    .set({ state: 'withdrawn', settled_at: now })
    .where('state', '=', 'waiting')
    .where('expires_at', '<=', now)
    .execute()
}
