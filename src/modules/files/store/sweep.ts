/** Rows that come and go whole: documents made by the portal, deletion, and what nobody needs any more. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { Sealed } from '../../../platform/files/vault.ts'
import type { FileType } from '../contract.ts'
import type { FileRecord } from '../domain.ts'
import { files, record, tables } from './tables.ts'

/** A document that the portal made itself: ready at once. */
export async function insertDocument(
  db: Db,
  f: { id: string; name: string; content: Sealed; preview: Sealed | null; pages: number; at: Date },
): Promise<void> {
  const { content, preview } = f
  await tables(db)
    .insertInto('files.file')
    .values({
      id: f.id,
      owner_id: content.ownerId,
      purpose: 'document',
      name: f.name,
      state: 'ready',
      declared_size_bytes: content.sizeBytes,
      declared_sha256: content.sha256,
      received_bytes: content.sizeBytes,
      content_id: content.id,
      media_type: content.mediaType as FileType,
      size_bytes: content.sizeBytes,
      sha256: content.sha256,
      wrapped_key: content.wrappedKey,
      page_count: f.pages,
      preview_id: preview?.id ?? null,
      preview_size_bytes: preview?.sizeBytes ?? null,
      preview_sha256: preview?.sha256 ?? null,
      preview_wrapped_key: preview?.wrappedKey ?? null,
      created_at: f.at,
      completed_at: f.at,
      checked_at: f.at,
    })
    .execute()
}

/** The row with its parts; gives the ids of the contents that are free after the commit. */
export async function deleteFile(db: Db, file: FileRecord): Promise<string[]> {
  const parts = await tables(db)
    .deleteFrom('files.part')
    .where('file_id', '=', file.id)
    .returning('content_id')
    .execute()
  await tables(db).deleteFrom('files.file').where('id', '=', file.id).execute()
  return [
    ...parts.map((p) => p.content_id),
    ...[file.content?.id, file.preview?.id].filter((id) => id !== undefined),
  ]
}

export interface Ages {
  readonly unfinishedBefore: Date
  readonly refusedBefore: Date
  readonly looseBefore: Date
}

/** Abandoned uploads, old refusals, checked files that were never attached to anything. */
export async function lockForgettable(db: Db, ages: Ages, limit: number): Promise<FileRecord[]> {
  const rows = await files(db)
    .where((e) =>
      e.or([
        e.and([e('state', '=', 'uploading'), e('created_at', '<', ages.unfinishedBefore)]),
        e.and([e('state', '=', 'refused'), e('created_at', '<', ages.refusedBefore)]),
        e.and([
          e('state', '=', 'ready'),
          e('created_at', '<', ages.looseBefore),
          e.not(
            e.exists(
              e.selectFrom('files.attachment as h').select('h.file_id').whereRef('h.file_id', '=', 'f.id'),
            ),
          ),
        ]),
      ]),
    )
    .orderBy('created_at')
    .limit(limit)
    .forUpdate('f')
    .skipLocked()
    .execute()
  return rows.map(record)
}

/** Files whose check was to begin before that moment and has no end yet. */
export async function waitingForCheck(db: Db, before: Date, limit: number): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('files.file')
    .select('id')
    .where('state', '=', 'checking')
    .where('completed_at', '<', before)
    .orderBy('completed_at')
    .limit(limit)
    .execute()
  return rows.map((r) => r.id)
}

/** Which of these contents no row knows. */
export async function strays(db: Db, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select s.id from unnest(${[...ids]}::uuid[]) as s (id)
    where not exists (select 1 from files.file f where f.content_id = s.id)
      and not exists (select 1 from files.file f where f.preview_id = s.id)
      and not exists (select 1 from files.part p where p.content_id = s.id)`.execute(db)
  return rows.map((r) => r.id)
}

export async function allOfOwner(db: Db, ownerId: string): Promise<FileRecord[]> {
  const rows = await files(db).where('owner_id', '=', ownerId).forUpdate('f').execute()
  return rows.map(record)
}

/** Contents are not written anew: each remembers whose key it lies under. */
export async function changeOwner(db: Db, from: string, to: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`update files.file
    set owner_id = ${to}, sealed_for = coalesce(sealed_for, owner_id) where owner_id = ${from} returning id`.execute(
    db,
  )
  return rows.length
}

export async function countOfOwner(db: Db, ownerId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from files.file
    where owner_id = ${ownerId} and state <> 'refused' and purpose <> 'document'`.execute(db)
  return rows[0]!.n
}
