/** A draft of the person who asks, or nothing: what is another's does not exist. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { fileCards } from '../../files/index.ts'
import { draftNotFound, draftSaved, type Draft } from '../contract.ts'
import { isOwn } from '../policy.ts'
import { presentDraft } from '../present.ts'
import * as drafts from '../store/drafts.ts'
import * as records from '../store/records.ts'

/** Where the scans of a draft, and later of its record, are attached. */
export const scansOf = (id: string) => ({ kind: 'education-record', id })

/** Open for change; a confirmed one says which record it has become. */
export async function openDraft(
  ctx: Context,
  id: string,
  how: { readonly lock: boolean; readonly deletedToo?: boolean },
): Promise<drafts.DraftRecord> {
  const draft = how.lock ? await drafts.lockDraft(ctx.db, id) : await drafts.findDraft(ctx.db, id)
  if (!draft || !isOwn(ctx.actor, draft)) throw new Problem(draftNotFound)
  if (draft.isDeleted && how.deletedToo !== true) throw new Problem(draftNotFound, { isDeleted: true })
  if (draft.isConfirmed) throw new Problem(draftSaved, { recordId: id })
  return draft
}

export async function show(ctx: Context, draft: drafts.DraftRecord): Promise<Draft> {
  return presentDraft(
    draft,
    await fileCards(ctx, draft.fields.fileIds),
    await records.findRecord(ctx.db, draft.id),
  )
}

export const readDraft = async (ctx: Context, id: string): Promise<Draft> =>
  show(ctx, await openDraft(ctx, id, { lock: false }))

export async function listDrafts(ctx: Context): Promise<Draft[]> {
  const open = await drafts.openDrafts(ctx.db, personOf(ctx))
  return Promise.all(open.filter((d) => !isEmpty(d)).map((d) => show(ctx, d)))
}

/** Nothing was typed yet: it is not worth a line in a list. */
export const isEmpty = (d: drafts.DraftRecord): boolean =>
  d.version === 1 &&
  d.fields.fileIds.length === 0 &&
  d.fields.institutionName === '' &&
  d.fields.kind === null
