/** How far a course is, of what its items are. Pure. */
import type { ItemState, TestPurpose } from '../contract.ts'

export interface ItemStanding {
  readonly isRequired: boolean
  readonly purpose: TestPurpose | null
  readonly state: ItemState
  readonly share: number
  readonly score: number | null
}

export interface Standing {
  /** Of required items; of all where none is. */
  readonly share: number
  readonly isDone: boolean
  /** Of the final test, or of packages that gave one; null when nothing did. */
  readonly score: number | null
}

export function standingOf(items: readonly ItemStanding[]): Standing {
  const required = items.filter((i) => i.isRequired)
  const counted = required.length > 0 ? required : items
  const share =
    counted.length > 0
      ? counted.reduce((n, i) => n + (i.state === 'done' ? 1 : i.share), 0) / counted.length
      : 0
  const finals = items.filter((i) => i.purpose === 'final' && i.score !== null)
  const scored = finals.length > 0 ? finals : items.filter((i) => i.purpose === null && i.score !== null)
  const isDone = counted.length > 0 && counted.every((i) => i.state === 'done')
  return {
    share: isDone ? 1 : Math.min(0.999, share),
    isDone,
    score: scored.length > 0 ? scored.reduce((n, i) => n + i.score!, 0) / scored.length : null,
  }
}
