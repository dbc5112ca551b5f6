/** How far a person is on each way to accreditation, and what the pace promises. Pure. */
import type { CreditKind, Forecast, Sums, Way } from '../contract.ts'

/** A row of `credits.rule`. */
export interface Rule {
  readonly id: string
  readonly title: string
  readonly effectiveFrom: string
  /** The first day on which it holds no more. */
  readonly effectiveTo: string | null
  readonly total: number
  readonly programmes: number
  readonly cycleYears: number
  readonly filingMonths: number
  readonly yearlyPace: number
  readonly source: string
}

export interface Earned {
  readonly kind: CreditKind
  readonly credits: number
  readonly earnedOn: string
}

export const noSums: Sums = { programme: 0, module: 0, event: 0, other: 0 }

export function sumsOf(entries: readonly Pick<Earned, 'kind' | 'credits'>[]): Sums {
  const sums = { ...noSums }
  for (const e of entries) sums[e.kind] += e.credits
  return sums
}

export const totalOf = (sums: Sums): number => sums.programme + sums.module + sums.event + sums.other

/**
 * The rules in force on the day; when none is, the latest that were: a gap in the rows must not leave a doctor
 * without an answer.
 */
export function rulesOn(all: readonly Rule[], day: string): readonly Rule[] {
  const inForce = all.filter((r) => r.effectiveFrom <= day && (r.effectiveTo === null || day < r.effectiveTo))
  if (inForce.length > 0) return inForce
  const past = all.filter((r) => r.effectiveFrom <= day)
  const last = past
    .map((r) => r.effectiveFrom)
    .toSorted()
    .at(-1)
  return last === undefined ? all.slice(0, 1) : past.filter((r) => r.effectiveFrom === last)
}

/** Where programmes alone are asked for, nothing else counts; elsewhere everything does, programmes at least so much. */
export function wayOf(rule: Rule, sums: Sums): Way {
  const counted = rule.programmes === rule.total ? sums.programme : totalOf(sums)
  const missingProgrammes = Math.max(0, rule.programmes - sums.programme)
  return {
    rule: rule.id,
    title: rule.title,
    source: rule.source,
    total: rule.total,
    programmes: rule.programmes,
    counted,
    missing: Math.max(0, rule.total - counted, missingProgrammes),
    missingProgrammes,
  }
}

/** The shortest way first; of equal ones that which asks fewer programmes. */
export const waysOf = (rules: readonly Rule[], sums: Sums): Way[] =>
  rules
    .map((rule) => wayOf(rule, sums))
    .toSorted(
      (a, b) =>
        a.missing - b.missing || a.missingProgrammes - b.missingProgrammes || a.programmes - b.programmes,
    )

const dayMs = 86_400_000
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
const daysInMonth = 365.25 / 12

export function forecast(
  rules: readonly Rule[],
  earned: readonly Earned[],
  { today, endsOn }: { readonly today: string; readonly endsOn: string },
): Forecast {
  const current = rulesOn(rules, today)
  const ways = waysOf(current, sumsOf(earned))
  const missing = ways[0]?.missing ?? 0
  const daysLeft = Math.max(0, Math.round((at(endsOn) - at(today)) / dayMs))
  const yearAgo = dayOf(at(today) - 365 * dayMs)
  const lastYear = earned
    .filter((e) => e.earnedOn > yearAgo && e.earnedOn <= today)
    .reduce((sum, e) => sum + e.credits, 0)
  const until = current
    .map((r) => r.effectiveTo)
    .filter((d) => d !== null)
    .toSorted()[0]
  return {
    ways,
    daysLeft,
    monthlyNeed: missing === 0 ? null : Math.ceil(missing / Math.max(1, daysLeft / daysInMonth)),
    lastYear,
    yearlyPace: Math.max(0, ...current.map((r) => r.yearlyPace)),
    enoughOn:
      missing === 0
        ? today
        : lastYear > 0
          ? dayOf(at(today) + Math.ceil((missing / lastYear) * 365) * dayMs)
          : null,
    rulesUntil: until !== undefined && until <= endsOn ? dayOf(at(until) - dayMs) : null,
  }
}

/** The total after each day on which it changed. */
export function stairOf(earned: readonly Earned[]): { day: string; total: number }[] {
  const byDay = new Map<string, number>()
  for (const e of earned) byDay.set(e.earnedOn, (byDay.get(e.earnedOn) ?? 0) + e.credits)
  let total = 0
  return [...byDay]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .filter(([, credits]) => credits !== 0)
    .map(([day, credits]) => ({ day, total: (total += credits) }))
}
