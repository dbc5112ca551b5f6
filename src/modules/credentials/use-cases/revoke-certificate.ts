/** A certificate is revoked with a reason that its owner and every verifier read; the document itself stays as it is. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import {
  alreadyRevoked,
  certificateNotFound,
  ownCertificate,
  revoked,
  type KeptCertificate,
} from '../contract.ts'
import { readCode } from '../domain.ts'
import { isOwn } from '../policy.ts'
import { presentKept } from '../present.ts'
import * as store from '../store.ts'
import { newsOf } from './issue-certificate.ts'

export const findForRevocation = (ctx: Context, text: string): Promise<KeptCertificate[]> =>
  ctx.transaction(async (tx) => {
    const found = await store.searchCertificates(tx.db, text, readCode(text))
    // Every owner learns that somebody looked: a name and a diploma stand in each row.
    for (const c of found) {
      if (!isOwn(tx.actor, c))
        await tx.record({
          subjectId: c.personId,
          object: { kind: 'certificate', id: c.id },
          // The owner of several sees which of them.
          details: { number: c.number },
        })
    }
    return found.map((c) => presentKept(c, tx.actor))
  })

export const revokeCertificate = (ctx: Context, id: string, reason: string): Promise<KeptCertificate> =>
  ctx.transaction(async (tx) => {
    const c = await store.lockCertificate(tx.db, id)
    if (!c?.document) throw new Problem(certificateNotFound)
    if (isOwn(tx.actor, c)) throw new Problem(ownCertificate)
    if (c.isRevoked) throw new Problem(alreadyRevoked, { detail: `Причина: ${c.revocation?.reason ?? ''}` })
    const { personId: by } = tx.actor
    if (!by) throw new Error('Only a person revokes')
    await store.setRevoked(tx.db, id, { at: tx.now, by, reason })
    await tx.record({
      subjectId: c.personId,
      object: { kind: 'certificate', id },
      details: { number: c.number, reason },
    })
    await tx.publish(revoked, { ...newsOf(c), reason })
    return presentKept({ ...c, isRevoked: true, revocation: { at: tx.now, reason } }, tx.actor)
  })
