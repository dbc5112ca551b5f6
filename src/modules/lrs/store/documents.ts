/** Documents of learners and of activities. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { tables, type ActivityProfileRow, type DocumentRow } from './tables.ts'

/** Where documents of one kind lie; `idKey` null: all of them. */
export type Shelf =
  | {
      readonly kind: 'state' | 'agent-profile'
      readonly storeId: string
      readonly agentKey: string
      readonly activityKey: string
      /** Null: of every registration (only for lists and removal of a state). */
      readonly registration: string | null
    }
  | { readonly kind: 'activity-profile'; readonly storeId: string; readonly activityKey: string }

export interface KeptDocument {
  readonly id: string
  readonly contentType: string
  readonly content: Buffer
  readonly etag: string
  readonly updatedAt: Date
}

const kept = (row: DocumentRow | ActivityProfileRow): KeptDocument => ({
  id: row.id,
  contentType: row.content_type,
  content: row.content,
  etag: row.etag,
  updatedAt: row.updated_at,
})

/** Two writers of one document come one after the other. */
export async function lockDocument(db: Db, shelf: Shelf, idKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${JSON.stringify([shelf, idKey])}, 65))`.execute(db)
}

const documentsAt = (db: Db, shelf: Exclude<Shelf, { kind: 'activity-profile' }>) =>
  tables(db)
    .selectFrom('lrs.document')
    .where('store_id', '=', shelf.storeId)
    .where('kind', '=', shelf.kind)
    .where('agent_key', '=', shelf.agentKey)
    .where('activity_key', '=', shelf.activityKey)
    .$if(shelf.registration !== null, (q) => q.where('registration', '=', shelf.registration!))

const profilesAt = (db: Db, shelf: Extract<Shelf, { kind: 'activity-profile' }>) =>
  tables(db)
    .selectFrom('lrs.activity_profile')
    .where('store_id', '=', shelf.storeId)
    .where('activity_key', '=', shelf.activityKey)

export async function findDocument(db: Db, shelf: Shelf, idKey: string): Promise<KeptDocument | undefined> {
  const row =
    shelf.kind === 'activity-profile'
      ? await profilesAt(db, shelf).where('id_key', '=', idKey).selectAll().executeTakeFirst()
      : await documentsAt(db, shelf)
          .where('id_key', '=', idKey)
          .orderBy('updated_at', 'desc')
          .selectAll()
          .executeTakeFirst()
  return row && kept(row)
}

export async function documentIds(db: Db, shelf: Shelf, since: Date | null): Promise<string[]> {
  const rows =
    shelf.kind === 'activity-profile'
      ? await profilesAt(db, shelf)
          .$if(since !== null, (q) => q.where('updated_at', '>', since!))
          .select(['id', 'updated_at'])
          .orderBy('updated_at')
          .limit(1000)
          .execute()
      : await documentsAt(db, shelf)
          .$if(since !== null, (q) => q.where('updated_at', '>', since!))
          .select(['id', 'updated_at'])
          .orderBy('updated_at')
          .limit(1000)
          .execute()
  return [...new Set(rows.map((r) => r.id))]
}

export interface Written extends KeptDocument {
  readonly idKey: string
  readonly personId: string | null
}

export async function keepDocument(db: Db, shelf: Shelf, doc: Written): Promise<void> {
  const content = {
    content_type: doc.contentType,
    content: doc.content,
    etag: doc.etag,
    updated_at: doc.updatedAt,
  }
  const named = { store_id: shelf.storeId, activity_key: shelf.activityKey, id_key: doc.idKey, id: doc.id }
  if (shelf.kind === 'activity-profile')
    await tables(db)
      .insertInto('lrs.activity_profile')
      .values({ ...named, ...content })
      .onConflict((c) => c.columns(['store_id', 'activity_key', 'id_key']).doUpdateSet(content))
      .execute()
  else
    await tables(db)
      .insertInto('lrs.document')
      .values({
        ...named,
        ...content,
        kind: shelf.kind,
        agent_key: shelf.agentKey,
        registration: shelf.registration!,
        person_id: doc.personId,
      })
      .onConflict((c) =>
        c
          .columns(['store_id', 'kind', 'agent_key', 'activity_key', 'registration', 'id_key'])
          .doUpdateSet(content),
      )
      .execute()
}

/** `idKey` null: the whole shelf. */
export async function removeDocuments(db: Db, shelf: Shelf, idKey: string | null): Promise<void> {
  if (shelf.kind === 'activity-profile')
    await tables(db)
      .deleteFrom('lrs.activity_profile')
      .where('store_id', '=', shelf.storeId)
      .where('activity_key', '=', shelf.activityKey)
      .$if(idKey !== null, (q) => q.where('id_key', '=', idKey!))
      .execute()
  else
    await tables(db)
      .deleteFrom('lrs.document')
      .where('store_id', '=', shelf.storeId)
      .where('kind', '=', shelf.kind)
      .where('agent_key', '=', shelf.agentKey)
      .where('activity_key', '=', shelf.activityKey)
      .$if(shelf.registration !== null, (q) => q.where('registration', '=', shelf.registration!))
      .$if(idKey !== null, (q) => q.where('id_key', '=', idKey!))
      .execute()
}
