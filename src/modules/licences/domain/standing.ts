/** How a section stands for a person, and which of the three is missing and why. Pure. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { NeedState, PaperClass, SectionName } from '../contract.ts'
import { sectionIntervals, serves } from './coverage.ts'
import { stateOf, type PaperRecord } from './paper.ts'
import { sectionRuleOn } from './sections.ts'

export interface NeedRecord {
  readonly class: PaperClass
  readonly state: NeedState
  readonly paper: PaperRecord | null
}

export interface StandingRecord {
  readonly section: SectionName
  readonly holds: boolean
  readonly changesAt: Date | null
  readonly needs: readonly NeedRecord[]
  readonly source: string
}

/** The more it promises, the earlier it stands: what is shown of several papers of one class. */
const order: readonly NeedState[] = [
  'held',
  'suspended',
  'checking',
  'future',
  'expired',
  'revoked',
  'elsewhere',
  'missing',
]

const needStateOf = (p: PaperRecord, now: Date): NeedState | null => {
  const state = stateOf(p, now)
  if (state === 'active') return 'held'
  return state === 'rejected' || state === 'withdrawn' ? null : state
}

/** The longer of two that stand alike. */
const best = (found: readonly NeedRecord[]): NeedRecord | undefined =>
  found.toSorted(
    (a, b) =>
      order.indexOf(a.state) - order.indexOf(b.state) ||
      (b.paper?.endsAt?.getTime() ?? Infinity) - (a.paper?.endsAt?.getTime() ?? Infinity),
  )[0]

export function standingOf(section: SectionName, papers: readonly PaperRecord[], now: Date): StandingRecord {
  const rule = sectionRuleOn(section, moscowDay(now))
  const mine = papers.filter((p) => serves(p, rule))
  const found = (which: PaperClass, list: readonly PaperRecord[]): NeedRecord => {
    const needs = list.flatMap((p): NeedRecord[] => {
      const state = p.class === which ? needStateOf(p, now) : null
      return state === null ? [] : [{ class: which, state, paper: p }]
    })
    return best(needs) ?? { class: which, state: 'missing', paper: null }
  }
  const intervals = sectionIntervals(section, papers)
  const open = intervals.find((i) => i.from <= now && (i.to === null || now < i.to))
  const ahead = intervals.find((i) => now < i.from)
  const employment = found('employment', mine)
  return {
    section,
    holds: open !== undefined,
    changesAt: open ? open.to : (ahead?.from ?? null),
    needs: [licenceNeed(found, mine, now, open !== undefined), found('attestation', mine), employment],
    source: rule.source,
  }
}

/** Of the licences, that of a place of work counts; a good one of another place is said to be elsewhere. */
function licenceNeed(
  found: (which: PaperClass, list: readonly PaperRecord[]) => NeedRecord,
  mine: readonly PaperRecord[],
  now: Date,
  isOpen: boolean,
): NeedRecord {
  const places = (state: NeedState) =>
    mine
      .filter((p) => p.class === 'employment' && needStateOf(p, now) === state)
      .map((p) => p.organisation?.ogrn)
  const works = places('held')
  // Nothing to compare with yet: the licence is judged by itself.
  if (works.length === 0) return found('licence', mine)
  const here = found(
    'licence',
    mine.filter((p) => works.includes(p.organisation?.ogrn)),
  )
  if (here.state !== 'missing' || isOpen) return here
  const other = found('licence', mine)
  return other.state === 'missing' ? other : { ...other, state: 'elsewhere' }
}
