/** C3: of two accounts of one person the notifications of the gone one are the other's. */
import type { Belongings } from '../../../platform/belongings.ts'
import type { Context } from '../../../platform/context.ts'
import { moveMessages } from '../../../platform/messages/ledger.ts'
import * as store from '../store.ts'

export const hearMerge = (
  ctx: Context,
  { keptId, goneId }: { readonly keptId: string; readonly goneId: string },
): Promise<void> =>
  ctx.transaction(async (tx) => {
    await store.changePerson(tx.db, goneId, keptId, tx.now)
    await moveMessages(tx.db, goneId, keptId)
  })

export const belongings: readonly Belongings[] = [
  { what: 'Уведомления', count: (ctx, personId) => store.countOfPerson(ctx.db, personId) },
]
