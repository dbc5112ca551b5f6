/** What an organisation teaches: a file that was brought by one of its staff and is kept as its own. */
import type { Readable } from 'node:stream'
import { type Context, personOf } from '../../../platform/context.ts'
import type { Range } from '../../../platform/files/cobblestone.ts'
import { Problem } from '../../../platform/problem.ts'
import { fileNotFound, fileRefused, type FileCard, type FileState, type FileType } from '../contract.ts'
import { type Attachment, readyContent } from '../domain.ts'
import { card } from '../present.ts'
import * as store from '../store.ts'
import type { BytesReply } from '../../../platform/serve.ts'
import { readContent } from './contents.ts'
import { viewOf } from './open-file.ts'

/** In the caller's transaction. A file that is still being checked may be given too: `files.checked` tells the end. */
export const giveFile = (
  ctx: Context,
  id: string,
  how: { readonly ownerId: string; readonly to: Attachment },
): Promise<FileCard & { readonly sha256: string }> =>
  ctx.transaction(async (tx) => {
    const file = await store.lockFile(tx.db, id)
    if (!file || file.ownerId !== personOf(tx) || file.purpose !== 'learning-material' || file.isAttached)
      throw new Problem(fileNotFound)
    if (file.keyOwnerId !== how.ownerId || file.state === 'uploading') throw new Problem(fileNotFound)
    if (file.state === 'refused') throw new Problem(fileRefused, { detail: file.refusedWhy ?? '' })
    await store.addAttachments(tx.db, [id], how.to)
    // Over the second wall: the row leaves its owner by their own act.
    await tx.beyond((over) => store.giveTo(over.db, id, how.ownerId))
    return { ...card(file), sha256: file.declaredSha256 }
  })

export interface Material {
  readonly name: string
  readonly state: FileState
  readonly refusedWhy: string | null
  readonly type: FileType | null
  readonly pageCount: number | null
}

/** How the check of a given file stands; undefined when there is none. */
export async function materialState(
  ctx: Context,
  id: string,
  attachedTo: Attachment,
): Promise<Material | undefined> {
  const file = await store.findFile(ctx.db, id)
  if (!file || !(await store.isAttachedTo(ctx.db, id, attachedTo))) return undefined
  const { name, state, refusedWhy, pageCount } = file
  return { name, state, refusedWhy, pageCount, type: file.content?.type ?? null }
}

export interface OpenMaterial {
  readonly type: FileType
  readonly name: string
  readonly sizeBytes: number
  readonly read: (range?: Range) => Promise<Readable>
}

/** For the portal's own work and for whoever the calling module let in. Throws when it is not ready. */
export async function openMaterial(ctx: Context, id: string, attachedTo: Attachment): Promise<OpenMaterial> {
  const file = await store.findFile(ctx.db, id)
  if (!file || !(await store.isAttachedTo(ctx.db, id, attachedTo))) throw new Problem(fileNotFound)
  const { type, ...content } = readyContent(file)
  const sealed = { ...content, ownerId: file.keyOwnerId, mediaType: type }
  return {
    type,
    name: file.name,
    sizeBytes: content.sizeBytes,
    read: (range) => readContent(ctx, sealed, range),
  }
}

/** The picture of one page (from 1) of a document, for whoever the calling module let in. */
export async function materialPage(
  ctx: Context,
  id: string,
  attachedTo: Attachment,
  page: number,
): Promise<BytesReply> {
  const file = await store.findFile(ctx.db, id)
  if (!file || !(await store.isAttachedTo(ctx.db, id, attachedTo))) throw new Problem(fileNotFound)
  return viewOf(ctx, file, { page })
}
