/** Doors for `studies`: a finished study gets its paper, a result that is taken back loses it. */
import type { Context } from '../../../platform/context.ts'
import { revoked, type CertificateRow } from '../contract.ts'
import { paperOfStudy, studyKey, type FinishedStudy } from '../domain/study.ts'
import * as store from '../store.ts'
import { issueCertificate, newsOf } from './issue-certificate.ts'

export type { FinishedStudy } from '../domain/study.ts'

/** Once for one study, however often it is asked for. */
export const certifyStudy = (ctx: Context, study: FinishedStudy): Promise<CertificateRow> =>
  issueCertificate(ctx, paperOfStudy(study))

/** Harmless when there is none, or when it is revoked already. Over the second wall: the rule acts on another's certificate. */
export const revokeOfStudy = (
  ctx: Context,
  { studyId, why }: { readonly studyId: string; readonly why: string },
): Promise<void> =>
  ctx.beyond((all) =>
    all.transaction(async (tx) => {
      await store.lockSource(tx.db, studyKey(studyId))
      const known = await store.findCertificate(tx.db, 'source_key', studyKey(studyId))
      const c = known && (await store.lockCertificate(tx.db, known.id))
      if (!c || c.isRevoked) return
      await store.setRevoked(tx.db, c.id, { at: tx.now, by: tx.actor.personId, reason: why })
      await tx.record({
        subjectId: c.personId,
        object: { kind: 'certificate', id: c.id },
        details: { number: c.number, reason: why },
      })
      await tx.publish(revoked, { ...newsOf(c), reason: why })
    }),
  )
