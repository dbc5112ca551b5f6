/** D5, D6: what the verifier decides becomes the status of the record; a yes brings a certificate. Hearing twice changes nothing. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { decided, withdrawn } from '../../applications/contract.ts'
import type { revoked } from '../../credentials/contract.ts'
import { issueCertificate } from '../../credentials/index.ts'
import { recordChanged, type RecordStatus } from '../contract.ts'
import { aboutOf } from '../domain/about.ts'
import { factsForCertificate } from '../domain/words.ts'
import * as records from '../store/records.ts'
import { applicationKind } from './confirm-draft.ts'

type News = { kind: string; subjectId: string; applicationId: string }

/** Undefined when the event is not about the present application of this record, or was heard before. */
const move = (
  ctx: Context,
  e: News,
  from: RecordStatus,
  to: { status: RecordStatus; reason: string | null },
): Promise<void> =>
  ctx.transaction(async (tx) => {
    const record = await records.lockRecord(tx.db, e.subjectId)
    if (!record || record.applicationId !== e.applicationId || record.status !== from) return
    await records.setStatus(tx.db, record.id, { ...to, decidedAt: tx.now })
    await tx.record({
      subjectId: record.personId,
      object: { kind: 'education-record', id: record.id },
      details: to,
    })
    await tx.publish(recordChanged, {
      recordId: record.id,
      personId: record.personId,
      status: to.status,
      about: aboutOf(record),
    })
  })

export async function hearDecision(ctx: Context, e: z.output<typeof decided.payload>): Promise<void> {
  if (e.kind !== applicationKind) return
  const status = e.outcome === 'approved' ? 'verified' : 'rejected'
  await move(ctx, e, 'unverified', { status, reason: e.outcome === 'rejected' ? e.reason : null })
  if (e.outcome !== 'approved') return
  const record = await records.findRecord(ctx.db, e.subjectId)
  if (!record || record.applicationId !== e.applicationId) return
  await issueCertificate(ctx, {
    personId: record.personId,
    sourceKey: `${applicationKind}/${record.id}/${e.applicationId}`,
    kind: applicationKind,
    title: 'Сведения об образовании проверены и подтверждены',
    facts: factsForCertificate(record),
    applicationId: e.applicationId,
  })
}

export async function hearWithdrawal(ctx: Context, e: z.output<typeof withdrawn.payload>): Promise<void> {
  if (e.kind === applicationKind) await move(ctx, e, 'unverified', { status: 'withdrawn', reason: null })
}

/** The key of the certificate names the record it was issued for. */
export async function hearRevocation(ctx: Context, e: z.output<typeof revoked.payload>): Promise<void> {
  const [kind, subjectId, applicationId] = e.sourceKey.split('/')
  if (kind !== applicationKind || !subjectId || !applicationId) return
  await move(ctx, { kind, subjectId, applicationId }, 'verified', { status: 'revoked', reason: e.reason })
}
