/** Who may do what with which registration. */
import type { Actor } from '../../platform/context.ts'
import type { RegistrationStatus } from './contract.ts'

/** A registration on its own page is its owner's alone; a verifier sees the application made of it. */
export const isOwn = (actor: Actor, of: { readonly personId: string }): boolean =>
  actor.personId !== null && actor.personId === of.personId

/** What is with a verifier stands still until it is decided or withdrawn. */
export const mayChange = (status: RegistrationStatus): boolean =>
  status === 'forming' || status === 'rework' || status === 'rejected'

/** What was submitted once has a history and stays. */
export const mayRemove = (of: {
  readonly status: RegistrationStatus
  readonly applicationId: string | null
}): boolean => of.status === 'forming' && of.applicationId === null
