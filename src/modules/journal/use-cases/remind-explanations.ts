/** What the clock does by itself: reminds those who owe an answer before the day, and tells that the day has gone. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { readPolicy } from '../../../platform/policy/read.ts'
import { explanationReminded } from '../contract.ts'
import { isOverdue, remindUpTo } from '../domain.ts'
import * as store from '../store.ts'
import { newsOf } from './ask-explanation.ts'

export async function remindOfExplanations(ctx: Context): Promise<void> {
  const days = (await readPolicy(ctx.db, ctx.now)).number('journal.explanation.remind-days')
  for (const e of await store.casesToRemind(ctx.db, moscowDay(ctx.now), remindUpTo(ctx.now, days))) {
    const isLate = isOverdue(e, ctx.now)
    await ctx.transaction(async (tx) => {
      if (!(await store.markReminded(tx.db, e.id, isLate, tx.now))) return
      await tx.publish(explanationReminded, { ...newsOf(e), isOverdue: isLate })
    })
  }
}
