/** G4: a part of a file is encrypted before it lies anywhere; the row that knows it comes after. */
import { createHash } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid, outcomeUnknown } from '../../../platform/refusals.ts'
import type { FileInfo } from '../contract.ts'
import * as domain from '../domain.ts'
import { present } from '../present.ts'
import * as store from '../store.ts'
import { discard, writePart } from './contents.ts'
import { lockOwnFile, ownFile } from './own-file.ts'

export async function putPart(ctx: Context, id: string, offset: number, bytes: Buffer): Promise<FileInfo> {
  if (bytes.length === 0)
    throw new Problem(invalid, { errors: [{ field: '', message: 'Часть файла пуста' }] })
  const part = { offset, sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  const place = async (on: Context, file: domain.FileRecord) =>
    domain.placePart(
      file,
      part,
      (await store.partsOf(on.db, id)).find((p) => p.offset === offset),
    )

  // Asked before the writing too: what will be refused is not worth the disk.
  const before = await ownFile(ctx, id)
  if ((await place(ctx, before)) === 'repeat') return present(ctx, await ownFile(ctx, id))

  const sealed = await writePart(ctx, before.keyOwnerId, bytes)
  try {
    const { info, isTaken } = await ctx.transaction(async (tx) => {
      const file = await lockOwnFile(tx, id)
      // Two requests with one offset: the second finds it taken, by the same bytes or by others.
      const how = await place(tx, file)
      if (how === 'append')
        await store.appendPart(tx.db, id, { ...part, contentId: sealed.id, wrappedKey: sealed.wrappedKey })
      const receivedBytes = file.receivedBytes + (how === 'append' ? part.sizeBytes : 0)
      return { info: present(tx, { ...file, receivedBytes }), isTaken: how === 'append' }
    })
    if (!isTaken) await discard(ctx, [sealed.id])
    return info
  } catch (error) {
    // When nobody knows whether the row is in, the content stays: the sweep will know.
    if (!(error instanceof Problem && error.code === outcomeUnknown.code)) await discard(ctx, [sealed.id])
    throw error
  }
}
