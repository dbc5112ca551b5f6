/** Who may do what with which draft or record. */
import type { Actor } from '../../platform/context.ts'
import type { RecordStatus } from './contract.ts'

/** Drafts and records are their owner's alone; the verifier sees an application, never these. */
export const isOwn = (actor: Actor, of: { readonly personId: string }): boolean =>
  actor.personId === of.personId

/** A record whose review is over without a yes is mended and submitted again. */
export const mayMend = (status: RecordStatus): boolean => status === 'withdrawn' || status === 'rejected'
