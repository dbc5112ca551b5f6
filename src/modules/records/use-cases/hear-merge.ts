/** C3: of two accounts of one person the records of the gone one are the other's; confirmations stay as they were given. */
import type { Belongings } from '../../../platform/belongings.ts'
import type { Context } from '../../../platform/context.ts'
import { changePerson, countOfPerson } from '../store/merge.ts'

export async function hearMerge(
  ctx: Context,
  { keptId, goneId }: { readonly keptId: string; readonly goneId: string },
): Promise<void> {
  await ctx.transaction((tx) => changePerson(tx.db, goneId, keptId))
}

export const belongings: readonly Belongings[] = [
  {
    what: 'Записи об образовании',
    count: async (ctx, personId) => (await countOfPerson(ctx.db, personId)).records,
  },
  {
    what: 'Черновики записей',
    count: async (ctx, personId) => (await countOfPerson(ctx.db, personId)).drafts,
  },
]
