/** C3: of two accounts of one person the learning of the gone one is the other's; of one programme begun in both one stays. */
import type { Belongings } from '../../../platform/belongings.ts'
import type { Context } from '../../../platform/context.ts'
import * as store from '../store/studies.ts'
import { moved } from './own-studies.ts'

export const hearMerge = (
  ctx: Context,
  { keptId, goneId }: { readonly keptId: string; readonly goneId: string },
): Promise<void> =>
  ctx.transaction(async (tx) => {
    for (const id of [keptId, goneId].toSorted()) await store.lockPerson(tx.db, id)
    for (const twin of await store.twins(tx.db, keptId, goneId))
      await moved(tx, twin, {
        state: 'cancelled',
        reason: 'Эта программа начата в другом вашем кабинете',
        settled_at: tx.now,
      })
    await store.changePerson(tx.db, goneId, keptId)
  })

export const belongings: readonly Belongings[] = [
  { what: 'Обучение', count: (ctx, personId) => store.countOfPerson(ctx.db, personId) },
]
