/** Rules of giving a role: who, for how long, with whose second hand. Pure. */
import type { Role } from '../../platform/permissions.ts'
import type { FieldFault } from '../../platform/problem.ts'

export interface Rule {
  readonly role: Role
  readonly needsTwo: boolean
  readonly longestDays: number | null
  readonly grantedBy: readonly Role[]
  readonly approvedBy: readonly Role[]
  readonly isAskedFor: boolean
  readonly source: string
}

export interface Proposal {
  readonly id: string
  readonly personId: string
  readonly role: Role
  readonly organisationId: string | null
  readonly until: Date | null
  readonly basis: string
  /** Null at the console of the server. */
  readonly askedBy: string | null
  readonly askedAt: Date
  readonly state: 'waiting' | 'approved' | 'refused' | 'withdrawn'
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly decidedWhy: string | null
}

/** The kind of application by which a status is asked for. */
export const statusKind = 'status-change'

export interface StatusRecord {
  readonly id: string
  readonly personId: string
  readonly role: Role
  readonly insteadOf: Role | null
  readonly organisationId: string | null
  readonly words: string
  readonly applicationId: string
  readonly askedAt: Date
  readonly state: 'review' | 'second' | 'given' | 'refused' | 'withdrawn'
  readonly firstBy: string | null
  readonly firstAt: Date | null
  readonly secondBy: string | null
  readonly secondAt: Date | null
  readonly settledAt: Date | null
  readonly refusedWhy: string | null
  readonly proposalId: string | null
}

const moscowHours = 3

/** A day is held to its end by Moscow. */
export const endOfDay = (day: string): Date =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() + (24 - moscowHours) * 3_600_000)

const dayMs = 86_400_000

export function termFaults(rule: Rule, until: Date | null, now: Date): FieldFault[] {
  const say = (message: string): FieldFault[] => [{ field: 'until', message }]
  if (until === null)
    return rule.longestDays === null ? [] : say('У этой роли есть срок: укажите последний день')
  if (until <= now) return say('Этот день уже прошёл')
  // The day on which the longest term ends is still good whole.
  return rule.longestDays !== null && until.getTime() > now.getTime() + (rule.longestDays + 1) * dayMs
    ? say(`Самый долгий срок этой роли — ${rule.longestDays} дней. Потом её дают снова`)
    : []
}

/** The last day of the longest term, by Moscow; null when the role has none. */
export function longestTerm(rule: Pick<Rule, 'longestDays'>, now: Date): string | null {
  if (rule.longestDays === null) return null
  return new Date(now.getTime() + rule.longestDays * dayMs + moscowHours * 3_600_000)
    .toISOString()
    .slice(0, 10)
}

/** Roles that somebody acts in one organisation by; they need to be told which. */
const ofOrganisation: readonly Role[] = ['manager', 'provider']

export const placeFaults = (role: Role, organisationId: string | null): FieldFault[] =>
  ofOrganisation.includes(role) && organisationId === null
    ? [{ field: 'organisationId', message: 'Выберите организацию: роль действует в ней' }]
    : []
