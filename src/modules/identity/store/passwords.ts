/** Rows of passwords. */
import type { Selectable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { tables, type Tables } from './tables.ts'

export type PasswordRow = Selectable<Tables['identity.password']>

export const findPassword = (db: Db, personId: string): Promise<PasswordRow | undefined> =>
  tables(db).selectFrom('identity.password').selectAll().where('person_id', '=', personId).executeTakeFirst()

/** By СНИЛС or by the address that serves as a login. */
export function findByLogin(
  db: Db,
  login: { kind: 'snils' | 'email'; value: string },
): Promise<PasswordRow | undefined> {
  const query = tables(db).selectFrom('identity.password').selectAll('identity.password')
  return login.kind === 'email'
    ? query.where('login_email', '=', login.value).executeTakeFirst()
    : query
        .innerJoin('identity.person', 'identity.person.id', 'identity.password.person_id')
        .where('identity.person.snils', '=', login.value)
        .executeTakeFirst()
}

/** Whoever has this address as a login. */
export async function holderOfEmail(db: Db, email: string): Promise<string | null> {
  const row = await tables(db)
    .selectFrom('identity.password')
    .select('person_id')
    .where('login_email', '=', email.toLowerCase())
    .executeTakeFirst()
  return row?.person_id ?? null
}

type NewPasswordRow = Omit<PasswordRow, 'disabled_for' | 'must_change' | 'warned_days'> &
  Partial<Pick<PasswordRow, 'must_change'>>

/** A saved password is open to everybody again, and its age begins anew. */
export async function savePassword(db: Db, row: NewPasswordRow): Promise<void> {
  const full: PasswordRow = { must_change: null, ...row, disabled_for: null, warned_days: null }
  const { person_id: _, ...rest } = full
  await tables(db)
    .insertInto('identity.password')
    .values(full)
    .onConflict((on) => on.column('person_id').doUpdateSet(rest))
    .execute()
}

/** The same password hashed anew; nothing when it was changed meanwhile. */
export async function swapHash(
  db: Db,
  personId: string,
  hash: { readonly from: string; readonly to: string },
): Promise<void> {
  await tables(db)
    .updateTable('identity.password')
    .set({ hash: hash.to })
    .where('person_id', '=', personId)
    .where('hash', '=', hash.from)
    .execute()
}

export async function setLoginEmail(db: Db, personId: string, email: string | null): Promise<void> {
  await tables(db)
    .updateTable('identity.password')
    .set({ login_email: email?.toLowerCase() ?? null })
    .where('person_id', '=', personId)
    .execute()
}

/** `everyone` is wider than `strangers` and replaces it. */
export async function disablePassword(
  db: Db,
  personId: string,
  at: Date,
  whom: 'strangers' | 'everyone',
): Promise<void> {
  await tables(db)
    .updateTable('identity.password')
    .set({ disabled_at: at, disabled_for: whom })
    .where('person_id', '=', personId)
    .$if(whom === 'strangers', (q) => q.where('disabled_at', 'is', null))
    .execute()
}

export async function enablePassword(db: Db, personId: string): Promise<void> {
  await tables(db)
    .updateTable('identity.password')
    .set({ disabled_at: null, disabled_for: null })
    .where('person_id', '=', personId)
    .execute()
}

export async function deletePassword(db: Db, personId: string): Promise<boolean> {
  const { numDeletedRows } = await tables(db)
    .deleteFrom('identity.password')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
