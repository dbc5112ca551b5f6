/** C3: of two accounts of one person the files of the gone one are the other's. */
import type { Belongings } from '../../../platform/belongings.ts'
import type { Context } from '../../../platform/context.ts'
import { changeOwner, countOfOwner } from '../store/sweep.ts'

export async function hearMerge(
  ctx: Context,
  { keptId, goneId }: { readonly keptId: string; readonly goneId: string },
): Promise<void> {
  await ctx.transaction((tx) => changeOwner(tx.db, goneId, keptId))
}

export const belongings: readonly Belongings[] = [
  { what: 'Файлы', count: (ctx, personId) => countOfOwner(ctx.db, personId) },
]
