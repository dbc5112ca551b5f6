/** What the clock does by itself: reminds of answers, owns up to promises not kept. It never refuses anybody. */
import type { Context } from '../../../platform/context.ts'
import { answerReminded, promiseMissed } from '../contract.ts'
import { moscowDay } from '../domain.ts'
import * as store from '../store.ts'
import { newsOf } from './news.ts'

export async function remindOfAnswers(ctx: Context): Promise<void> {
  const today = moscowDay(ctx.now)
  for (const question of await store.questionsToRemind(ctx.db, today)) {
    const isOverdue = question.deadline < today
    await ctx.transaction(async (tx) => {
      const application = await store.findApplication(tx.db, question.applicationId)
      if (!application || !(await store.markReminded(tx.db, question.id, isOverdue, tx.now))) return
      await tx.publish(answerReminded, {
        ...newsOf(application),
        questionId: question.id,
        deadline: question.deadline,
        isOverdue,
      })
    })
  }
}

export const tellOfMissedPromises = (ctx: Context): Promise<void> =>
  ctx.transaction(async (tx) => {
    for (const application of await store.lockMissedPromises(tx.db, moscowDay(tx.now))) {
      await store.saveApplication(tx.db, { ...application, isPromiseMissed: true })
      if (application.clock.dueOn)
        await tx.publish(promiseMissed, { ...newsOf(application), dueOn: application.clock.dueOn })
    }
  })
