/** Which cycle a credit may stand in: its years and its specialty; the planner counts by the same rule. Pure. */
import type { Misfit } from '../contract.ts'
import { isWithin, type Years } from './cycle.ts'

export interface Placeable {
  readonly earned_on: string
  /** The specialty that the person named, when they named one. */
  readonly specialty_key: string | null
  /** Everything that was taught; empty: not said. */
  readonly specialties: readonly string[]
}

export interface Holder {
  readonly id: string
  readonly specialty_key: string
  readonly starts_on: string
  readonly ends_on: string
  readonly closed_at: Date | null
}

/** Credits of a programme count for a cycle only where it teaches the specialty of that cycle. */
export const isOfSpecialty = (taught: readonly string[], specialty: string): boolean =>
  taught.includes(specialty)

export const yearsOfHolder = (c: Pick<Holder, 'starts_on' | 'ends_on'>): Years => ({
  startsOn: c.starts_on,
  endsOn: c.ends_on,
})

/** Null: it fits. What was taught is not said: nothing speaks against it, and the person decides. */
export function whyNot(credit: Placeable, cycle: Holder): Misfit | null {
  if (cycle.closed_at !== null) return 'closed'
  if (credit.specialties.length > 0 && !isOfSpecialty(credit.specialties, cycle.specialty_key))
    return 'specialty'
  return isWithin(credit.earned_on, yearsOfHolder(cycle)) ? null : 'years'
}

/** The one into which it goes by itself; undefined: the person chooses, or opens another. */
export function cycleFor<C extends Holder>(credit: Placeable, cycles: readonly C[]): C | undefined {
  const fitting = cycles.filter((c) => whyNot(credit, c) === null)
  if (credit.specialty_key !== null) return fitting.find((c) => c.specialty_key === credit.specialty_key)
  return credit.specialties.length > 0 && fitting.length === 1 ? fitting[0] : undefined
}
