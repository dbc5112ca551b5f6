/** D7+: an activity confirmed by mistake is taken back by whoever corrects credits: what it brought is reversed, the person is told. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { activityNotConfirmed, activityNotFound, activityReversed, type ActivityState } from '../contract.ts'
import { mayCorrect } from '../policy.ts'
import * as store from '../store/activities.ts'
import { lockPerson } from '../store/cycles.ts'
import * as ledger from '../store/ledger.ts'
import { keepActivity, sourceOf } from './activities.ts'
import { needReason, takeBack } from './take-back.ts'

export const reverseActivity = (
  ctx: Context,
  id: string,
  { reason }: { readonly reason: string },
): Promise<{ id: string; state: ActivityState }> =>
  ctx.transaction(async (tx) => {
    const found = await store.findActivity(tx.db, id)
    if (!found || !mayCorrect(tx.actor, found)) throw new Problem(activityNotFound)
    await lockPerson(tx.db, found.person_id)
    const row = await store.findActivity(tx.db, id)
    if (row?.state !== 'confirmed') throw new Problem(activityNotConfirmed, { state: row?.state })
    needReason(reason, 'прочитает человек')
    const source = sourceOf(row)
    // The ledger of another is behind the second wall: the right to take back was checked above.
    const wasCredited = await tx.beyond(async (all) => {
      const standing = await ledger.standingEntries(all.db, { source })
      await takeBack(all, row.person_id, source, reason)
      return standing.length > 0
    })
    await keepActivity(tx, { ...row, state: 'reversed', reason, version: row.version + 1 })
    const { person_id: personId, title } = row
    await tx.publish(activityReversed, { activityId: id, personId, title, reason, wasCredited })
    return { id, state: 'reversed' }
  })
