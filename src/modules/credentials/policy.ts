/** Who may do what with which certificate. */
import type { Actor } from '../../platform/context.ts'

interface Subject {
  readonly personId: string
  readonly isRevoked: boolean
}

/** A foreign certificate does not exist for anybody but those who may revoke. */
export const maySee = (actor: Actor, c: Subject): boolean => actor.personId === c.personId

/** Nobody decides on their own. */
export const isOwn = (actor: Actor, c: Subject): boolean => actor.personId === c.personId

export const mayRevoke = (actor: Actor, c: Subject): boolean =>
  actor.permissions.has('certificates.revoke') && !isOwn(actor, c) && !c.isRevoked
