/** C3: of two accounts of one person the presence of the gone one is the other's. */
import type { Belongings } from '../../../platform/belongings.ts'
import type { Context } from '../../../platform/context.ts'
import * as store from '../store/attendees.ts'

export const hearMerge = (
  ctx: Context,
  { keptId, goneId }: { readonly keptId: string; readonly goneId: string },
): Promise<void> => ctx.transaction((tx) => store.changePerson(tx.db, goneId, keptId))

export const belongings: readonly Belongings[] = [
  { what: 'Присутствие на мероприятиях', count: (ctx, personId) => store.countOfPerson(ctx.db, personId) },
]
