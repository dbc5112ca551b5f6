/** D5: a draft lives on the server: begun, saved with each pause in typing, deleted and brought back. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { attachFiles, detachFiles } from '../../files/index.ts'
import { killCodes } from '../../identity/index.ts'
import {
  cannotMend,
  draftChangedElsewhere,
  draftConflict,
  DraftFields,
  recordNotFound,
  tooManyDrafts,
  type Draft,
} from '../contract.ts'
import { isOwn, mayMend } from '../policy.ts'
import * as drafts from '../store/drafts.ts'
import * as records from '../store/records.ts'
import { codePurpose } from './request-code.ts'
import { isEmpty, openDraft, scansOf, show } from './own-draft.ts'

const maxDrafts = 20

export const createDraft = (ctx: Context): Promise<Draft> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    await drafts.lockDraftsOf(tx.db, personId)
    const open = await drafts.openDrafts(tx.db, personId)
    const empty = open.find(isEmpty)
    if (empty) return show(tx, empty)
    if (open.length >= maxDrafts) throw new Problem(tooManyDrafts)
    const draft = { id: tx.services.random.uuid(), personId, fields: DraftFields.parse({}), at: tx.now }
    return show(tx, await drafts.insertDraft(tx.db, draft))
  })

/** The same fields again, after an answer that was lost, are no conflict. */
const isSame = (a: DraftFields, b: DraftFields): boolean =>
  Object.keys(a).every(
    (k) => JSON.stringify(a[k as keyof DraftFields]) === JSON.stringify(b[k as keyof DraftFields]),
  )

export const saveDraft = (
  ctx: Context,
  id: string,
  body: { version: number; fields: DraftFields },
): Promise<Draft> =>
  ctx.transaction(async (tx) => {
    const draft = await openDraft(tx, id, { lock: true })
    if (isSame(draft.fields, body.fields)) return show(tx, draft)
    if (draft.version !== body.version) {
      throw new Problem(draftConflict, { current: await show(tx, draft), yours: body.fields })
    }
    const added = body.fields.fileIds.filter((f) => !draft.fields.fileIds.includes(f))
    const removed = draft.fields.fileIds.filter((f) => !body.fields.fileIds.includes(f))
    if (removed.length > 0) await detachFiles(tx, removed, scansOf(id))
    if (added.length > 0) await attachFiles(tx, added, { to: scansOf(id), allReady: false })
    await dropCode(tx, draft)
    const saved = await drafts.changeDraft(tx.db, id, {
      fields: body.fields,
      savedAt: tx.now,
      challenge: null,
    })
    await tx.publish(draftChangedElsewhere, { draftId: id, personId: draft.personId, version: saved.version })
    return show(tx, saved)
  })

/** What was to be confirmed has changed: a code on its way must not confirm something else. */
async function dropCode(tx: Context, draft: drafts.DraftRecord): Promise<void> {
  if (!draft.challenge) return
  await killCodes(tx, {
    purpose: codePurpose,
    personId: draft.personId,
    payloadHash: draft.challenge.payloadHash,
  })
}

export const deleteDraft = (ctx: Context, id: string): Promise<void> =>
  ctx.transaction(async (tx) => {
    const draft = await openDraft(tx, id, { lock: true })
    await dropCode(tx, draft)
    await drafts.changeDraft(tx.db, id, { deletedAt: tx.now, challenge: null })
    await tx.record({ subjectId: draft.personId, object: { kind: 'education-draft', id } })
    await tx.publish(draftChangedElsewhere, { draftId: id, personId: draft.personId, version: draft.version })
  })

export const restoreDraft = (ctx: Context, id: string): Promise<Draft> =>
  ctx.transaction(async (tx) => {
    const draft = await openDraft(tx, id, { lock: true, deletedToo: true })
    const back = await drafts.changeDraft(tx.db, id, { deletedAt: null })
    await tx.publish(draftChangedElsewhere, { draftId: id, personId: draft.personId, version: draft.version })
    return show(tx, back)
  })

/** The review ended without a yes: the same draft opens again with its scans; the record stands until it is confirmed anew. */
export const mendRecord = (ctx: Context, id: string): Promise<Draft> =>
  ctx.transaction(async (tx) => {
    const record = await records.lockRecord(tx.db, id)
    if (!record || !isOwn(tx.actor, record)) throw new Problem(recordNotFound)
    if (!mayMend(record.status)) throw new Problem(cannotMend, { status: record.status })
    const draft = await drafts.lockDraft(tx.db, id)
    if (!draft) throw new Error(`${id}: a record without its draft`)
    const open = await drafts.changeDraft(tx.db, id, {
      confirmedAt: null,
      deletedAt: null,
      ...(draft.isConfirmed ? { savedAt: tx.now } : {}),
    })
    await tx.record({ subjectId: record.personId, object: { kind: 'education-record', id } })
    return show(tx, open)
  })
