/** C3: of two accounts of one person what the gone one learnt is the other's; the store names its learning records among belongings. */
import type { Context } from '../../../platform/context.ts'
import { changePerson } from '../store/courses.ts'

export const hearMerge = (
  ctx: Context,
  { keptId, goneId }: { readonly keptId: string; readonly goneId: string },
): Promise<void> => ctx.transaction((tx) => changePerson(tx.db, goneId, keptId))
