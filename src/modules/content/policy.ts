/** Who may do what with contents of a programme and with a course. */
import type { Actor } from '../../platform/context.ts'
interface OfOrganisation {
  readonly organisation_id: string
}
interface OfPerson {
  readonly person_id: string
}

/** The staff of an organisation makes what it teaches. */
export const mayChange = (actor: Actor, of: OfOrganisation): boolean =>
  actor.permissions.has('learning.provide') && actor.organisationId === of.organisation_id

/** Whoever reviews programmes looks inside them too. */
export const mayRead = (actor: Actor, of: OfOrganisation): boolean =>
  mayChange(actor, of) || actor.permissions.has('learning.review')

/** What is learnt is the learner's alone. */
export const isOwn = (actor: Actor, of: OfPerson): boolean =>
  actor.personId !== null && actor.personId === of.person_id

/** Nobody counts their own answers. */
export const mayReview = (actor: Actor, of: OfOrganisation & OfPerson): boolean =>
  mayChange(actor, of) && actor.personId !== of.person_id
