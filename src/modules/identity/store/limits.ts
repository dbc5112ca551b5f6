/** Counters of failures and the pauses they cause. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { rules, type Scope } from '../domain/limits.ts'
import { tables } from './tables.ts'

export interface Key {
  readonly scope: Scope
  readonly key: string
}

/** Counts one more and returns the count; the row stays locked, so parallel guesses come one by one. */
export async function count(db: Db, { scope, key }: Key, now: Date): Promise<number> {
  const { windowSeconds, isFixed } = rules[scope]
  const from = new Date(now.getTime() - windowSeconds * 1000)
  const isOver = isFixed ? sql`failure_count.since <= ${from}` : sql`failure_count.last_at <= ${from}`
  const { rows } = await sql<{
    count: number
  }>`insert into identity.failure_count (scope, key, count, since, last_at)
    values (${scope}, ${key}, 1, ${now}, ${now})
    on conflict (scope, key) do update set
      count = case when ${isOver} then 1 else failure_count.count + 1 end,
      since = case when ${isOver} then excluded.since else failure_count.since end,
      last_at = excluded.last_at
    returning count`.execute(db)
  return rows[0]!.count
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
export async function reset(db: Db, keys: readonly Key[]): Promise<number> {
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

/** The end of the longest pause that holds. */
export async function pausedUntil(
  db: Db,
  keys: readonly { scope: string; key: string }[],
  now: Date,
): Promise<Date | null> {
  const row = await tables(db)
    .selectFrom('identity.block')
    .select((e) => e.fn.max('until').as('until'))
    .where((is) =>
      is.or(keys.map(({ scope, key }) => is.and([is('scope', '=', scope), is('key', '=', key)]))),
    )
    .where('until', '>', now)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  return row?.until ?? null
}

export interface NewBlock {
  readonly id: string
  readonly scope: string
  readonly key: string
  readonly personId: string | null
  readonly reason: string
  readonly at: Date
  readonly until: Date
}

export async function insertBlock(db: Db, { personId, ...rest }: NewBlock): Promise<void> {
  await tables(db)
    .insertInto('identity.block')
    .values({ ...rest, person_id: personId, lifted_at: null })
    .execute()
}

export async function deleteBlocks(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await tables(db)
      .deleteFrom('identity.block')
      .where('id', 'in', [...ids])
      .execute()
}

/** Proved through ЕСИА or recovery: pauses of the person's own login end. */
export async function liftBlocks(db: Db, personId: string, at: Date): Promise<void> {
  await tables(db)
    .updateTable('identity.block')
    .set({ lifted_at: at })
    .where('person_id', '=', personId)
    .where('lifted_at', 'is', null)
    .execute()
}

export const blocksOf = (db: Db, personId: string, now: Date) =>
  tables(db)
    .selectFrom('identity.block')
    .select(['reason', 'until'])
    .where('person_id', '=', personId)
    .where('until', '>', now)
    .where('lifted_at', 'is', null)
    .orderBy('until', 'desc')
    .execute()

/** How many different logins failed from one address within the hour. */
export async function countLogins(db: Db, ip: string, loginHash: string, now: Date): Promise<number> {
  await tables(db)
    .insertInto('identity.failure_login')
    .values({ ip, login_hash: loginHash, at: now })
    .onConflict((on) => on.columns(['ip', 'login_hash']).doUpdateSet({ at: now }))
    .execute()
  const row = await tables(db)
    .selectFrom('identity.failure_login')
    .select((e) => e.fn.countAll<number>().as('logins'))
    .where('ip', '=', ip)
    .where('at', '>', new Date(now.getTime() - 3_600_000))
    .executeTakeFirstOrThrow()
  return Number(row.logins)
}

export async function forgetFailures(db: Db, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - 86_400_000)
  await tables(db)
    .deleteFrom('identity.failure_count')
    .where((is) => is.or([is('scope', '<>', 'account'), is('key', 'like', 'nobody/%')]))
    .where('last_at', '<', dayAgo)
    .execute()
  await tables(db).deleteFrom('identity.failure_login').where('at', '<', dayAgo).execute()
  await tables(db)
    .deleteFrom('identity.block')
    .where('until', '<', new Date(now.getTime() - 30 * 86_400_000))
    .execute()
}
