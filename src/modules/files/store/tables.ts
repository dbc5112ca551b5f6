/** The tables of the files module, and a row of files as the rules see it. */
import type { Generated, Selectable, SqlBool } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { FilePurpose, FileState, FileType } from '../contract.ts'
import type { FileRecord } from '../domain.ts'

export interface FileTable {
  id: string
  owner_id: string
  /** Whose key protects the contents; null: the owner's. */
  sealed_for: string | null
  purpose: FilePurpose
  name: string
  state: FileState
  declared_size_bytes: number
  declared_sha256: string
  received_bytes: Generated<number>
  content_id: string | null
  media_type: FileType | null
  size_bytes: number | null
  sha256: string | null
  wrapped_key: string | null
  page_count: number | null
  preview_id: string | null
  preview_size_bytes: number | null
  preview_sha256: string | null
  preview_wrapped_key: string | null
  refused_why: string | null
  created_at: Date
  completed_at: Date | null
  checked_at: Date | null
}
interface PartTable {
  file_id: string
  offset_bytes: number
  size_bytes: number
  sha256: string
  content_id: string
  wrapped_key: string
}
interface AttachmentTable {
  kind: string
  object_id: string
  file_id: string
}
type Tables = {
  'files.file': FileTable
  'files.attachment': AttachmentTable
  'files.part': PartTable
}
export const tables = (db: Db) => db.withTables<Tables>()

export const record = (r: Selectable<FileTable> & { is_attached: SqlBool }): FileRecord => ({
  id: r.id,
  ownerId: r.owner_id,
  keyOwnerId: r.sealed_for ?? r.owner_id,
  purpose: r.purpose,
  name: r.name,
  state: r.state,
  declaredSizeBytes: r.declared_size_bytes,
  declaredSha256: r.declared_sha256,
  receivedBytes: r.received_bytes,
  content:
    r.content_id && r.media_type && r.sha256 && r.wrapped_key
      ? {
          id: r.content_id,
          type: r.media_type,
          sizeBytes: r.size_bytes ?? 0,
          sha256: r.sha256,
          wrappedKey: r.wrapped_key,
        }
      : null,
  preview:
    r.preview_id && r.preview_sha256 && r.preview_wrapped_key
      ? {
          id: r.preview_id,
          sizeBytes: r.preview_size_bytes ?? 0,
          sha256: r.preview_sha256,
          wrappedKey: r.preview_wrapped_key,
        }
      : null,
  pageCount: r.page_count,
  refusedWhy: r.refused_why,
  isAttached: Boolean(r.is_attached),
  createdAt: r.created_at,
})

/** Rows of files, each with the answer whether anything holds it. */
export const files = (db: Db) =>
  tables(db)
    .selectFrom('files.file as f')
    .selectAll('f')
    .select((e) =>
      e
        .exists(e.selectFrom('files.attachment as a').select('a.file_id').whereRef('a.file_id', '=', 'f.id'))
        .as('is_attached'),
    )
