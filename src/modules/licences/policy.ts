/** Who may do what with which draft or paper. */
import type { Actor } from '../../platform/context.ts'
import type { PaperStatus } from './contract.ts'
import type { PaperRecord } from './domain/paper.ts'

/** Drafts and papers on their own pages are their owner's alone. */
export const isOwn = (actor: Actor, of: { readonly personId: string }): boolean =>
  actor.personId !== null && actor.personId === of.personId

/** Whose review ended without a yes: mended and submitted again. */
export const mayMend = (p: {
  readonly status: PaperStatus
  readonly origin: PaperRecord['origin']
}): boolean => p.origin === 'person' && (p.status === 'withdrawn' || p.status === 'rejected')

/** What was confirmed once and has a term: another paper may take its place. */
export const mayRenew = (p: Pick<PaperRecord, 'status' | 'endsAt' | 'class'>): boolean =>
  p.class !== 'employment' && p.endsAt !== null && (p.status === 'verified' || p.status === 'suspended')

/** A verifier decides on the papers of others; the person at the server acts through the command line. */
export const mayDecide = (actor: Actor, p: { readonly personId: string }): boolean =>
  actor.kind === 'system' || (actor.permissions.has('licences.decide') && !isOwn(actor, p))
