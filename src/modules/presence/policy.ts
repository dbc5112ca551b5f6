/** Who may do what with which event. */
import type { Actor } from '../../platform/context.ts'

/** The staff of the organisation that holds it. */
export const mayHold = (actor: Actor, of: { readonly organisationId: string }): boolean =>
  actor.permissions.has('learning.provide') && actor.organisationId === of.organisationId
