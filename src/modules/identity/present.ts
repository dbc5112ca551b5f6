/** Rows → contract. */
import type { Actor } from '../../platform/context.ts'
import { rolesAt } from '../../platform/session/held-roles.ts'
import {
  blockWords,
  type Contacts,
  type Employment,
  type OwnBlock,
  type PersonCard,
  type WorkRoles,
} from './contract.ts'
import { maskIp, stateOfBlock } from './domain/block-words.ts'
import { fullNameOf, shortNameOf, type Person } from './domain/person.ts'
import type { BlockRow } from './store/blocks.ts'
import type { EmploymentRow } from './store/employments.ts'

export const presentCard = (person: Person): PersonCard => ({
  id: person.id,
  snils: person.snils,
  familyName: person.familyName,
  givenName: person.givenName,
  patronymic: person.patronymic,
  fullName: fullNameOf(person),
  shortName: shortNameOf(person),
  birthDate: person.birthDate,
  isConfirmed: person.isConfirmed,
})

export const presentContacts = (person: Person): Contacts => ({
  phone: person.phone,
  phoneVerified: person.phoneVerified,
  email: person.email,
  emailVerified: person.emailVerified,
})

export const presentOwnBlock = (b: BlockRow, now: Date): OwnBlock => ({
  id: b.id,
  kind: b.kind,
  reason: blockWords[b.kind],
  at: b.at.toISOString(),
  until: b.until.toISOString(),
  state: stateOfBlock({ until: b.until, liftedAt: b.lifted_at }, now),
  failures: b.failures,
  stopped: b.stopped,
  from: [...new Set(b.addresses.map(maskIp))],
})

export const presentEmployment = (e: EmploymentRow, chosenId: string | null): Employment => ({
  id: e.id,
  name: e.short_name,
  fullName: e.full_name,
  kind: e.kind,
  branch: e.branch_name,
  isChief: e.is_chief,
  isAdmin: e.is_admin,
  isChosen: e.id === chosenId,
})

/** Of several grounds for one role the longest is told. */
export const presentWork = (actor: Actor, now: Date): WorkRoles => ({
  active: actor.roles.find((role) => role !== 'citizen') ?? 'citizen',
  mustChoose: actor.mustChooseRole,
  held: rolesAt(actor.held, now).map((role) => {
    const grounds = actor.held.filter(
      (h) => h.role === role && h.startsAt <= now && !(h.endsAt && h.endsAt <= now),
    )
    const ends = grounds.map((h) => h.endsAt)
    const last = ends.includes(null) ? null : ends.toSorted((a, b) => b!.getTime() - a!.getTime())[0]
    return {
      role,
      // Of several organisations the one that acts is told.
      organisationId: actor.roles.includes(role)
        ? actor.organisationId
        : (grounds.find((h) => h.organisationId !== null)?.organisationId ?? null),
      until: last?.toISOString() ?? null,
    }
  }),
})
