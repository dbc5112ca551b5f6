/** C3: of two accounts of one person the applications of the gone one are the other's. */
import type { Belongings } from '../../../platform/belongings.ts'
import type { Context } from '../../../platform/context.ts'
import { changeApplicant, countOfApplicant } from '../store/merge.ts'

export async function hearMerge(
  ctx: Context,
  { keptId, goneId }: { readonly keptId: string; readonly goneId: string },
): Promise<void> {
  await ctx.transaction((tx) => changeApplicant(tx.db, goneId, keptId))
}

export const belongings: readonly Belongings[] = [
  { what: 'Заявления', count: (ctx, personId) => countOfApplicant(ctx.db, personId) },
]
