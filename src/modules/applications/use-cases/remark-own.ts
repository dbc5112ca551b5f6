/** D6: the applicant asks or adds something on their own; the clock does not stop for it. */
import type { Context } from '../../../platform/context.ts'
import { remarked, type Application, type Message } from '../contract.ts'
import { review } from '../domain.ts'
import { newsOf, noteOf } from './news.ts'
import { actOnOwn } from './own-application.ts'
import { say } from './say.ts'

export const remarkOwn = (ctx: Context, id: string, body: Message): Promise<Application> =>
  actOnOwn(ctx, id, async (tx, application) => {
    const next = review.remarked(application)
    await say(tx, { applicationId: id, side: 'applicant', kind: 'remark', ...body })
    await tx.record(noteOf(application))
    await tx.publish(remarked, { ...newsOf(next), from: 'applicant', verifierId: application.verifierId })
    return next
  })
