/** Between the rows of files and the vault where their contents lie. */
import type { Readable } from 'node:stream'
import type { Context } from '../../../platform/context.ts'
import { SpoiltFile, type Range } from '../../../platform/files/cobblestone.ts'
import { KeyGone } from '../../../platform/files/keys.ts'
import type { Sealed } from '../../../platform/files/vault.ts'
import { Problem } from '../../../platform/problem.ts'
import { fileUnreadable } from '../contract.ts'
import type { FileRecord } from '../domain.ts'
import type { StoredPart } from '../store.ts'

const partType = 'application/octet-stream'

/** After the commit: what a stop leaves behind, the nightly sweep takes. */
export async function discard(ctx: Context, contentIds: readonly string[]): Promise<void> {
  for (const id of contentIds) {
    await ctx.services.vault
      .remove(id)
      .catch((err: unknown) => ctx.log.warn({ err, content: id }, 'content left for the sweep'))
  }
}

export const writeContent = (
  ctx: Context,
  ownerId: string,
  mediaType: string,
  bytes: Uint8Array,
): Promise<Sealed> => writeStream(ctx, ownerId, mediaType, once(bytes))

export const writeStream = (
  ctx: Context,
  ownerId: string,
  mediaType: string,
  source: AsyncIterable<Uint8Array>,
): Promise<Sealed> =>
  ctx.services.vault.write(ctx.db, { id: ctx.services.random.uuid(), ownerId, mediaType }, source)

export const writePart = (ctx: Context, ownerId: string, bytes: Uint8Array): Promise<Sealed> =>
  writeContent(ctx, ownerId, partType, bytes)

async function* once(bytes: Uint8Array) {
  yield bytes
}

/** A content that cannot be read any more is told as such, and loudly to those who keep the disks. */
export async function readContent(ctx: Context, content: Sealed, range?: Range): Promise<Readable> {
  try {
    return await ctx.services.vault.read(ctx.db, content, range)
  } catch (err) {
    throw unreadable(ctx, content.id, err)
  }
}

export async function readWhole(ctx: Context, content: Sealed): Promise<Buffer> {
  const parts: Buffer[] = []
  try {
    for await (const part of await ctx.services.vault.read(ctx.db, content)) parts.push(part as Buffer)
  } catch (err) {
    throw unreadable(ctx, content.id, err)
  }
  return Buffer.concat(parts)
}

/** Part by part: a film does not stand in memory whole. */
export async function* partsOf(
  ctx: Context,
  file: FileRecord,
  parts: readonly StoredPart[],
): AsyncGenerator<Buffer> {
  for (const { contentId, sizeBytes, sha256, wrappedKey } of parts)
    yield await readWhole(ctx, {
      id: contentId,
      ownerId: file.keyOwnerId,
      mediaType: partType,
      sizeBytes,
      sha256,
      wrappedKey,
    })
}

export async function readParts(
  ctx: Context,
  file: FileRecord,
  parts: readonly StoredPart[],
): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const part of partsOf(ctx, file, parts)) all.push(part)
  return Buffer.concat(all)
}

function unreadable(ctx: Context, content: string, err: unknown): unknown {
  const isMissing = (err as { code?: unknown }).code === 'ENOENT'
  if (!(err instanceof SpoiltFile || err instanceof KeyGone || isMissing)) return err
  ctx.log.error({ err, content }, 'a content of the vault cannot be read')
  return new Problem(fileUnreadable)
}
