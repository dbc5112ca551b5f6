/** C3, D4: of two accounts of one person the plans of the gone one are the other's; one of two that run is closed. */
import type { Belongings } from '../../../platform/belongings.ts'
import type { Context } from '../../../platform/context.ts'
import * as store from '../store.ts'
import { told } from './keep-plan.ts'

export const hearMerge = (
  ctx: Context,
  { keptId, goneId }: { readonly keptId: string; readonly goneId: string },
): Promise<void> =>
  ctx.transaction(async (tx) => {
    for (const id of [keptId, goneId].toSorted()) await store.lockPerson(tx.db, id)
    const [kept, gone] = [await store.runningPlan(tx.db, keptId), await store.runningPlan(tx.db, goneId)]
    if (kept && gone) {
      await store.changePlan(tx.db, gone.id, { state: 'closed', ended_at: tx.now })
      await store.replaceReminders(tx.db, gone.id, [])
    }
    await store.changePerson(tx.db, goneId, keptId)
    if (kept && gone) await told(tx, gone.id)
  })

export const belongings: readonly Belongings[] = [
  {
    what: 'Планы обучения',
    count: async (ctx, personId) => (await store.plansOf(ctx.db, personId)).length,
  },
]
