/** F7: a draft lives on the server: begun, saved with each pause in typing, deleted and brought back. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { attachFiles, detachFiles } from '../../files/index.ts'
import {
  cannotMend,
  cannotRenew,
  draftConflict,
  draftSaved,
  PaperFields,
  paperNotFound,
  tooManyDrafts,
  type PaperDraft,
} from '../contract.ts'
import { isOwn, mayMend, mayRenew } from '../policy.ts'
import * as drafts from '../store/drafts.ts'
import * as papers from '../store/papers.ts'
import { isEmpty, openDraft, scansOf, showDraft } from './own-draft.ts'

const maxDrafts = 20

async function begin(tx: Context, fields: PaperFields, renewsId: string | null): Promise<drafts.DraftRecord> {
  const personId = personOf(tx)
  await drafts.lockDraftsOf(tx.db, personId)
  const open = await drafts.openDrafts(tx.db, personId)
  const same = open.find((d) => (renewsId === null ? isEmpty(d) : d.renewsId === renewsId))
  if (same) return same
  if (open.length >= maxDrafts) throw new Problem(tooManyDrafts)
  return drafts.insertDraft(tx.db, { id: tx.services.random.uuid(), personId, fields, renewsId, at: tx.now })
}

export const createDraft = (ctx: Context): Promise<PaperDraft> =>
  ctx.transaction(async (tx) => showDraft(tx, await begin(tx, PaperFields.parse({}), null)))

/** The same fields again, after an answer that was lost, are no conflict. */
const isSame = (a: PaperFields, b: PaperFields): boolean =>
  Object.keys(a).every(
    (k) => JSON.stringify(a[k as keyof PaperFields]) === JSON.stringify(b[k as keyof PaperFields]),
  )

export const saveDraft = (
  ctx: Context,
  id: string,
  body: { version: number; fields: PaperFields },
): Promise<PaperDraft> =>
  ctx.transaction(async (tx) => {
    const draft = await openDraft(tx, id, { lock: true })
    if (isSame(draft.fields, body.fields)) return showDraft(tx, draft)
    if (draft.version !== body.version)
      throw new Problem(draftConflict, { current: await showDraft(tx, draft), yours: body.fields })
    const added = body.fields.fileIds.filter((f) => !draft.fields.fileIds.includes(f))
    const removed = draft.fields.fileIds.filter((f) => !body.fields.fileIds.includes(f))
    if (removed.length > 0) await detachFiles(tx, removed, scansOf(id))
    if (added.length > 0) await attachFiles(tx, added, { to: scansOf(id), allReady: false })
    const saved = await drafts.changeDraft(tx.db, id, { fields: body.fields, savedAt: tx.now })
    await tell(tx, saved)
    return showDraft(tx, saved)
  })

const tell = (tx: Context, d: drafts.DraftRecord) =>
  tx.publish(draftSaved, { draftId: d.id, personId: d.personId, version: d.version })

export const deleteDraft = (ctx: Context, id: string): Promise<void> =>
  ctx.transaction(async (tx) => {
    const draft = await openDraft(tx, id, { lock: true })
    await drafts.changeDraft(tx.db, id, { deletedAt: tx.now })
    await tx.record({ subjectId: draft.personId, object: { kind: 'licence-draft', id } })
    await tell(tx, draft)
  })

export const restoreDraft = (ctx: Context, id: string): Promise<PaperDraft> =>
  ctx.transaction(async (tx) => {
    const draft = await openDraft(tx, id, { lock: true, deletedToo: true })
    const back = await drafts.changeDraft(tx.db, id, { deletedAt: null })
    await tx.record({ subjectId: draft.personId, object: { kind: 'licence-draft', id } })
    await tell(tx, draft)
    return showDraft(tx, back)
  })

/** The review ended without a yes: the same draft opens again with its scans. */
export const mendPaper = (ctx: Context, id: string): Promise<PaperDraft> =>
  ctx.transaction(async (tx) => {
    const paper = await papers.lockPaper(tx.db, id)
    if (!paper || !isOwn(tx.actor, paper)) throw new Problem(paperNotFound)
    const draft = mayMend(paper) ? await drafts.lockDraft(tx.db, id) : undefined
    if (!draft) throw new Problem(cannotMend, { status: paper.status })
    const open = await drafts.changeDraft(tx.db, id, {
      submittedAt: null,
      deletedAt: null,
      ...(draft.isSubmitted ? { savedAt: tx.now } : {}),
    })
    await tx.record({ subjectId: paper.personId, object: { kind: 'licence', id } })
    return showDraft(tx, open)
  })

/** F7: a paper whose term ends is followed by another: what stays the same is written already, the rest is asked. */
export const renewPaper = (ctx: Context, id: string): Promise<PaperDraft> =>
  ctx.transaction(async (tx) => {
    const paper = await papers.findPaper(tx.db, id)
    if (!paper || !isOwn(tx.actor, paper)) throw new Problem(paperNotFound)
    if (!mayRenew(paper)) throw new Problem(cannotRenew, { status: paper.status })
    const fields = PaperFields.parse({
      kind: paper.kind === 'primary-accreditation' ? 'periodic-accreditation' : paper.kind,
      organisationId: paper.organisation?.id ?? null,
      organisationName: paper.organisation?.name ?? '',
      ogrn: paper.organisation?.ogrn ?? '',
      specialty: paper.specialty?.key ?? '',
      post: paper.post ?? '',
    })
    const draft = await begin(tx, fields, id)
    await tx.record({ subjectId: paper.personId, object: { kind: 'licence', id } })
    return showDraft(tx, draft)
  })
