/** The only room that knows the tables of files. */
import { sql } from 'kysely'
import type { Db } from '../../platform/context.ts'
import type { Sealed } from '../../platform/files/vault.ts'
import type { FilePurpose, FileState, FileType } from './contract.ts'
import type { Attachment, FileRecord, Part } from './domain.ts'
import { files, record, tables } from './store/tables.ts'

/** One person's uploads begin and attach one after another: two at once must not both fit into the last free place. */
export async function lockOwner(db: Db, ownerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`files.owner/${ownerId}`}, 0))`.execute(db)
}

export async function findFile(db: Db, id: string): Promise<FileRecord | undefined> {
  const row = await files(db).where('f.id', '=', id).executeTakeFirst()
  return row && record(row)
}

export async function lockFile(db: Db, id: string): Promise<FileRecord | undefined> {
  const row = await files(db).where('f.id', '=', id).forUpdate('f').executeTakeFirst()
  return row && record(row)
}

/** In the order of ids, so that two who attach the same files do not wait for each other. */
export async function lockFiles(db: Db, ids: readonly string[]): Promise<FileRecord[]> {
  if (ids.length === 0) return []
  const rows = await files(db).where('f.id', 'in', ids).orderBy('f.id').forUpdate('f').execute()
  return rows.map(record)
}

export async function filesOfOwner(
  db: Db,
  ownerId: string,
  state: FileState | undefined,
): Promise<FileRecord[]> {
  const rows = await files(db)
    .where('owner_id', '=', ownerId)
    .$if(state !== undefined, (q) => q.where('state', '=', state!))
    .orderBy('f.id', 'desc')
    .limit(500)
    .execute()
  return rows.map(record)
}

export async function findFiles(db: Db, ids: readonly string[]): Promise<FileRecord[]> {
  if (ids.length === 0) return []
  return (await files(db).where('f.id', 'in', ids).execute()).map(record)
}

export async function filesAttachedTo(db: Db, to: Attachment): Promise<FileRecord[]> {
  const rows = await files(db)
    .innerJoin('files.attachment as at', 'at.file_id', 'f.id')
    .where('at.kind', '=', to.kind)
    .where('at.object_id', '=', to.id)
    .orderBy('f.id')
    .execute()
  return rows.map(record)
}

export async function isAttachedTo(db: Db, id: string, to: Attachment): Promise<boolean> {
  const query = tables(db).selectFrom('files.attachment').select('file_id').where('kind', '=', to.kind)
  return (
    (await query.where('object_id', '=', to.id).where('file_id', '=', id).executeTakeFirst()) !== undefined
  )
}

export async function usedBy(
  db: Db,
  ownerId: string,
  isMaterial: boolean,
): Promise<{ bytes: number; uploads: number }> {
  const { rows } = await sql<{ bytes: number; uploads: number }>`select
      coalesce(sum(coalesce(size_bytes, declared_size_bytes)) filter (where purpose <> 'document' and state <> 'refused'), 0)::int8 as bytes,
      count(*) filter (where state = 'uploading')::int8 as uploads
    from files.file where owner_id = ${ownerId} and (purpose = 'learning-material') = ${isMaterial}`.execute(
    db,
  )
  return rows[0]!
}

/** The same file, begun before and not finished: it goes on from where it stopped. */
export async function findBegun(
  db: Db,
  f: { ownerId: string; name: string; purpose: FilePurpose; sizeBytes: number; sha256: string },
): Promise<FileRecord | undefined> {
  const row = await files(db)
    .where('owner_id', '=', f.ownerId)
    .where('state', 'in', ['uploading', 'checking'])
    .where('declared_sha256', '=', f.sha256)
    .where('declared_size_bytes', '=', f.sizeBytes)
    .where('name', '=', f.name)
    .where('purpose', '=', f.purpose)
    .orderBy('f.id', 'desc')
    .executeTakeFirst()
  return row && record(row)
}

export async function insertUpload(
  db: Db,
  f: {
    id: string
    ownerId: string
    /** Null: the owner's. */
    keyOwnerId: string | null
    name: string
    purpose: FilePurpose
    sizeBytes: number
    sha256: string
    at: Date
  },
): Promise<void> {
  await tables(db)
    .insertInto('files.file')
    .values({
      id: f.id,
      owner_id: f.ownerId,
      sealed_for: f.keyOwnerId,
      purpose: f.purpose,
      name: f.name,
      state: 'uploading',
      declared_size_bytes: f.sizeBytes,
      declared_sha256: f.sha256,
      created_at: f.at,
    })
    .execute()
}

export interface StoredPart extends Part {
  readonly contentId: string
  readonly wrappedKey: string
}

export async function partsOf(db: Db, fileId: string): Promise<StoredPart[]> {
  const rows = await tables(db)
    .selectFrom('files.part')
    .selectAll()
    .where('file_id', '=', fileId)
    .orderBy('offset_bytes')
    .execute()
  return rows.map((r) => ({
    offset: r.offset_bytes,
    sizeBytes: r.size_bytes,
    sha256: r.sha256,
    contentId: r.content_id,
    wrappedKey: r.wrapped_key,
  }))
}

export async function appendPart(db: Db, fileId: string, part: StoredPart): Promise<void> {
  await tables(db)
    .insertInto('files.part')
    .values({
      file_id: fileId,
      offset_bytes: part.offset,
      size_bytes: part.sizeBytes,
      sha256: part.sha256,
      content_id: part.contentId,
      wrapped_key: part.wrappedKey,
    })
    .execute()
  await tables(db)
    .updateTable('files.file')
    .set({ received_bytes: part.offset + part.sizeBytes })
    .where('id', '=', fileId)
    .execute()
}

/** From now on the file is another's to keep: what a programme holds is its organisation's. */
export async function giveTo(db: Db, id: string, ownerId: string): Promise<void> {
  await tables(db).updateTable('files.file').set({ owner_id: ownerId }).where('id', '=', id).execute()
}

/** Ids of the contents that nobody needs after the commit. */
export async function deleteParts(db: Db, fileId: string): Promise<string[]> {
  const rows = await tables(db)
    .deleteFrom('files.part')
    .where('file_id', '=', fileId)
    .returning('content_id')
    .execute()
  return rows.map((r) => r.content_id)
}

export async function markChecking(db: Db, id: string, at: Date): Promise<void> {
  await tables(db)
    .updateTable('files.file')
    .set({ state: 'checking', completed_at: at })
    .where('id', '=', id)
    .execute()
}

export async function markReady(
  db: Db,
  id: string,
  ready: { content: Sealed; preview: Sealed | null; pages: number | null; at: Date },
): Promise<void> {
  await tables(db)
    .updateTable('files.file')
    .set({
      state: 'ready',
      checked_at: ready.at,
      page_count: ready.pages,
      ...contentColumns(ready.content, ready.preview),
    })
    .where('id', '=', id)
    .execute()
}

const contentColumns = (content: Sealed, preview: Sealed | null) => ({
  content_id: content.id,
  media_type: content.mediaType as FileType,
  size_bytes: content.sizeBytes,
  sha256: content.sha256,
  wrapped_key: content.wrappedKey,
  preview_id: preview?.id ?? null,
  preview_size_bytes: preview?.sizeBytes ?? null,
  preview_sha256: preview?.sha256 ?? null,
  preview_wrapped_key: preview?.wrappedKey ?? null,
})

export async function markRefused(db: Db, id: string, why: string, at: Date): Promise<void> {
  await tables(db)
    .updateTable('files.file')
    .set({ state: 'refused', refused_why: why, checked_at: at })
    .where('id', '=', id)
    .execute()
}

export async function addAttachments(db: Db, ids: readonly string[], to: Attachment): Promise<void> {
  if (ids.length === 0) return
  const rows = ids.map((id) => ({ kind: to.kind, object_id: to.id, file_id: id }))
  await tables(db)
    .insertInto('files.attachment')
    .values(rows)
    .onConflict((c) => c.doNothing())
    .execute()
}

export async function dropAttachments(db: Db, ids: readonly string[], from: Attachment): Promise<void> {
  if (ids.length === 0) return
  await tables(db)
    .deleteFrom('files.attachment')
    .where('kind', '=', from.kind)
    .where('object_id', '=', from.id)
    .where('file_id', 'in', ids)
    .execute()
}
