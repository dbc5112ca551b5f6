/** D7+: an activity confirmed by mistake is taken back by whoever corrects credits: what it brought is reversed, what the limit of the year kept from others is counted, the person is told. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { activityNotConfirmed, activityNotFound, activityReversed, type ActivityState } from '../contract.ts'
import { mayCorrect } from '../policy.ts'
import * as store from '../store/activities.ts'
import { lockPerson } from '../store/cycles.ts'
import * as ledger from '../store/ledger.ts'
import { keepActivity, sourceOf } from './activities.ts'
import { countFreed } from './count-freed.ts'
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
    // The ledger of another is behind the second wall: the right to take back was checked above.
    const wasCredited = await tx.beyond(async (all) => {
      let stood = false
      for (const { source } of await ledger.expectationsUnder(all.db, sourceOf(row))) {
        stood ||= (await ledger.standingEntries(all.db, { source })).length > 0
        await takeBack(all, row.person_id, source, reason)
      }
      await keepActivity(all, { ...row, state: 'reversed', reason, version: row.version + 1 })
      await countFreed(all, row)
      return stood
    })
    const { person_id: personId, title } = row
    await tx.publish(activityReversed, { activityId: id, personId, title, reason, wasCredited })
    return { id, state: 'reversed' }
  })
