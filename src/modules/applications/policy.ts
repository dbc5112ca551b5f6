/** Who may do what with which application. */
import type { Actor } from '../../platform/context.ts'
import type { ApplicationRecord } from './domain.ts'

export const isApplicant = (actor: Actor, application: ApplicationRecord): boolean =>
  actor.personId !== null && actor.personId === application.applicantId

/** A verifier sees every application of the service except their own: nobody decides on their own, or watches it from behind. */
export const mayVerify = (actor: Actor, application: ApplicationRecord): boolean =>
  actor.permissions.has('applications.verify') && actor.personId !== null && !isApplicant(actor, application)
