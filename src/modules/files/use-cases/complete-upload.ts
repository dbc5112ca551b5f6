/** G4: all bytes are here and are those that were declared; the check begins. A repeated call answers the same. */
import { createHash } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { type FileInfo, uploaded, wrongDigest } from '../contract.ts'
import * as domain from '../domain.ts'
import { present } from '../present.ts'
import * as store from '../store.ts'
import { deleteFile } from '../store/sweep.ts'
import { discard, partsOf } from './contents.ts'
import { lockOwnFile, ownFile } from './own-file.ts'

export async function completeUpload(ctx: Context, id: string): Promise<FileInfo> {
  const file = await ownFile(ctx, id)
  if (!domain.mayComplete(file)) return present(ctx, file)
  const digest = createHash('sha256')
  for await (const part of partsOf(ctx, file, await store.partsOf(ctx.db, id))) digest.update(part)
  if (digest.digest('hex') !== file.declaredSha256) {
    await abandon(ctx, id)
    throw new Problem(wrongDigest)
  }
  return ctx.transaction(async (tx) => {
    const locked = await lockOwnFile(tx, id)
    if (!domain.mayComplete(locked)) return present(tx, locked)
    await store.markChecking(tx.db, id, tx.now)
    await tx.record({
      subjectId: file.ownerId,
      object: { kind: 'file', id },
      details: { sizeBytes: file.declaredSizeBytes, sha256: file.declaredSha256 },
    })
    await tx.publish(uploaded, { fileId: id })
    return present(tx, { ...locked, state: 'checking' })
  })
}

/** Bytes that are not those declared are of no use to anyone. */
async function abandon(ctx: Context, id: string): Promise<void> {
  const free = await ctx.transaction(async (tx) => {
    const file = await lockOwnFile(tx, id)
    return file.state === 'uploading' ? deleteFile(tx.db, file) : []
  })
  await discard(ctx, free)
}
