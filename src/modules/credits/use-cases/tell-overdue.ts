/** D7+: the day has passed and the organisation is silent: the person learns that, once, and may remind. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { claimOverdue } from '../contract.ts'
import * as claims from '../store/claims.ts'
import { newsOf } from './credit.ts'

export const tellOverdue = (ctx: Context): Promise<void> =>
  ctx.transaction(async (tx) => {
    for (const row of await claims.lockOverdueClaims(tx.db, moscowDay(tx.now))) {
      await claims.changeClaim(tx.db, row.id, { overdue_told_at: tx.now })
      if (row.due_on) await tx.publish(claimOverdue, { ...newsOf(row), dueOn: row.due_on })
    }
  })
