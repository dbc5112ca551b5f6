/** The last day that a role may be given to today, when nobody named another; null when it has no term. */
import type { Context } from '../../../platform/context.ts'
import type { Role } from '../../../platform/permissions.ts'
import { longestTerm } from '../domain.ts'
import { ruleOf } from './rules.ts'

export const longestDay = async (ctx: Context, role: Role): Promise<string | null> =>
  longestTerm(await ruleOf(ctx, role), ctx.now)
