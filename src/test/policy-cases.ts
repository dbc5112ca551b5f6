/** Who stands before a policy, and cases made of them. */
import type { Actor } from '../platform/context.ts'
import { personActor, system } from '../platform/house.ts'
import { roles, type Role } from '../platform/permissions.ts'

export type Case = readonly [what: string, args: readonly unknown[]]

const actor = (personId: string, role: Role, organisationId: string | null = null): Actor =>
  personActor({ personId, sessionId: null, roles: [role], organisationId })
const nobody = { ...system, kind: 'guest' as const }
/** Each role over something of their own and of another; the portal itself and nobody besides. */
const actors: readonly (readonly [string, Actor])[] = [
  ...roles.flatMap((role) => [
    [`${role}, свой`, actor('a', role)] as const,
    [`${role}, чужой`, actor('b', role)] as const,
  ]),
  ['портал', system],
  ['никто', nobody],
]
export const over = (things: readonly (readonly [string, unknown])[]): Case[] =>
  actors.flatMap(([who, one]) => things.map(([what, thing]): Case => [`${who}; ${what}`, [one, thing]]))

export const statuses = [
  'draft',
  'review',
  'verified',
  'suspended',
  'withdrawn',
  'rejected',
  'revoked',
  'ended',
]
export const rule = {
  role: 'doctor',
  grantedBy: ['administrator', 'manager'],
  approvedBy: ['verifier'],
  needsTwo: true,
}
export const managers: readonly (readonly [string, Actor])[] = [
  ...actors,
  ['руководитель своей организации', actor('m', 'manager', 'o1')],
  ['руководитель другой организации', actor('m', 'manager', 'o2')],
]
export const given = (organisationId: string | null) => ({ rule, personId: 'a', organisationId })

export const providers: readonly (readonly [string, Actor])[] = [
  ...actors,
  ['представитель своей организации', actor('p', 'provider', 'o1')],
  ['представитель другой организации', actor('p', 'provider', 'o2')],
]
export const learners = (things: readonly (readonly [string, unknown])[]): Case[] =>
  providers.flatMap(([who, one]) => things.map(([what, thing]): Case => [`${who}; ${what}`, [one, thing]]))
export const byState = (...states: readonly string[]) => states.map((state): Case => [state, [state]])

export const personal = over([
  ['строка человека', { person_id: 'a' }],
  ['ничья', { person_id: null }],
])
