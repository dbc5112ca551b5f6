/** Statements: added, never changed; what they are found by stands beside them. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'

export interface KeptStatement {
  readonly id: string
  readonly body: string
  readonly isVoiding: boolean
  readonly clientId: string | null
  readonly personId: string | null
}

/** Writers share the store; whoever brings a statement about another one is alone in it for that moment, so that neither misses the other. */
export async function enterStore(db: Db, storeId: string, isAlone: boolean): Promise<Date> {
  const lock = sql.raw(isAlone ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared')
  await sql`select ${lock}(hashtextextended(${storeId}, 64))`.execute(db)
  // The transaction began before anybody could read what it will add: `consistentThrough` counts on that.
  const { rows } = await sql<{ at: Date }>`select date_trunc('milliseconds', now()) as at`.execute(db)
  return rows[0]!.at
}

export async function keptStatements(
  db: Db,
  storeId: string,
  ids: readonly string[],
): Promise<KeptStatement[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<KeptStatement>`select id, body, is_voiding as "isVoiding",
      client_id as "clientId", person_id as "personId" from lrs.statement
    where store_id = ${storeId} and id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

export interface NewStatement {
  readonly id: string
  readonly body: string
  readonly personId: string | null
  readonly isVoiding: boolean
  readonly refersTo: string | null
}

/** Ids that were there already are left out of the answer. */
export async function insertStatements(
  db: Db,
  storeId: string,
  clientId: string | null,
  all: readonly NewStatement[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; place: string }>`
    insert into lrs.statement (store_id, id, place, client_id, person_id, is_voiding, refers_to, body)
    select ${storeId}, n.id, (floor(extract(epoch from now()) * 1000)::bigint << 20) | nextval('lrs.place_number'),
      ${clientId}::uuid, n.person_id, n.is_voiding, n.refers_to, n.body
    from unnest(${all.map((s) => s.id)}::uuid[], ${all.map((s) => s.personId)}::uuid[],
      ${all.map((s) => s.isVoiding)}::boolean[], ${all.map((s) => s.refersTo)}::uuid[],
      ${all.map((s) => s.body)}::text[]) as n (id, person_id, is_voiding, refers_to, body)
    on conflict (store_id, id) do nothing
    returning id, place::text as place`.execute(db)
  return new Map(rows.map((r) => [r.id, r.place]))
}

export interface MentionRow {
  readonly key: string
  readonly place: string
  readonly ofPlace: string
  readonly isDirect: boolean
}

export async function insertMentions(db: Db, storeId: string, rows: readonly MentionRow[]): Promise<void> {
  await sql`insert into lrs.mention (store_id, key, place, of_place, is_direct)
    select ${storeId}, m.key, m.place, m.of_place, m.is_direct
    from unnest(${rows.map((r) => r.key)}::uuid[], ${rows.map((r) => r.place)}::bigint[],
      ${rows.map((r) => r.ofPlace)}::bigint[], ${rows.map((r) => r.isDirect)}::boolean[]) as m (key, place, of_place, is_direct)
    on conflict do nothing`.execute(db)
}

export interface Linked {
  readonly id: string
  readonly place: string
  readonly body: string
}

/** A chain is followed so far: without an end each new link would cost more than the former one. */
const links = 30

/** What this statement is about, what that one is about, and so on; the nearest first. */
export async function targetsOf(db: Db, storeId: string, id: string): Promise<Linked[]> {
  const { rows } = await sql<Linked>`
    with recursive chain as (
      select refers_to as id, 1 as depth from lrs.statement
      where store_id = ${storeId} and id = ${id} and refers_to is not null
      union
      select s.refers_to, c.depth + 1 from chain c join lrs.statement s on s.store_id = ${storeId} and s.id = c.id
        where s.refers_to is not null and c.depth < ${links}
    )
    select distinct s.id, s.place::text as place, s.body from chain c
    join lrs.statement s on s.store_id = ${storeId} and s.id = c.id where s.id <> ${id}`.execute(db)
  return rows
}

/** Places of statements about this one, about those, and so on. */
export async function referrersOf(
  db: Db,
  storeId: string,
  ids: readonly string[],
): Promise<{ id: string; place: string; refersTo: string }[]> {
  const { rows } = await sql<{ id: string; place: string; refersTo: string }>`
    with recursive chain as (
      select id, place, refers_to as origin, 1 as depth from lrs.statement
      where store_id = ${storeId} and refers_to = any(${[...ids]}::uuid[])
      union
      select s.id, s.place, c.origin, c.depth + 1 from chain c
      join lrs.statement s on s.store_id = ${storeId} and s.refers_to = c.id where c.depth < ${links}
    )
    select distinct id, place::text as place, origin as "refersTo" from chain`.execute(db)
  return rows
}

export async function insertVoided(
  db: Db,
  storeId: string,
  all: readonly { id: string; byId: string }[],
): Promise<void> {
  await sql`insert into lrs.voided (store_id, id, by_id)
    select ${storeId}, v.id, v.by_id from unnest(${all.map((v) => v.id)}::uuid[], ${all.map((v) => v.byId)}::uuid[]) as v (id, by_id)
    on conflict do nothing`.execute(db)
}

export async function isVoided(db: Db, storeId: string, id: string): Promise<boolean> {
  const { rows } = await sql`select from lrs.voided where store_id = ${storeId} and id = ${id}`.execute(db)
  return rows.length > 0
}

/** What is stored by then is seen by everybody. */
export async function consistentThrough(db: Db): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select lrs.consistent_through() as at`.execute(db)
  return rows[0]!.at
}
