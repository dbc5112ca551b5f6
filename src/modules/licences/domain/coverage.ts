/** When sections stand open: intervals of papers joined and crossed. Pure; the gate compares the result with its clock. */
import { startOfMoscowDay } from '../../../platform/calendar/working-days.ts'
import type { Opening } from '../../../platform/session/openings.ts'
import { sections } from '../../../platform/permissions.ts'
import type { SectionName } from '../contract.ts'
import { endOf } from './days.ts'
import type { PaperRecord } from './paper.ts'
import { postOf } from './posts.ts'
import { namesSpecialty, rulesOf, type SectionRule } from './sections.ts'

/** From `from` until just before `to`; null is without end. */
export interface Interval {
  readonly from: Date
  readonly to: Date | null
}

const later = (a: Date, b: Date): Date => (a > b ? a : b)
const sooner = (a: Date | null, b: Date | null): Date | null => {
  if (a === null) return b
  return b === null || a < b ? a : b
}
const isSome = (i: Interval): boolean => i.to === null || i.from < i.to

/** Joins what overlaps or touches; the result stands in order and apart. */
export function union(intervals: readonly Interval[]): Interval[] {
  const done: Interval[] = []
  for (const next of intervals.filter(isSome).toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = done.at(-1)
    if (!last || (last.to !== null && last.to < next.from)) done.push(next)
    else if (last.to !== null)
      done[done.length - 1] = { from: last.from, to: next.to === null ? null : later(last.to, next.to) }
  }
  return done
}

export const cross = (a: readonly Interval[], b: readonly Interval[]): Interval[] =>
  union(
    a.flatMap((x) => b.map((y) => ({ from: later(x.from, y.from), to: sooner(x.to, y.to) }))).filter(isSome),
  )

/** Does the paper serve this rule, whatever its state. */
export function serves(p: PaperRecord, rule: SectionRule): boolean {
  if (p.class === 'licence') return rule.licences.includes(p.kind)
  if (p.class === 'employment') return p.post !== null && postOf(p.post)?.section === rule.section
  return rule.attestations.includes(p.kind) && p.specialty !== null && namesSpecialty(rule, p.specialty)
}

const intervalOf = (p: PaperRecord): Interval => ({ from: p.startsAt, to: p.endsAt })

const termOf = (rule: SectionRule): Interval => ({
  from: rule.from === null ? new Date(0) : startOfMoscowDay(rule.from),
  to: rule.to === null ? null : endOf(rule.to),
})

function underRule(papers: readonly PaperRecord[], rule: SectionRule): Interval[] {
  const good = papers.filter((p) => p.status === 'verified' && serves(p, rule))
  const of = (which: PaperRecord['class']) => good.filter((p) => p.class === which)
  const employments = of('employment')
  // The licence must be of the very organisation where the person works.
  const places = [...new Set(employments.flatMap((p) => p.organisation?.ogrn ?? []))]
  const admitted = places.flatMap((ogrn) => {
    const there = (p: PaperRecord) => p.organisation?.ogrn === ogrn
    return cross(
      union(employments.filter(there).map(intervalOf)),
      union(of('licence').filter(there).map(intervalOf)),
    )
  })
  return cross(cross(union(of('attestation').map(intervalOf)), union(admitted)), [termOf(rule)])
}

export const sectionIntervals = (section: SectionName, papers: readonly PaperRecord[]): Interval[] =>
  union(rulesOf(section).flatMap((rule) => underRule(papers, rule)))

/** All that is open now or will be. */
export const openingsOf = (papers: readonly PaperRecord[], now: Date): Opening[] =>
  sections.flatMap((section) =>
    sectionIntervals(section, papers)
      .filter((i) => i.to === null || i.to > now)
      .map((i) => ({ section, opensAt: i.from, closesAt: i.to })),
  )
