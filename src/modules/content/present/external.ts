/** Claims of sections on other platforms: row → contract. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { CourseItem, ExternalClaim, LearnerClaim } from '../contract.ts'
import type { ClaimRow, WaitingClaim } from '../store/claims.ts'
import type { ItemRow } from '../store/editions.ts'

const isOverdue = (c: ClaimRow, now: Date): boolean => c.state === 'waiting' && c.due_on < moscowDay(now)

function presentClaim(c: ClaimRow, now: Date): ExternalClaim | null {
  if (c.state === 'taken-back') return null
  return {
    id: c.id,
    state: c.state,
    claimedAt: c.claimed_at.toISOString(),
    note: c.note,
    dueOn: c.due_on,
    isOverdue: isOverdue(c, now),
    decidedAt: c.decided_at?.toISOString() ?? null,
    reason: c.reason,
  }
}

interface Learnt {
  readonly claims: readonly ClaimRow[]
  readonly organisation: string
  readonly now: Date
  /** The learner may act in this section now. */
  readonly mayAct: boolean
}

/** What was taken back is forgotten; what was returned before it is not. */
export function presentExternal(i: ItemRow, of: Learnt): CourseItem['external'] {
  if (i.external === null) return null
  const last = of.claims.find((c) => c.item_id === i.id && c.state !== 'taken-back')
  const isWaiting = last?.state === 'waiting'
  return {
    platform: i.external.platform,
    organisation: of.organisation,
    claim: last ? presentClaim(last, of.now) : null,
    can: { claim: of.mayAct && !isWaiting && last?.state !== 'confirmed', takeBack: isWaiting },
  }
}

export const presentLearnerClaim = (
  c: WaitingClaim,
  about: { readonly learner: string; readonly programmeTitle: string; readonly now: Date },
): LearnerClaim => ({
  id: c.id,
  state: c.state,
  learner: about.learner,
  programmeTitle: about.programmeTitle,
  itemTitle: c.item_title,
  platform: c.external?.platform ?? '',
  confirmedBy: c.external?.confirmedBy ?? '',
  note: c.note,
  claimedAt: c.claimed_at.toISOString(),
  dueOn: c.due_on,
  isOverdue: isOverdue(c, about.now),
})
