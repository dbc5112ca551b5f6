/** A confirmation covers the scans themselves, not their names: the SHA-256 of each checked content. */
import type { Context } from '../../../platform/context.ts'
import * as store from '../store.ts'

/** Files that are not checked yet are absent from the answer. */
export async function fileDigests(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const files = await store.findFiles(ctx.db, ids)
  return new Map(files.flatMap((f) => (f.content ? [[f.id, f.content.sha256] as const] : [])))
}
