/** A document that the portal made itself (a certificate) lies among the person's files, encrypted as all of them. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { fileNotFound } from '../contract.ts'
import { type Attachment, readyContent } from '../domain.ts'
import * as store from '../store.ts'
import { insertDocument } from '../store/sweep.ts'
import { readWhole, writeContent } from './contents.ts'

export interface OwnDocument {
  readonly ownerId: string
  readonly name: string
  readonly type: 'application/pdf'
  readonly bytes: Uint8Array
  readonly pages: number
  readonly attachedTo: Attachment
}

/** May stand inside the caller's transaction; a content of a transaction that failed is swept. */
export async function keepDocument(ctx: Context, made: OwnDocument): Promise<string> {
  const content = await writeContent(ctx, made.ownerId, made.type, made.bytes)
  const id = ctx.services.random.uuid()
  await insertDocument(ctx.db, {
    id,
    name: made.name,
    content,
    preview: null,
    pages: made.pages,
    at: ctx.now,
  })
  await store.addAttachments(ctx.db, [id], made.attachedTo)
  return id
}

/** Its bytes for the portal's own work, such as the check of a certificate by a stranger. No journal row: the caller writes it. */
export async function documentBytes(ctx: Context, id: string, attachedTo: Attachment): Promise<Buffer> {
  const file = await store.findFile(ctx.db, id)
  if (!file || !(await store.isAttachedTo(ctx.db, id, attachedTo))) throw new Problem(fileNotFound)
  const { type, ...content } = readyContent(file)
  return readWhole(ctx, { ...content, ownerId: file.keyOwnerId, mediaType: type })
}
