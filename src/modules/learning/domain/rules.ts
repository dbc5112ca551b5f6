/** Dated rules of hours and credits. Pure. */
import type { ProgrammeKind } from '../contract.ts'

export interface Rule {
  readonly kind: ProgrammeKind
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
  readonly minHours: number
  readonly maxHours: number
  readonly creditsPerHour: number
  readonly source: string
}

/** In force on this day; a day without one takes the latest that was. */
export function ruleOn(rules: readonly Rule[], kind: ProgrammeKind, day: string): Rule | undefined {
  return rules
    .filter((r) => r.kind === kind && r.effectiveFrom <= day)
    .toSorted((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom))[0]
}

export const creditsOf = (rule: Rule, hours: number): number => hours * rule.creditsPerHour
