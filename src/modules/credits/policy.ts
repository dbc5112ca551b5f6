/** Who may do what with which cycle. */
import type { Actor } from '../../platform/context.ts'

/** Cycles, credits and what is expected are their owner's alone. */
export const isOwn = (actor: Actor, of: { readonly person_id: string }): boolean =>
  actor.personId !== null && actor.personId === of.person_id

/** The paper that was checked here says the truth: only what was typed by hand is mended by hand. */
export const mayChange = (cycle: {
  readonly paper_id: string | null
  readonly closed_at: Date | null
}): boolean => cycle.paper_id === null && cycle.closed_at === null

/** What holds credits is never closed by hand: it ends by its day. */
export const mayClose = (
  cycle: { readonly closed_at: Date | null },
  total: number,
  hasEntries: boolean,
): boolean => cycle.closed_at === null && total === 0 && !hasEntries

/** What was filed stands as it was filed until the mark is taken away. */
export const maySaveReport = (of: { readonly isFiled: boolean; readonly isClosed: boolean }): boolean =>
  !of.isFiled && !of.isClosed

/** After the last day too: it may have been filed in time and marked later. */
export const mayFile = (of: {
  readonly isFiled: boolean
  readonly gaps: number
  readonly isOpen: boolean
}): boolean => !of.isFiled && of.gaps === 0 && of.isOpen

/** The staff of the organisation at which it was learnt; nobody confirms their own. */
export const mayConfirm = (
  actor: Actor,
  of: { readonly organisation_id: string | null; readonly person_id: string },
): boolean =>
  actor.permissions.has('learning.provide') &&
  of.organisation_id !== null &&
  actor.organisationId === of.organisation_id &&
  actor.personId !== of.person_id
