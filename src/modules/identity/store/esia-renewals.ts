/** Renewal tokens of Госуслуги: sealed, each good once. */
import type { Selectable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { tables, type Tables } from './tables.ts'

export type RenewalRow = Selectable<Tables['identity.esia_renewal']>

export async function keepRenewal(
  db: Db,
  r: Pick<RenewalRow, 'person_id' | 'sealed' | 'obtained_at' | 'next_at'>,
): Promise<void> {
  const { person_id: _, ...rest } = r
  await tables(db)
    .insertInto('identity.esia_renewal')
    .values({ ...r, failures: 0 })
    .onConflict((on) => on.column('person_id').doUpdateSet({ ...rest, failures: 0 }))
    .execute()
}

/** Whose turn it is, the longest waiting first. */
export async function dueRenewals(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('identity.esia_renewal')
    .select('person_id')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
    .execute()
  return rows.map((row) => row.person_id)
}

/** Taken away before it is used: whatever happens then, nobody uses it a second time. */
export const takeRenewal = (db: Db, personId: string, now: Date): Promise<RenewalRow | undefined> =>
  tables(db)
    .deleteFrom('identity.esia_renewal')
    .where('person_id', '=', personId)
    .where('next_at', '<=', now)
    .returningAll()
    .executeTakeFirst()

/** ЕСИА was silent, so the token is not spent: it waits. */
export async function putBackRenewal(db: Db, row: RenewalRow, nextAt: Date): Promise<void> {
  await tables(db)
    .insertInto('identity.esia_renewal')
    .values({ ...row, next_at: nextAt, failures: row.failures + 1 })
    // A sign-in meanwhile brought a newer one.
    .onConflict((on) => on.doNothing())
    .execute()
}

export async function dropRenewal(db: Db, personId: string): Promise<void> {
  await tables(db).deleteFrom('identity.esia_renewal').where('person_id', '=', personId).execute()
}

export async function isRenewed(db: Db, personId: string): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('identity.esia_renewal')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}
