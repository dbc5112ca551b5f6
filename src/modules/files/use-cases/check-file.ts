/** G4: the check of an uploaded file: scanner, type, clean content. Without a verdict it stays «проверяется». */
import type { Context } from '../../../platform/context.ts'
import type { Sealed } from '../../../platform/files/vault.ts'
import type { Accepted, Refused } from '../../../platform/files/verdict.ts'
import { Problem } from '../../../platform/problem.ts'
import { checked, fileUnreadable } from '../contract.ts'
import * as domain from '../domain.ts'
import type { FileRecord } from '../domain.ts'
import * as store from '../store.ts'
import { discard, partsOf, readParts, writeContent, writeStream } from './contents.ts'

interface Kept {
  readonly verdict: 'kept'
  readonly content: Sealed
  readonly preview: Sealed | null
  readonly pages: number | null
}
type Verdict = Accepted | Refused | Kept

/** Hearing it twice is harmless: the second finds the file checked, or loses the race and leaves nothing behind. */
export async function checkFile(ctx: Context, { fileId }: { fileId: string }): Promise<void> {
  const file = await store.findFile(ctx.db, fileId)
  if (file?.state !== 'checking') return
  const large = file.purpose === 'learning-material' ? domain.largeTypeByName(file.name) : null
  const verdict = await patiently(ctx, () => (large ? judgeLarge(ctx, file, large) : judge(ctx, file)))
  const kept =
    verdict.verdict === 'kept'
      ? verdict
      : verdict.verdict === 'accepted'
        ? await keep(ctx, file, verdict)
        : null

  const free = await ctx.transaction(async (tx) => {
    const locked = await store.lockFile(tx.db, fileId)
    if (locked?.state !== 'checking')
      return kept ? [kept.content.id, ...(kept.preview ? [kept.preview.id] : [])] : []
    if (kept) await store.markReady(tx.db, fileId, { ...kept, at: tx.now })
    else await store.markRefused(tx.db, fileId, verdict.verdict === 'refused' ? verdict.why : '', tx.now)
    const state = kept ? 'ready' : 'refused'
    await tx.record({
      subjectId: file.ownerId,
      object: { kind: 'file', id: fileId },
      details: { state, ...cause(verdict) },
    })
    await tx.publish(checked, {
      fileId,
      ownerId: locked.ownerId,
      purpose: file.purpose,
      state,
    })
    return store.deleteParts(tx.db, fileId)
  })
  await discard(ctx, free)
}

const cause = (verdict: Verdict) =>
  verdict.verdict === 'refused'
    ? { why: verdict.why, ...(verdict.signature ? { signature: verdict.signature } : {}) }
    : {}

async function patiently(ctx: Context, work: () => Promise<Verdict>): Promise<Verdict> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem && error.code === fileUnreadable.code) {
      return { verdict: 'refused', why: 'Файл повредился при хранении. Загрузите его ещё раз' }
    }
    throw error
  }
}

const judge = async (ctx: Context, file: FileRecord): Promise<Accepted | Refused> =>
  ctx.services.checker.check(file.name, await readParts(ctx, file, await store.partsOf(ctx.db, file.id)))

/** Scanned, then written anew as one content, piece by piece; what is inside a package its module looks at. */
async function judgeLarge(ctx: Context, file: FileRecord, byName: domain.LargeType): Promise<Verdict> {
  const parts = await store.partsOf(ctx.db, file.id)
  const bytes = () => partsOf(ctx, file, parts)
  for await (const head of bytes()) {
    if (domain.largeTypeByMagic(head) === byName) break
    return { verdict: 'refused', why: 'Внутри не то, чем файл называется. Сохраните его заново' }
  }
  const scan = await ctx.services.checker.scan(bytes())
  if (scan.verdict === 'infected')
    return {
      verdict: 'refused',
      why: `Антивирус нашёл вредоносную программу (${scan.signature}). Файл удалён`,
      signature: scan.signature,
    }
  const content = await writeStream(ctx, file.keyOwnerId, byName, bytes())
  return { verdict: 'kept', content, preview: null, pages: null }
}

async function keep(ctx: Context, file: FileRecord, accepted: Accepted): Promise<Kept> {
  const content = await writeContent(ctx, file.keyOwnerId, accepted.mediaType, accepted.content)
  const preview = await writeContent(ctx, file.keyOwnerId, 'image/jpeg', accepted.preview)
  return { verdict: 'kept', content, preview, pages: accepted.pages }
}
