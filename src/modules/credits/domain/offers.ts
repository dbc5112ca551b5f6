/** What a checked accreditation offers beside the cycles that a person has: to open, to correct, to begin the next one. Pure. */
import { dayWords } from '../../../platform/calendar/days.ts'
import { documentWords, type Offer } from '../contract.ts'
import { monthsBefore, yearsOf } from './cycle.ts'
import type { Holder } from './fitting.ts'

export interface Paper {
  readonly id: string
  readonly isCertificate: boolean
  readonly number: string | null
  readonly specialty: { readonly key: string; readonly name: string }
  readonly startsOn: string
}

export interface HeldCycle extends Holder {
  readonly specialty_name: string
  readonly document_kind: 'specialist-certificate' | 'accreditation'
  readonly series: string | null
  readonly number: string | null
  readonly paper_id: string | null
}

export interface Term {
  readonly years: number
  readonly filingMonths: number
}

export type Proposal<C extends HeldCycle> =
  | { readonly does: 'open'; readonly cycle: null }
  | { readonly does: 'correct' | 'follow'; readonly cycle: C }

/** The paper says of the cycle exactly what the person did: it is confirmed without a question. */
export const confirms = (p: Paper, c: HeldCycle): boolean =>
  c.specialty_key === p.specialty.key && c.starts_on === p.startsOn

/** Null: the cycle of this paper stands, or a later one took its place. */
export function proposalOf<C extends HeldCycle>(
  p: Paper,
  cycles: readonly C[],
  term: Term,
): Proposal<C> | null {
  if (cycles.some((c) => confirms(p, c))) return null
  const own = cycles.find((c) => c.paper_id === p.id)
  // The paper was corrected after the cycle was opened from it.
  if (own) return { does: 'correct', cycle: own }
  const { endsOn } = yearsOf(p.startsOn, term.years)
  const beside = cycles.filter(
    (c) => c.specialty_key === p.specialty.key && c.starts_on < endsOn && p.startsOn < c.ends_on,
  )
  if (beside.length === 0) return { does: 'open', cycle: null }
  // Whoever is accredited while documents are taken already begins the next cycle, and does not mend the former one.
  const isNext = (earlier: string, laterFrom: string) => laterFrom >= monthsBefore(earlier, term.filingMonths)
  if (beside.some((c) => c.starts_on > p.startsOn && isNext(endsOn, c.starts_on))) return null
  const former = beside.find((c) => c.starts_on < p.startsOn && isNext(c.ends_on, p.startsOn))
  if (former) return beside.length === 1 ? { does: 'follow', cycle: former } : null
  const typed = beside.find((c) => c.paper_id === null)
  return typed && beside.length === 1 ? { does: 'correct', cycle: typed } : null
}

/** What the cycle says and what it will say. */
export function changesOf(p: Paper, c: HeldCycle, does: 'correct' | 'follow', term: Term): Offer['changes'] {
  if (does === 'follow')
    return [{ label: 'Конец прежнего цикла', was: dayWords(c.ends_on), becomes: dayWords(p.startsOn) }]
  const { endsOn } = yearsOf(p.startsOn, term.years)
  const numberOf = (series: string | null, number: string | null) =>
    [series, number].filter(Boolean).join(' ') || 'не указан'
  return [
    { label: 'Специальность', was: c.specialty_name, becomes: p.specialty.name },
    {
      label: 'Документ',
      was: documentWords[c.document_kind],
      becomes: documentWords[p.isCertificate ? 'specialist-certificate' : 'accreditation'],
    },
    { label: 'Номер', was: numberOf(c.series, c.number), becomes: numberOf(null, p.number) },
    { label: 'Начало цикла', was: dayWords(c.starts_on), becomes: dayWords(p.startsOn) },
    { label: 'Конец цикла', was: dayWords(c.ends_on), becomes: dayWords(endsOn) },
  ].filter((line) => line.was !== line.becomes)
}
