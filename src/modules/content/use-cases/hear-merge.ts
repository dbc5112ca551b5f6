/** C3: of two accounts of one person what was learnt under the gone one is the other's. */
import type { Belongings } from '../../../platform/belongings.ts'
import type { Context } from '../../../platform/context.ts'
import { changePerson, countCourses } from '../store/courses.ts'

export const hearMerge = (
  ctx: Context,
  { keptId, goneId }: { readonly keptId: string; readonly goneId: string },
): Promise<void> => ctx.transaction((tx) => changePerson(tx.db, goneId, keptId))

export const belongings: readonly Belongings[] = [
  { what: 'Начатые курсы', count: (ctx, personId) => countCourses(ctx.db, personId) },
]
