/** Files become part of a record, a draft or a message of another module, and leave it again. */
import { type Context, personOf } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { type FileCard, fileNotFound } from '../contract.ts'
import * as domain from '../domain.ts'
import { card } from '../present.ts'
import * as store from '../store.ts'

export interface Attaching {
  readonly to: domain.Attachment
  /** Whose files they must be; the actor's unless said. */
  readonly ownerId?: string
  /** `false`: a draft may hold what is still being checked. */
  readonly allReady?: boolean
}

/** In the caller's transaction. Another person's file is not found. Attaching twice is harmless. */
export const attachFiles = (ctx: Context, ids: readonly string[], how: Attaching): Promise<FileCard[]> =>
  ctx.transaction(async (tx) => {
    const ownerId = how.ownerId ?? personOf(tx)
    // Two requests at once must not together pass the limit.
    await store.lockOwner(tx.db, ownerId)
    const wanted = [...new Set(ids)]
    const files = await store.lockFiles(tx.db, wanted)
    if (files.length !== wanted.length || files.some((f) => f.ownerId !== ownerId))
      throw new Problem(fileNotFound)
    const there = await store.filesAttachedTo(tx.db, how.to)
    const fresh = domain.attach(files, there, { allReady: how.allReady ?? true })
    await store.addAttachments(
      tx.db,
      fresh.map((f) => f.id),
      how.to,
    )
    return files.map(card)
  })

/** A file that nothing holds any more is its owner's to delete, and is forgotten after a month. */
export const detachFiles = (ctx: Context, ids: readonly string[], from: domain.Attachment): Promise<void> =>
  store.dropAttachments(ctx.db, ids, from)

/** By ids that the caller keeps itself; whoever shows them has decided that they may be shown. */
export async function fileCards(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FileCard>> {
  const own = await store.findFiles(ctx.db, ids)
  // Over the second wall only for what is not one's own: the rows that name these ids stand behind a wall of their own.
  const all =
    own.length === new Set(ids).size ? own : await ctx.beyond((over) => store.findFiles(over.db, ids))
  return new Map(all.map((f) => [f.id, card(f)]))
}

/** All that is attached to one object, oldest first. */
export async function filesOf(ctx: Context, of: domain.Attachment): Promise<FileCard[]> {
  return (await store.filesAttachedTo(ctx.db, of)).map(card)
}
