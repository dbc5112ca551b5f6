/** Rows of registrations and recoveries: what waits for a link in a letter. */
import type { Selectable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { tables, type Tables } from './tables.ts'

export type RegistrationRow = Selectable<Tables['identity.registration']>
export type RecoveryRow = Selectable<Tables['identity.recovery']>

export async function insertRegistration(
  db: Db,
  r: Omit<RegistrationRow, 'token_hash' | 'used_at'>,
): Promise<void> {
  await tables(db)
    .insertInto('identity.registration')
    .values({ ...r, facts: JSON.stringify(r.facts), token_hash: null, used_at: null })
    .execute()
}

export const lockRegistration = (
  db: Db,
  key: 'id' | 'token_hash',
  value: string | Buffer,
): Promise<RegistrationRow | undefined> =>
  tables(db)
    .selectFrom('identity.registration')
    .selectAll()
    .where(key, '=', value)
    .forUpdate()
    .executeTakeFirst()

export async function updateRegistration(
  db: Db,
  id: string,
  set: { token_hash?: Buffer; used_at?: Date },
): Promise<void> {
  await tables(db).updateTable('identity.registration').set(set).where('id', '=', id).execute()
}

/** Letters and requests of the last hour. */
export async function countRegistrations(
  db: Db,
  by: 'ip' | 'email',
  value: string,
  now: Date,
): Promise<number> {
  const row = await tables(db)
    .selectFrom('identity.registration')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where(by, '=', value)
    .where('created_at', '>', new Date(now.getTime() - 3_600_000))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function insertRecovery(
  db: Db,
  r: Pick<RecoveryRow, 'id' | 'login' | 'login_hash' | 'ip' | 'created_at' | 'expires_at'>,
): Promise<void> {
  await tables(db)
    .insertInto('identity.recovery')
    .values({
      ...r,
      person_id: null,
      token_hash: null,
      opened_at: null,
      session_id: null,
      proved_at: null,
      used_at: null,
    })
    .execute()
}

export const lockRecovery = (
  db: Db,
  key: 'id' | 'token_hash',
  value: string | Buffer,
): Promise<RecoveryRow | undefined> =>
  tables(db).selectFrom('identity.recovery').selectAll().where(key, '=', value).forUpdate().executeTakeFirst()

export async function updateRecovery(
  db: Db,
  id: string,
  set: Partial<
    Pick<
      RecoveryRow,
      'login' | 'person_id' | 'token_hash' | 'opened_at' | 'session_id' | 'proved_at' | 'used_at'
    >
  >,
): Promise<void> {
  await tables(db).updateTable('identity.recovery').set(set).where('id', '=', id).execute()
}

export async function countRecoveries(
  db: Db,
  by: 'ip' | 'login_hash',
  value: string,
  now: Date,
): Promise<number> {
  const row = await tables(db)
    .selectFrom('identity.recovery')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where(by, '=', value)
    .where('created_at', '>', new Date(now.getTime() - 3_600_000))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** A new password ends every other link to one. */
export async function closeRecoveries(db: Db, personId: string, at: Date): Promise<void> {
  await tables(db)
    .updateTable('identity.recovery')
    .set({ used_at: at })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute()
}

export async function forgetAccounts(db: Db, before: Date): Promise<void> {
  await tables(db).deleteFrom('identity.registration').where('expires_at', '<', before).execute()
  await tables(db).deleteFrom('identity.recovery').where('expires_at', '<', before).execute()
}
