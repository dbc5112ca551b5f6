/** Who may do what with whose learning. */
import type { Actor } from '../../platform/context.ts'
import type { ReviewState, StudyState } from './contract.ts'

/** Learning, notes and questions are the learner's own. */
export const isOwn = (actor: Actor, of: { readonly person_id: string }): boolean =>
  actor.personId !== null && actor.personId === of.person_id

/** The staff of the organisation that teaches. */
export const mayTeach = (actor: Actor, of: { readonly organisation_id: string }): boolean =>
  actor.permissions.has('learning.provide') && actor.organisationId === of.organisation_id

/** Nobody enrols themselves, nor enters or takes back their own result. */
export const maySettle = (
  actor: Actor,
  of: { readonly organisation_id: string; readonly person_id: string },
): boolean => mayTeach(actor, of) && actor.personId !== of.person_id

export const mayCancel = (state: StudyState): boolean => state === 'applied' || state === 'learning'

/** Only who finished may tell what it was like. */
export const mayReview = (state: StudyState): boolean => state === 'finished'

/** What was taken before the start of learning has no teacher yet. */
export const mayAsk = (state: StudyState): boolean => state === 'learning' || state === 'finished'

/** Nobody decides on what they wrote. */
export const mayJudge = (actor: Actor, of: { readonly person_id: string }): boolean =>
  actor.permissions.has('learning.review') && actor.personId !== of.person_id

export const mayReply = (
  actor: Actor,
  of: { readonly organisation_id: string; readonly state: ReviewState },
): boolean => mayTeach(actor, of) && of.state === 'shown'

/** Once, while it is shown. */
export const mayReport = (
  actor: Actor,
  of: {
    readonly organisation_id: string
    readonly state: ReviewState
    readonly reported_at: Date | null
  },
): boolean => mayReply(actor, of) && of.reported_at === null
