/** Who may do what with which provider and programme. */
import type { Actor } from '../../platform/context.ts'
import type { ProgrammeState, ProviderState, VersionState } from './contract.ts'

interface OfOrganisation {
  readonly organisation_id: string
}

/** The staff of an organisation works with what is its own. */
export const mayProvide = (actor: Actor, of: OfOrganisation): boolean =>
  actor.permissions.has('learning.provide') && actor.organisationId === of.organisation_id

/** Nobody decides on what they sent themselves. */
export const mayDecide = (actor: Actor, of: { readonly submitted_by: string | null }): boolean =>
  actor.permissions.has('learning.review') && actor.personId !== of.submitted_by

export const mayRead = (actor: Actor, of: OfOrganisation): boolean =>
  mayProvide(actor, of) || actor.permissions.has('learning.review')

/** A saved search is its owner's alone. */
export const isOwnSearch = (actor: Actor, of: { readonly person_id: string }): boolean =>
  actor.personId !== null && actor.personId === of.person_id

export const mayChangeProvider = (state: ProviderState): boolean =>
  state === 'forming' || state === 'rework' || state === 'rejected'

/** What is with a reviewer stands still until it is decided or recalled. */
export const mayChange = (latest: VersionState): boolean => latest !== 'review'

export const maySubmit = (latest: VersionState): boolean => latest === 'draft' || latest === 'returned'

/** Taken away for good reason by its organisation or by a reviewer; what nobody has seen too. */
export const mayWithdraw = (actor: Actor, of: OfOrganisation, state: ProgrammeState): boolean =>
  mayRead(actor, of) && state !== 'withdrawn'
