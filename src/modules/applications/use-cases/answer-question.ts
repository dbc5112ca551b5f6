/** D6: the applicant answers; the clock of the review goes on. */
import type { Context } from '../../../platform/context.ts'
import { answered, type Application, type Message } from '../contract.ts'
import { review } from '../domain.ts'
import * as store from '../store.ts'
import { newsOf, noteOf } from './news.ts'
import { actOnOwn } from './own-application.ts'
import { say } from './say.ts'

export const answerQuestion = (
  ctx: Context,
  id: string,
  body: Message & { questionId: string },
): Promise<Application> =>
  actOnOwn(ctx, id, async (tx, application) => {
    const question = await store.openQuestionOf(tx.db, id)
    const { next, line } = review.answered(application, body.questionId, question?.id ?? null, tx.now)
    await say(tx, {
      applicationId: id,
      side: 'applicant',
      kind: 'answer',
      text: body.text,
      fileIds: body.fileIds,
    })
    await store.closeQuestion(tx.db, id, tx.now)
    if (line) await store.addTransition(tx.db, id, line)
    await tx.record(noteOf(application))
    await tx.publish(answered, {
      ...newsOf(next),
      questionId: body.questionId,
      verifierId: application.verifierId,
    })
    return next
  })
