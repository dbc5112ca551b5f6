/** Accounts that became this one: what is written about them is written about this person. */
import type { Context } from '../../../../platform/context.ts'
import * as merges from '../../store/merges.ts'

export const formerIdsOf = (ctx: Context, personId: string): Promise<string[]> =>
  merges.goneInto(ctx.db, personId)
