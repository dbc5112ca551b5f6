/** C3: of two accounts of one person the certificates of the gone one are the other's. */
import type { Belongings } from '../../../platform/belongings.ts'
import type { Context } from '../../../platform/context.ts'
import * as store from '../store.ts'

export async function hearMerge(
  ctx: Context,
  { keptId, goneId }: { readonly keptId: string; readonly goneId: string },
): Promise<void> {
  await ctx.transaction((tx) => store.changeHolder(tx.db, goneId, keptId))
}

export const belongings: readonly Belongings[] = [
  { what: 'Сертификаты', count: (ctx, personId) => store.countOfHolder(ctx.db, personId) },
]
