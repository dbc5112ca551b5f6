/** Counters of failures: what was aimed at whom and from where. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { Scope } from '../domain/limits.ts'
import { tables } from './tables.ts'

export interface Key {
  readonly scope: Scope
  readonly key: string
}

export interface Count {
  readonly count: number
  /** The first failure of this count. */
  readonly since: Date
}

/** Counts one more and returns the count; the row stays locked, so parallel guesses come one by one. */
export async function count(
  db: Db,
  { scope, key }: Key,
  window: { readonly seconds: number; readonly isFixed: boolean },
  now: Date,
): Promise<Count> {
  const from = new Date(now.getTime() - window.seconds * 1000)
  const isOver = window.isFixed ? sql`failure_count.since <= ${from}` : sql`failure_count.last_at <= ${from}`
  const { rows } = await sql<Count>`insert into identity.failure_count (scope, key, count, since, last_at)
    values (${scope}, ${key}, 1, ${now}, ${now})
    on conflict (scope, key) do update set
      count = case when ${isOver} then 1 else failure_count.count + 1 end,
      since = case when ${isOver} or failure_count.count = 0 then excluded.since else failure_count.since end,
      last_at = excluded.last_at
    returning count, since`.execute(db)
  return rows[0]!
}

/** A success: it was not a failure after all. */
export async function uncount(db: Db, { scope, key }: Key): Promise<void> {
  await tables(db)
    .updateTable('identity.failure_count')
    .set({ count: sql`greatest(count - 1, 0)` })
    .where('scope', '=', scope)
    .where('key', '=', key)
    .execute()
}

/** Returns how many there were. */
export async function reset(
  db: Db,
  keys: readonly { readonly scope: string; readonly key: string }[],
): Promise<number> {
  let total = 0
  for (const { scope, key } of keys) {
    const rows = await tables(db)
      .deleteFrom('identity.failure_count')
      .where('scope', '=', scope)
      .where('key', '=', key)
      .returning('count')
      .execute()
    total += rows[0]?.count ?? 0
  }
  return total
}

/** Everything that was counted against the key of a block: a lifted one must not begin again with the next failure. */
export async function forget(
  db: Db,
  { scope, key }: { readonly scope: string; readonly key: string },
): Promise<void> {
  const isPlace = ['ip', 'network', 'spray'].includes(scope)
  await reset(
    db,
    isPlace
      ? [
          { scope: 'ip', key },
          { scope: 'network', key },
        ]
      : [{ scope, key }],
  )
  if (isPlace) await tables(db).deleteFrom('identity.failure_login').where('ip', '=', key).execute()
  if (scope === 'password')
    await tables(db).deleteFrom('identity.failure_password').where('mac', '=', key).execute()
}

const hourMs = 3_600_000

/** Another login failed from this address; returns how many different ones did within the hour. */
export async function countLogins(db: Db, address: string, loginHash: string, now: Date): Promise<number> {
  await tables(db)
    .insertInto('identity.failure_login')
    .values({ ip: address, login_hash: loginHash, at: now })
    .onConflict((on) => on.columns(['ip', 'login_hash']).doUpdateSet({ at: now }))
    .execute()
  const row = await tables(db)
    .selectFrom('identity.failure_login')
    .select((e) => e.fn.countAll<number>().as('logins'))
    .where('ip', '=', address)
    .where('at', '>', new Date(now.getTime() - hourMs))
    .executeTakeFirstOrThrow()
  return Number(row.logins)
}

/** The same password was tried on another login; returns on how many within the day. */
export async function countPasswords(db: Db, mac: string, loginHash: string, now: Date): Promise<number> {
  await tables(db)
    .insertInto('identity.failure_password')
    .values({ mac, login_hash: loginHash, at: now })
    .onConflict((on) => on.columns(['mac', 'login_hash']).doUpdateSet({ at: now }))
    .execute()
  const row = await tables(db)
    .selectFrom('identity.failure_password')
    .select((e) => e.fn.countAll<number>().as('logins'))
    .where('mac', '=', mac)
    .where('at', '>', new Date(now.getTime() - 24 * hourMs))
    .executeTakeFirstOrThrow()
  return Number(row.logins)
}

/** Addresses from which a login failed lately. */
export async function addressesOf(db: Db, loginHash: string, since: Date): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('identity.failure_login')
    .select('ip')
    .where('login_hash', '=', loginHash)
    .where('at', '>=', since)
    .where('ip', 'not like', '%/24')
    .where('ip', 'not like', '%/48')
    .orderBy('at', 'desc')
    .limit(20)
    .execute()
  return rows.map((row) => row.ip)
}

/** How many different people signed in from there lately. */
export async function peopleAt(
  db: Db,
  where: { readonly column: 'address' | 'network'; readonly value: string },
  since: Date,
): Promise<number> {
  const row = await tables(db)
    .selectFrom('identity.sign_in')
    .select((e) => e.fn.count<number>('person_id').distinct().as('people'))
    .where(where.column, '=', where.value)
    .where('completed_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(row.people)
}

export async function forgetFailures(db: Db, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - 24 * hourMs)
  const weekAgo = new Date(now.getTime() - 7 * 24 * hourMs)
  await tables(db)
    .deleteFrom('identity.failure_count')
    .where('scope', 'not like', 'account%')
    .where('scope', 'not like', 'code%')
    .where('last_at', '<', weekAgo)
    .execute()
  await tables(db)
    .deleteFrom('identity.failure_count')
    .where('key', 'like', 'nobody/%')
    .where('last_at', '<', dayAgo)
    .execute()
  await tables(db).deleteFrom('identity.failure_login').where('at', '<', dayAgo).execute()
  await tables(db).deleteFrom('identity.failure_password').where('at', '<', dayAgo).execute()
}

/** Addresses from which the logins failed on which one password was tried. */
export async function addressesOfPassword(db: Db, mac: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('identity.failure_login')
    .innerJoin(
      'identity.failure_password',
      'identity.failure_password.login_hash',
      'identity.failure_login.login_hash',
    )
    .select('ip')
    .distinct()
    .where('mac', '=', mac)
    .where('ip', 'not like', '%/24')
    .where('ip', 'not like', '%/48')
    .limit(20)
    .execute()
  return rows.map((row) => row.ip)
}
