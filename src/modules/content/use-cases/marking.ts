/** D2: free answers are marked by a day; the people of the organisation hear of those that wait, of the last day, of the day gone. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { representativesOf } from '../../../platform/session/grants.ts'
import { answersWait } from '../contract.ts'
import { markDueOn, newsOf } from '../domain/marking.ts'
import { changeAttempt } from '../store/attempts.ts'
import { lockUntold, markingTerm } from '../store/marking.ts'

export async function dueOfMarking(tx: Context, endedAt: Date): Promise<string> {
  const day = moscowDay(endedAt)
  return markDueOn(day, await markingTerm(tx.db, day))
}

/** One line for each organisation and each kind of waiting, however many wait. */
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
    for (const group of Map.groupBy(told, (r) => `${r.organisation_id} ${r.stage}`).values()) {
      const first = group[0]!
      await tx.publish(answersWait, {
        organisationId: first.organisation_id,
        stage: first.stage,
        count: group.length,
        title: first.item_title,
        staffIds: await representativesOf(tx.db, first.organisation_id, tx.now),
      })
    }
  })
