/** When we shall decide: from past reviews of the same kind and from the queue as it stands. */
import type { Forecast } from '../contract.ts'
import { addWorkingDays, moscowDay } from '../../../platform/calendar/working-days.ts'

/** Promised while there are too few reviews to learn from, working days. */
export const normDays = 3
/** Fewer reviews than this say nothing. */
export const enoughReviews = 10
/** Past reviews that a forecast looks at. */
export const reviewsLookedAt = 200
/** Four of five past reviews were not longer. */
const percentile = 0.8
/** The pace of deciding is measured over this many working days. */
export const paceDays = 20
/** Counting stops here: past it the place in the queue is only «больше тысячи». */
export const countedAhead = 1000

export interface QueueFacts {
  /** Newest first, of the same kind. */
  readonly reviews: readonly { readonly daysSpent: number; readonly wasKept: boolean | null }[]
  /** Applications of every kind that stand before this one. */
  readonly ahead: number
  /** Decisions of every kind within the last `paceDays` working days. */
  readonly decidedLately: number
}

/** Nearest rank: a value that really occurred, never an invented one between two. */
export function percentileOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

/** `spentDays`: working days this very review has already taken. */
export function forecast(queue: QueueFacts, spentDays: number, at: Date): Forecast {
  const { reviews } = queue
  const isLearned = reviews.length >= enoughReviews
  const usual = isLearned
    ? percentileOf(
        reviews.map((r) => r.daysSpent),
        percentile,
      )
    : normDays
  const pace = queue.decidedLately / paceDays
  // With no pace to measure the queue says nothing about days.
  const throughQueue = isLearned && pace > 0 ? Math.floor(queue.ahead / pace) : 0
  const days = Math.max(spentDays === 0 ? 1 : 0, usual - spentDays, throughQueue)
  const judged = reviews.filter((r) => r.wasKept !== null)
  return {
    on: addWorkingDays(moscowDay(at), days),
    basis: isLearned ? 'reviews' : 'norm',
    ahead: queue.ahead >= countedAhead ? null : queue.ahead,
    reviewCount: reviews.length,
    keptShare: judged.length >= enoughReviews ? judged.filter((r) => r.wasKept).length / judged.length : null,
  }
}
