/** F1: how each role is given, as it holds now, and which of them this person may give. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Role } from '../../../platform/permissions.ts'
import { notYourRole, type RoleRule } from '../contract.ts'
import type { Rule } from '../domain.ts'
import * as store from '../store.ts'

export async function ruleOf(ctx: Context, role: Role): Promise<Rule> {
  const rule = (await store.rulesAt(ctx.db, ctx.now)).find((r) => r.role === role)
  if (!rule) throw new Problem(notYourRole)
  return rule
}

export async function showRules(ctx: Context): Promise<{ items: RoleRule[] }> {
  const rules = await store.rulesAt(ctx.db, ctx.now)
  return {
    items: rules.map((rule) => ({
      role: rule.role,
      needsTwo: rule.needsTwo,
      longestDays: rule.longestDays,
      isAskedFor: rule.isAskedFor,
      source: rule.source,
      approvedBy: rule.needsTwo ? [...rule.approvedBy] : [],
      can: { give: ctx.actor.roles.some((role) => rule.grantedBy.includes(role)) },
    })),
  }
}
