/** D2: free answers are marked by a day; the people of the organisation hear of those that wait, of the last day, of the day gone. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { answersWait } from '../contract.ts'
import { markDueOn, newsOf } from '../domain/marking.ts'
import { changeAttempt } from '../store/attempts.ts'
import { lockUntold, markingTerm } from '../store/marking.ts'
import { publishWaiting } from './publish-waiting.ts'

export async function dueOfMarking(tx: Context, endedAt: Date): Promise<string> {
  const day = moscowDay(endedAt)
  return markDueOn(day, await markingTerm(tx.db, day))
}

export const tellMarking = (ctx: Context): Promise<void> =>
  ctx.transaction(async (tx) => {
    const today = moscowDay(tx.now)
    const told = []
    for (const row of await lockUntold(tx.db, today)) {
      // Those that waited before days were kept get theirs.
      const dueOn = row.mark_due_on ?? (await dueOfMarking(tx, row.finished_at ?? tx.now))
      const stage = newsOf(dueOn, today, row.mark_told_of)
      await changeAttempt(tx.db, row.id, {
        mark_due_on: dueOn,
        mark_told_of: stage ?? row.mark_told_of,
      })
      if (stage) told.push({ ...row, stage })
    }
    await publishWaiting(tx, answersWait, told)
  })
