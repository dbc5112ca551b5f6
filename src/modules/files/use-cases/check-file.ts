/** G4: the check of an uploaded file: scanner, type, clean content. Without a verdict it stays «проверяется». */
import type { Context } from '../../../platform/context.ts'
import type { Sealed } from '../../../platform/files/vault.ts'
import type { Accepted, Refused } from '../../../platform/files/verdict.ts'
import { Problem } from '../../../platform/problem.ts'
import { checked, fileUnreadable } from '../contract.ts'
import type { FileRecord } from '../domain.ts'
import * as store from '../store.ts'
import { discard, readParts, writeContent } from './contents.ts'

/** Hearing it twice is harmless: the second finds the file checked, or loses the race and leaves nothing behind. */
export async function checkFile(ctx: Context, { fileId }: { fileId: string }): Promise<void> {
  const file = await store.findFile(ctx.db, fileId)
  if (file?.state !== 'checking') return
  const verdict = await judge(ctx, file)
  const kept = verdict.verdict === 'accepted' ? await keep(ctx, file, verdict) : null

  const free = await ctx.transaction(async (tx) => {
    const locked = await store.lockFile(tx.db, fileId)
    if (locked?.state !== 'checking') return kept ? [kept.content.id, kept.preview.id] : []
    if (kept) await store.markReady(tx.db, fileId, { ...kept, at: tx.now })
    else await store.markRefused(tx.db, fileId, verdict.verdict === 'refused' ? verdict.why : '', tx.now)
    const state = kept ? 'ready' : 'refused'
    await tx.record({
      subjectId: file.ownerId,
      object: { kind: 'file', id: fileId },
      details: { state, ...cause(verdict) },
    })
    await tx.publish(checked, { fileId, ownerId: file.ownerId, state })
    return store.deleteParts(tx.db, fileId)
  })
  await discard(ctx, free)
}

const cause = (verdict: Accepted | Refused) =>
  verdict.verdict === 'refused'
    ? { why: verdict.why, ...(verdict.signature ? { signature: verdict.signature } : {}) }
    : {}

async function judge(ctx: Context, file: FileRecord): Promise<Accepted | Refused> {
  try {
    return await ctx.services.checker.check(
      file.name,
      await readParts(ctx, file, await store.partsOf(ctx.db, file.id)),
    )
  } catch (error) {
    if (error instanceof Problem && error.code === fileUnreadable.code) {
      return { verdict: 'refused', why: 'Файл повредился при хранении. Загрузите его ещё раз' }
    }
    throw error
  }
}

async function keep(
  ctx: Context,
  file: FileRecord,
  accepted: Accepted,
): Promise<{ content: Sealed; preview: Sealed; pages: number }> {
  const content = await writeContent(ctx, file.keyOwnerId, accepted.mediaType, accepted.content)
  const preview = await writeContent(ctx, file.keyOwnerId, 'image/jpeg', accepted.preview)
  return { content, preview, pages: accepted.pages }
}
