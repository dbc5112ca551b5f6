/** A draft deleted a month ago is gone, and its scans belong to nothing. */
import type { Context } from '../../../platform/context.ts'
import { detachFiles } from '../../files/index.ts'
import * as drafts from '../store/drafts.ts'
import { scansOf } from './own-draft.ts'

const keptDays = 30

export const forgetDrafts = (ctx: Context): Promise<void> =>
  ctx.transaction(async (tx) => {
    const before = new Date(tx.now.getTime() - keptDays * 86_400_000)
    for (const draft of await drafts.forgottenDrafts(tx.db, before)) {
      await detachFiles(tx, draft.fields.fileIds, scansOf(draft.id))
      await drafts.dropDraft(tx.db, draft.id)
    }
  })
