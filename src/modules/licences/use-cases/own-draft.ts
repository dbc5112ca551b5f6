/** A draft of the person who asks, or nothing: what is another's does not exist. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { fileCards } from '../../files/index.ts'
import { draftNotFound, draftSubmitted, type PaperDraft } from '../contract.ts'
import { isOwn } from '../policy.ts'
import { presentDraft } from '../present.ts'
import * as drafts from '../store/drafts.ts'
import * as papers from '../store/papers.ts'

/** Where the scans of a draft, and later of its paper, are attached. */
export const scansOf = (id: string) => ({ kind: 'licence-paper', id })

/** Open for change; a submitted one says which paper it has become. */
export async function openDraft(
  ctx: Context,
  id: string,
  how: { readonly lock: boolean; readonly deletedToo?: boolean },
): Promise<drafts.DraftRecord> {
  const draft = how.lock ? await drafts.lockDraft(ctx.db, id) : await drafts.findDraft(ctx.db, id)
  if (!draft || !isOwn(ctx.actor, draft)) throw new Problem(draftNotFound)
  if (draft.isDeleted && how.deletedToo !== true) throw new Problem(draftNotFound, { isDeleted: true })
  if (draft.isSubmitted) throw new Problem(draftSubmitted, { paperId: id })
  return draft
}

export const showDraft = async (ctx: Context, draft: drafts.DraftRecord): Promise<PaperDraft> =>
  presentDraft(draft, await fileCards(ctx, draft.fields.fileIds), await papers.findPaper(ctx.db, draft.id))

export const readDraft = async (ctx: Context, id: string): Promise<PaperDraft> =>
  showDraft(ctx, await openDraft(ctx, id, { lock: false }))

export async function listDrafts(ctx: Context): Promise<PaperDraft[]> {
  const open = await drafts.openDrafts(ctx.db, personOf(ctx))
  return Promise.all(open.filter((d) => !isEmpty(d)).map((d) => showDraft(ctx, d)))
}

/** Nothing was typed yet: it is not worth a line in a list. */
export const isEmpty = (d: drafts.DraftRecord): boolean => d.version === 1 && d.renewsId === null
