/** D5: the code is spent, the record is kept and its application is submitted: all of it or nothing. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { applicationOf, submitApplication } from '../../applications/index.ts'
import { attachFiles, fileCards } from '../../files/index.ts'
import { consumeCode, contactsOf } from '../../identity/index.ts'
import { draftChanged, recordSaved, type EducationRecord } from '../contract.ts'
import { aboutOf } from '../domain/about.ts'
import type { Content } from '../domain/check.ts'
import { kindOf } from '../domain/kinds.ts'
import type { Payload } from '../domain/payload.ts'
import { factsForVerifier } from '../domain/words.ts'
import { presentRecord } from '../present.ts'
import * as drafts from '../store/drafts.ts'
import * as records from '../store/records.ts'
import type { Judged } from './look-around.ts'
import { openDraft, scansOf } from './own-draft.ts'
import { codePurpose, faultless, payloadOf } from './request-code.ts'

export const applicationKind = 'education-record'

export const confirmDraft = (
  ctx: Context,
  id: string,
  body: { challengeId: string; code: string },
): Promise<EducationRecord> =>
  ctx.transaction(async (tx) => {
    const draft = await openDraft(tx, id, { lock: true })
    if (draft.challenge?.id !== body.challengeId) throw new Problem(draftChanged)
    const judged = await faultless(tx, draft, { lock: true })
    const signed = await payloadOf(tx, draft, judged.content)
    await consumeCode(tx, {
      ...body,
      purpose: codePurpose,
      personId: draft.personId,
      payloadHash: signed.hash,
    })
    await keep(tx, draft, judged, { ...signed, challengeId: body.challengeId })
    return showRecord(tx, id)
  })

async function keep(
  tx: Context,
  draft: drafts.DraftRecord,
  judged: Judged & { content: Content },
  signed: { payload: Payload; hash: string; challengeId: string },
): Promise<void> {
  const { content } = judged
  const { id, personId } = draft
  await attachFiles(tx, content.fileIds, { to: scansOf(id), ownerId: personId })
  const { payload, hash, challengeId } = signed
  const { phoneVerified } = await contactsOf(tx, personId)
  const signedHow = phoneVerified ? 'Подписано кодом из СМС' : 'Подписано кодом из письма'
  const application = await submitApplication(tx, {
    kind: applicationKind,
    subjectId: id,
    title: kindOf(content.kind).application,
    facts: factsForVerifier(content, {
      holder: judged.holder,
      institution: judged.known.institution,
      hasForeignTwin: judged.hasForeignTwin,
    }),
    fileIds: content.fileIds,
    draftedAt: draft.createdAt,
    signedHow,
  })
  await records.putRecord(tx.db, {
    ...content,
    id,
    personId,
    status: 'unverified',
    confirmedAt: tx.now,
    applicationId: application.id,
    decidedAt: null,
    reason: null,
  })
  await records.addConfirmation(tx.db, {
    id: tx.services.random.uuid(),
    recordId: id,
    personId,
    payload,
    payloadHash: hash,
    challengeId,
    at: tx.now,
  })
  await drafts.changeDraft(tx.db, id, { confirmedAt: tx.now, challenge: null })
  await tx.record({
    subjectId: personId,
    object: { kind: 'education-record', id },
    details: { application: application.number, payloadHash: hash, signedHow },
  })
  await tx.publish(recordSaved, {
    recordId: id,
    personId,
    status: 'unverified',
    applicationId: application.id,
    about: aboutOf(content),
  })
}

export async function showRecord(ctx: Context, id: string): Promise<EducationRecord> {
  const record = await records.findRecord(ctx.db, id)
  if (!record) throw new Error(`${id}: no record`)
  const files = await fileCards(ctx, record.fileIds)
  return presentRecord(record, files, await applicationOf(ctx, { kind: applicationKind, subjectId: id }))
}
