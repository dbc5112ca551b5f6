/** Who may give, second and end which role (G6): never one's own, never twice by the same hand. Pure. */
import type { Actor } from '../../platform/context.ts'
import type { Refusal } from '../../platform/problem.ts'
import type { Role } from '../../platform/permissions.ts'
import { notSamePerson, notYourOrganisation, notYourRole, notYourself } from './contract.ts'
import type { Proposal, Rule } from './domain.ts'

const acts = (actor: Actor, among: readonly Role[]): boolean =>
  actor.roles.some((role) => role !== 'citizen' && among.includes(role))

/** Whoever acts for one organisation sees and changes nothing beyond it. */
export const boundTo = (actor: Actor): { readonly organisationId: string | null } | null =>
  actor.kind === 'person' && actor.roles.includes('manager') ? { organisationId: actor.organisationId } : null

const isOutside = (actor: Actor, organisationId: string | null): boolean => {
  const bound = boundTo(actor)
  return bound !== null && (bound.organisationId === null || bound.organisationId !== organisationId)
}

/** Null when the act is allowed. The console of the server counts as one person. */
export function whyNotGive(
  actor: Actor,
  what: { readonly rule: Rule; readonly personId: string; readonly organisationId: string | null },
): Refusal | null {
  if (actor.kind === 'system') return null
  if (actor.personId === what.personId) return notYourself
  if (!acts(actor, what.rule.grantedBy)) return notYourRole
  return isOutside(actor, what.organisationId) ? notYourOrganisation : null
}

export function whyNotSecond(actor: Actor, rule: Rule, p: Proposal): Refusal | null {
  if (actor.personId === p.personId) return notYourself
  if (actor.personId === p.askedBy) return notSamePerson
  return actor.kind === 'person' && !acts(actor, rule.approvedBy) ? notYourRole : null
}

/** One may give up one's own. */
export function whyNotEnd(
  actor: Actor,
  rule: Rule,
  grant: { readonly personId: string; readonly organisationId: string | null },
): Refusal | null {
  if (actor.kind === 'system' || actor.personId === grant.personId) return null
  if (!acts(actor, rule.grantedBy)) return notYourRole
  return isOutside(actor, grant.organisationId) ? notYourOrganisation : null
}
