/** C3: of two accounts of one person the learning records of the gone one are the other's. */
import type { Belongings } from '../../../platform/belongings.ts'
import type { Context } from '../../../platform/context.ts'
import { changePerson, countOf } from '../store/clients.ts'

export const hearMerge = (
  ctx: Context,
  { keptId, goneId }: { readonly keptId: string; readonly goneId: string },
): Promise<void> => ctx.transaction((tx) => changePerson(tx.db, goneId, keptId))

export const belongings: readonly Belongings[] = [
  { what: 'Записи об обучении', count: (ctx, personId) => countOf(ctx.db, personId) },
]
