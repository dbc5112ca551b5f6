/** Reading: the owner's own, or another's by the right of the module that shows it — with a row in the journal. */
import type { Context } from '../../../platform/context.ts'
import { PdfEngineFault, UnfitPdf } from '../../../platform/files/pdf/engine.ts'
import { Problem } from '../../../platform/problem.ts'
import { unavailable } from '../../../platform/refusals.ts'
import type { BytesReply } from '../../../platform/serve.ts'
import { fileNotFound, noSuchPage } from '../contract.ts'
import { type FileRecord, readyContent } from '../domain.ts'
import * as store from '../store.ts'
import { readContent, readWhole } from './contents.ts'
import { ownFile } from './own-file.ts'

/** The file itself, the small picture of its first page, or the picture of one page (from 1). */
export type FileView = 'content' | 'preview' | { readonly page: number }

export async function openOwnFile(ctx: Context, id: string, view: FileView): Promise<BytesReply> {
  return viewOf(ctx, await ownFile(ctx, id), view)
}

export interface ReadingRight {
  /** Why it may be shown, in words for the owner's journal: «сверка по заявлению». */
  readonly allowedBecause: string
  /** What it must be attached to; a file of something else is not found. */
  readonly attachedTo: { readonly kind: string; readonly id: string }
  readonly view?: FileView
}

/** For other modules, after their own policy said yes. The owner sees in the journal who looked and why. */
export async function readFile(ctx: Context, id: string, right: ReadingRight): Promise<BytesReply> {
  // Over the second wall only for another's: what the file is attached to stands behind the wall of its own module.
  const file = (await attached(ctx, id, right)) ?? (await ctx.beyond((all) => attached(all, id, right)))
  if (!file) throw new Problem(fileNotFound)
  const view = right.view ?? 'content'
  const reply = await viewOf(ctx, file, view)
  if (ctx.actor.personId !== file.ownerId) {
    await ctx.record({
      subjectId: file.ownerId,
      object: { kind: 'file', id },
      details: { because: right.allowedBecause, attachedTo: right.attachedTo, view },
    })
  }
  return reply
}

async function attached(ctx: Context, id: string, { attachedTo }: ReadingRight): Promise<FileRecord | null> {
  const file = await store.findFile(ctx.db, id)
  return file && (await store.isAttachedTo(ctx.db, id, attachedTo)) ? file : null
}

export async function viewOf(ctx: Context, file: FileRecord, view: FileView): Promise<BytesReply> {
  const content = readyContent(file)
  const sealed = {
    id: content.id,
    ownerId: file.keyOwnerId,
    mediaType: content.type,
    sizeBytes: content.sizeBytes,
    sha256: content.sha256,
    wrappedKey: content.wrappedKey,
  }
  if (view === 'preview' && file.preview) {
    const preview = { ...file.preview, ownerId: file.keyOwnerId, mediaType: 'image/jpeg' }
    return {
      stream: await readContent(ctx, preview),
      type: 'image/jpeg',
      headers: headers(file.name, preview),
    }
  }
  // A document of the portal keeps no small picture: its first page serves.
  if (view === 'preview') return viewOf(ctx, file, { page: 1 })
  if (view === 'content' || content.type !== 'application/pdf') {
    if (view !== 'content' && view.page !== 1) throw new Problem(noSuchPage)
    return { stream: await readContent(ctx, sealed), type: content.type, headers: headers(file.name, sealed) }
  }
  if (view.page > (file.pageCount ?? 0)) throw new Problem(noSuchPage)
  return {
    stream: await drawPage(ctx, await readWhole(ctx, sealed), view.page),
    type: 'image/jpeg',
    headers: headers(file.name),
  }
}

async function drawPage(ctx: Context, bytes: Uint8Array, page: number): Promise<Uint8Array> {
  try {
    return await ctx.services.checker.page(bytes, page - 1)
  } catch (err) {
    if (!(err instanceof UnfitPdf || err instanceof PdfEngineFault)) throw err
    ctx.log.warn({ err }, 'a page could not be drawn')
    throw new Problem(unavailable, {
      detail: 'Страницу не удалось нарисовать. Скачайте файл',
      retryAfterSeconds: 5,
    })
  }
}

/** Saved, never run: an attachment in a sandbox without rights, whatever it is. RFC 6266, RFC 8187, RFC 9530. */
const headers = (
  name: string,
  whole?: { readonly sizeBytes: number; readonly sha256: string },
): Record<string, string> => ({
  'content-disposition': `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`,
  'content-security-policy': `sandbox; default-src 'none'`,
  'cross-origin-resource-policy': 'same-origin',
  ...(whole
    ? {
        'content-length': String(whole.sizeBytes),
        'repr-digest': `sha-256=:${Buffer.from(whole.sha256, 'hex').toString('base64')}:`,
      }
    : {}),
})
