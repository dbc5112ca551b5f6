/** D6: a verifier approves or rejects; the applicant sees it in the journal and is told. */
import type { Context } from '../../../platform/context.ts'
import { decided, type Decision, type DeskApplication } from '../contract.ts'
import { review } from '../domain.ts'
import * as store from '../store.ts'
import { actOnDesk } from './desk-application.ts'
import { newsOf, noteOf } from './news.ts'

export const decideApplication = (ctx: Context, id: string, decision: Decision): Promise<DeskApplication> =>
  actOnDesk(ctx, id, async (tx, application, verifierId) => {
    const verdicts = await store.verdictsOf(tx.db, id)
    const files = await store.filesOf(tx.db, id)
    const checks = {
      verdicts: new Map(verdicts.map((v) => [v.key, v])),
      hasScan: files.some((f) => f.side === 'applicant' && f.messageId === null),
      isScanOpened: await store.hasLooked(tx.db, id, verifierId),
    }
    const { next, line } = review.decided(application, decision, { verifierId, checks }, tx.now)
    await store.closeQuestion(tx.db, id, tx.now)
    if (line) await store.addTransition(tx.db, id, line)
    await tx.record(noteOf(application, { outcome: decision.outcome, reason: next.reason }))
    const { reason, reasonCode } = next
    await tx.publish(decided, { ...newsOf(next), outcome: decision.outcome, reason, reasonCode, verifierId })
    return next
  })
