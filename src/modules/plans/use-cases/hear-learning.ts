/** D4: what becomes of a programme shows itself in the plans that have it. */
import type { Context } from '../../../platform/context.ts'
import * as store from '../store.ts'
import { told } from './keep-plan.ts'

/** It will not be taught: the plan says so and asks to be counted anew. */
export const hearWithdrawal = (
  ctx: Context,
  { programmeId }: { readonly programmeId: string },
): Promise<void> =>
  ctx.transaction(async (tx) => {
    for (const item of await store.waitingItems(tx.db, programmeId)) {
      await store.changeItem(tx.db, item.plan_id, programmeId, { state: 'gone' })
      await told(tx, item.plan_id)
    }
  })
