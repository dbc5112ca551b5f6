/** D6: a verifier asks; the clock of the review stands until the answer. Or only writes; then it runs. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { questionAsked, remarked, notUnderReview, type DeskApplication, type Message } from '../contract.ts'
import { isOver, keptBy, review } from '../domain.ts'
import * as store from '../store.ts'
import { actOnDesk } from './desk-application.ts'
import { newsOf, noteOf } from './news.ts'
import { say } from './say.ts'

export const askApplicant = (ctx: Context, id: string, body: Message): Promise<DeskApplication> =>
  actOnDesk(ctx, id, async (tx, application, verifierId) => {
    const { next, line } = review.asked(application, verifierId, tx.now)
    const deadline = next.answerBy
    if (!deadline) throw new Error('a question without a last day of the answer')
    const questionId = await say(tx, { applicationId: id, side: 'verifier', kind: 'question', ...body })
    await store.openQuestion(tx.db, { messageId: questionId, applicationId: id, deadline })
    if (line) await store.addTransition(tx.db, id, line)
    await tx.record(noteOf(application))
    await tx.publish(questionAsked, { ...newsOf(next), questionId, deadline, verifierId })
    return next
  })

export const remarkToApplicant = (ctx: Context, id: string, body: Message): Promise<DeskApplication> =>
  actOnDesk(ctx, id, async (tx, application, verifierId) => {
    if (isOver(application.status)) throw new Problem(notUnderReview, { status: application.status })
    const kept = keptBy(application, verifierId, tx.now)
    await say(tx, { applicationId: id, side: 'verifier', kind: 'remark', ...body })
    await tx.record(noteOf(application))
    await tx.publish(remarked, { ...newsOf(kept), from: 'verifier', verifierId })
    return kept
  })
