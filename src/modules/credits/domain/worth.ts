/** How many credits an hour brings, by the rules in force on the day it ended. Pure. */

/** A row of `credits.worth`. */
export interface Worth {
  readonly what: 'advanced-document' | 'retraining-document' | 'claim'
  readonly effectiveFrom: string
  /** The first day on which it holds no more. */
  readonly effectiveTo: string | null
  readonly creditsPerHour: number
  readonly words: string
  readonly source: string
}

/** The latest that began by the day; before any did, the earliest: a gap must not leave a doctor without an answer. */
export function worthOn(all: readonly Worth[], what: Worth['what'], day: string): Worth {
  const rows = all
    .filter((w) => w.what === what)
    .toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom))
  const found =
    rows.find((w) => w.effectiveFrom <= day && (w.effectiveTo === null || day < w.effectiveTo)) ??
    rows.findLast((w) => w.effectiveFrom <= day) ??
    rows[0]
  if (!found) throw new Error(`credits.worth has no ${what}`)
  return found
}
