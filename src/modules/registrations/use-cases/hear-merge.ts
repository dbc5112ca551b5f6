/** C3: of two accounts of one person the registrations of the gone one are the other's. */
import type { Belongings } from '../../../platform/belongings.ts'
import type { Context } from '../../../platform/context.ts'
import { changePerson, countOfPerson } from '../store/registrations.ts'

export const hearMerge = (
  ctx: Context,
  { keptId, goneId }: { readonly keptId: string; readonly goneId: string },
): Promise<void> => ctx.transaction((tx) => changePerson(tx.db, goneId, keptId))

export const belongings: readonly Belongings[] = [
  { what: 'Заявки на регистрацию организаций', count: (ctx, personId) => countOfPerson(ctx.db, personId) },
]
