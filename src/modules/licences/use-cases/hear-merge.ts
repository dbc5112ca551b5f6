/** C3, F7: of two accounts of one person the papers of the gone one are the other's, and open its sections. */
import type { Belongings } from '../../../platform/belongings.ts'
import type { Context } from '../../../platform/context.ts'
import { changePerson, countOfPerson } from '../store/merge.ts'
import * as papers from '../store/papers.ts'
import { recount } from './move-paper.ts'

export const hearMerge = (
  ctx: Context,
  { keptId, goneId }: { readonly keptId: string; readonly goneId: string },
): Promise<void> =>
  ctx.transaction(async (tx) => {
    for (const id of [keptId, goneId].toSorted()) await papers.lockPapersOf(tx.db, id)
    await changePerson(tx.db, goneId, keptId)
    await recount(tx, goneId)
    await recount(tx, keptId)
  })

export const belongings: readonly Belongings[] = [
  { what: 'Допуски', count: (ctx, personId) => countOfPerson(ctx.db, personId) },
]
