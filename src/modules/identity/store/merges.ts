/** Two accounts of one person: offered, then made one. */
import type { Selectable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { tables, type Tables } from './tables.ts'

export type OfferRow = Selectable<Tables['identity.merge_offer']>

/** The last offer of this session stands; earlier ones are dead. */
export async function insertOffer(db: Db, offer: Omit<OfferRow, 'used_at'>): Promise<void> {
  await tables(db)
    .updateTable('identity.merge_offer')
    .set({ used_at: offer.created_at })
    .where('gone_id', '=', offer.gone_id)
    .where('used_at', 'is', null)
    .execute()
  await tables(db)
    .insertInto('identity.merge_offer')
    .values({ ...offer, used_at: null })
    .execute()
}

/** Of this very session: an offer is a proof, and proofs are not handed around. */
export const liveOffer = (
  db: Db,
  which: { readonly id: string; readonly sessionId: string; readonly now: Date },
): Promise<OfferRow | undefined> =>
  tables(db)
    .selectFrom('identity.merge_offer')
    .selectAll()
    .where('id', '=', which.id)
    .where('session_id', '=', which.sessionId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', which.now)
    .executeTakeFirst()

/** False when somebody was quicker. */
export async function useOffer(db: Db, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('identity.merge_offer')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function insertMerge(
  db: Db,
  m: {
    readonly id: string
    readonly keptId: string
    readonly goneId: string
    readonly why: 'snils' | 'staff'
    readonly moved: readonly { readonly what: string; readonly count: number }[]
    readonly at: Date
  },
): Promise<void> {
  await tables(db)
    .insertInto('identity.merge')
    .values({
      id: m.id,
      kept_id: m.keptId,
      gone_id: m.goneId,
      why: m.why,
      moved: JSON.stringify(m.moved),
      at: m.at,
    })
    .execute()
  await tables(db)
    .updateTable('identity.person')
    .set({ merged_at: m.at })
    .where('id', '=', m.goneId)
    .execute()
}

/** Accounts that became this one, and those that had become them. */
export async function goneInto(db: Db, keptId: string): Promise<string[]> {
  const all: string[] = []
  let last = [keptId]
  while (last.length > 0) {
    const rows = await tables(db)
      .selectFrom('identity.merge')
      .select('gone_id')
      .where('kept_id', 'in', last)
      .execute()
    last = rows.map((row) => row.gone_id)
    all.push(...last)
  }
  return all
}

export async function forgetOffers(db: Db, before: Date): Promise<void> {
  await tables(db).deleteFrom('identity.merge_offer').where('expires_at', '<', before).execute()
}
