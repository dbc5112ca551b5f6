/** In which order a course is gone through: the entry test first, the final test last. Pure. */
import type { ItemState, TestPurpose } from '../contract.ts'

export interface ItemInOrder {
  readonly id: string
  readonly title: string
  readonly isRequired: boolean
  readonly purpose: TestPurpose | null
  readonly state: ItemState
  /** Of a test: it was taken, whatever came out of it, or it can be taken no more. */
  readonly isTaken: boolean
}

export interface Closed {
  readonly why: 'entry' | 'final'
  /** What opens it. */
  readonly by: { readonly id: string; readonly title: string }[]
}

const named = (all: readonly ItemInOrder[]) => all.map(({ id, title }) => ({ id, title }))

/** Obligatory entry tests open everything else; everything obligatory opens the final test. Null: it is open. */
export function closedBy(items: readonly ItemInOrder[], itemId: string): Closed | null {
  const item = items.find((i) => i.id === itemId)
  if (!item || item.purpose === 'entry' || item.state === 'done') return null
  const others = items.filter((i) => i.isRequired && i.id !== itemId)
  const entry = others.filter((i) => i.purpose === 'entry' && !i.isTaken)
  if (entry.length > 0) return { why: 'entry', by: named(entry) }
  if (item.purpose !== 'final') return null
  const rest = others.filter((i) => i.purpose !== 'entry' && i.purpose !== 'final' && i.state !== 'done')
  return rest.length > 0 ? { why: 'final', by: named(rest) } : null
}
