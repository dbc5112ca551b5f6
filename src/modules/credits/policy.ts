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

/** An activity that nobody looks at any more and that stands confirmed no longer. */
export const mayMend = (of: { readonly state: string }): boolean =>
  ['returned', 'withdrawn', 'reversed'].includes(of.state)

/** What was filed or ended stays as it was; what was taken back is not moved. */
export const mayMove = (of: { readonly isStanding: boolean; readonly isRunning: boolean }): boolean =>
  of.isStanding && of.isRunning

/** Confirmed, whatever became of it until now. */
export const isConfirmed = (of: { readonly state: string; readonly approved_by: string | null }): boolean =>
  of.approved_by !== null && ['credited', 'cycle', 'doubt'].includes(of.state)

/** The staff of the organisation at which it was learnt; nobody confirms their own. */
export const mayConfirm = (
  actor: Actor,
  of: { readonly organisation_id: string | null; readonly person_id: string },
): boolean =>
  actor.permissions.has('learning.provide') &&
  of.organisation_id !== null &&
  actor.organisationId === of.organisation_id &&
  actor.personId !== of.person_id

/** Whoever corrects credits of all; never their own. */
export const mayCorrect = (actor: Actor, of: { readonly person_id: string }): boolean =>
  actor.personId !== of.person_id && actor.permissions.has('credits.correct')

/** A confirmation given by mistake: the organisation that gave it, or whoever corrects credits of all; never one's own. */
export const mayReverse = (
  actor: Actor,
  of: { readonly organisation_id: string | null; readonly person_id: string },
): boolean => mayCorrect(actor, of) || mayConfirm(actor, of)
