/** Each night: openings of everybody counted anew, so that a rule that changed its day acts; drafts long deleted let go. */
import type { Context } from '../../../platform/context.ts'
import { detachFiles } from '../../files/index.ts'
import * as drafts from '../store/drafts.ts'
import * as papers from '../store/papers.ts'
import { recount } from './move-paper.ts'
import { scansOf } from './own-draft.ts'

const page = 500

export async function recountAll(ctx: Context): Promise<void> {
  let after: string | null = null
  for (;;) {
    const some: string[] = await papers.holders(ctx.db, after, page)
    for (const personId of some) {
      await ctx.transaction(async (tx) => {
        await papers.lockPapersOf(tx.db, personId)
        await recount(tx, personId)
      })
    }
    after = some.at(-1) ?? null
    if (some.length < page) return
  }
}

const keptDays = 30

export async function forgetDrafts(ctx: Context): Promise<void> {
  const before = new Date(ctx.now.getTime() - keptDays * 86_400_000)
  for (const draft of await drafts.forgottenDrafts(ctx.db, before)) {
    await ctx.transaction(async (tx) => {
      await detachFiles(tx, draft.fields.fileIds, scansOf(draft.id))
      await drafts.dropDraft(tx.db, draft.id)
    })
  }
}
