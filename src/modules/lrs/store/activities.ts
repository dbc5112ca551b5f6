/** What activities are, and what was attached to statements. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { Json } from '../domain/check.ts'

interface ActivityRow {
  readonly key: string
  readonly id: string
  readonly definition: string
}

/** `isHeld`: nobody else folds words into them meanwhile. */
export async function definitionsOf(
  db: Db,
  storeId: string,
  keys: readonly string[],
  isHeld = false,
): Promise<Map<string, Json>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql<ActivityRow>`select key, id, definition from lrs.activity
    where store_id = ${storeId} and key = any(${[...keys]}::uuid[]) order by key ${sql.raw(isHeld ? 'for update' : '')}`.execute(
    db,
  )
  return new Map(rows.map((r) => [r.id, JSON.parse(r.definition) as Json]))
}

export async function keepDefinitions(db: Db, storeId: string, all: readonly ActivityRow[]): Promise<void> {
  const sorted = all.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  await sql`insert into lrs.activity (store_id, key, id, definition)
    select ${storeId}, a.key, a.id, a.definition from unnest(${sorted.map((a) => a.key)}::uuid[],
      ${sorted.map((a) => a.id)}::text[], ${sorted.map((a) => a.definition)}::text[]) as a (key, id, definition)
    on conflict (store_id, key) do update set definition = excluded.definition`.execute(db)
}

/** So that two who are the first to tell of an activity come one after the other. */
export async function reserveDefinitions(
  db: Db,
  storeId: string,
  all: readonly { readonly key: string; readonly id: string }[],
): Promise<void> {
  const sorted = all.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  await sql`insert into lrs.activity (store_id, key, id, definition)
    select ${storeId}, a.key, a.id, '{}' from unnest(${sorted.map((a) => a.key)}::uuid[],
      ${sorted.map((a) => a.id)}::text[]) as a (key, id) on conflict do nothing`.execute(db)
}

export interface KeptAttachment {
  readonly sha2: string
  readonly contentType: string
  readonly sealed: Buffer
}

export async function keepAttachments(
  db: Db,
  storeId: string,
  all: readonly (KeptAttachment & { readonly statementId: string })[],
): Promise<void> {
  for (const one of all) {
    await sql`insert into lrs.attachment (store_id, sha2, content_type, sealed)
      values (${storeId}, ${one.sha2}, ${one.contentType}, ${one.sealed}) on conflict do nothing`.execute(db)
    await sql`insert into lrs.attachment_of (store_id, statement_id, sha2)
      values (${storeId}, ${one.statementId}, ${one.sha2}) on conflict do nothing`.execute(db)
  }
}

export async function attachmentsOf(
  db: Db,
  storeId: string,
  statementIds: readonly string[],
): Promise<KeptAttachment[]> {
  if (statementIds.length === 0) return []
  const { rows } = await sql<KeptAttachment>`
    select a.sha2, a.content_type as "contentType", a.sealed from lrs.attachment a
    where a.store_id = ${storeId} and exists (select from lrs.attachment_of o
      where o.store_id = a.store_id and o.sha2 = a.sha2 and o.statement_id = any(${[...statementIds]}::uuid[]))`.execute(
    db,
  )
  return rows
}
