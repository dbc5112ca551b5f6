/** Rows → contract. */
import {
  kindWords,
  type Claim,
  type Cycle,
  type CyclePlace,
  type Entry,
  type Expectation,
  type Twin,
} from './contract.ts'
import { mayRemindAt } from './domain/claim.ts'
import { monthsBefore, stateOn } from './domain/cycle.ts'
import { whyNot, yearsOfHolder, type Placeable } from './domain/fitting.ts'
import { forecast, rulesOn, stairOf, sumsOf, totalOf, type Earned, type Rule } from './domain/standing.ts'
import { mayChange, mayClose } from './policy.ts'
import type { ListedEntry } from './store/ledger.ts'
import type { CycleRow, ExpectationRow } from './store/tables.ts'

export function presentCycle(
  r: CycleRow,
  known: { readonly rules: readonly Rule[]; readonly earned: readonly Earned[]; readonly today: string },
): Cycle {
  const sums = sumsOf(known.earned)
  const total = totalOf(sums)
  const filing = rulesOn(known.rules, known.today)[0]?.filingMonths ?? 0
  return {
    id: r.id,
    specialty: { key: r.specialty_key, code: r.specialty_code, name: r.specialty_name },
    document: { kind: r.document_kind, series: r.series, number: r.number, issuedOn: r.issued_on },
    isConfirmed: r.paper_id !== null,
    startsOn: r.starts_on,
    endsOn: r.ends_on,
    filingFrom: monthsBefore(r.ends_on, filing),
    state: stateOn({ ...yearsOfHolder(r), isClosed: r.closed_at !== null }, known.today),
    sums,
    total,
    stair: stairOf(known.earned),
    forecast: forecast(known.rules, known.earned, { today: known.today, endsOn: r.ends_on }),
    version: r.version,
    can: { change: mayChange(r), close: mayClose(r, total, known.earned.length > 0) },
  }
}

/** «record/<id>/…»: what the person may open themselves. */
const pages: Readonly<Record<string, string>> = {
  record: '/documents',
  study: '/learning',
  claim: '/credits/claims',
  activity: '/credits/activities',
}
function linkOf(source: string): string | null {
  const [kind, id] = source.split('/')
  const place = kind && pages[kind]
  return place && id ? `${place}/${id}` : null
}

/** The person's cycles, fitting ones first; of the others it is said why not. */
export const placesOf = (credit: Placeable, cycles: readonly CycleRow[]): CyclePlace[] =>
  cycles
    .map((c) => ({ id: c.id, name: c.specialty_name, whyNot: whyNot(credit, c) }))
    .toSorted((a, b) => Number(a.whyNot !== null) - Number(b.whyNot !== null))

export const presentTwin = (r: ExpectationRow): Twin => ({
  title: r.title || kindWords[r.kind],
  credits: r.credits,
  earnedOn: r.earned_on,
  organisation: r.organisation,
})

export const presentEntry = (
  r: ListedEntry,
  names: ReadonlyMap<string, string>,
  cycles: readonly CyclePlace[],
): Entry => ({
  id: r.id,
  kind: r.kind,
  credits: r.credits,
  earnedOn: r.earned_on,
  title: r.title,
  organisation: r.organisation,
  link: linkOf(r.source),
  rule: r.rule,
  approver: r.approved_by === null ? 'Портал НМО' : (names.get(r.approved_by) ?? 'Сотрудник портала'),
  at: r.at.toISOString(),
  reason: r.reason,
  isReversed: r.is_reversed,
  cycles: [...cycles],
  can: { move: cycles.some((c) => c.whyNot === null) },
})

export function presentExpectation(
  r: ExpectationRow,
  cycles: readonly CycleRow[],
  at: { readonly today: string; readonly now: Date },
  twin?: ExpectationRow,
): Expectation {
  const places = placesOf(r, cycles)
  return {
    id: r.id,
    kind: r.kind,
    credits: r.credits,
    earnedOn: r.earned_on,
    title: r.title || kindWords[r.kind],
    organisation: r.organisation,
    state: r.state,
    dueOn: r.due_on,
    isOverdue: r.due_on !== null && r.settled_at === null && r.due_on < at.today,
    remindedAt: r.reminded_at?.toISOString() ?? null,
    reason: r.reason,
    cycles: places,
    link: linkOf(r.source),
    twin: twin ? presentTwin(twin) : null,
    can: {
      choose: r.state === 'cycle' && places.some((c) => c.whyNot === null),
      remind: r.state === 'organisation' && mayRemindAt(r.reminded_at, at.now),
      withdraw: r.state === 'organisation',
      tell: r.state === 'doubt',
    },
  }
}

export const presentClaim = (
  r: ExpectationRow,
  known: {
    readonly person: string
    readonly specialty: string
    readonly today: string
    readonly mayDecide: boolean
    readonly mayReverse: boolean
  },
): Claim => ({
  id: r.id,
  person: known.person,
  kind: r.kind,
  title: r.title,
  specialty: known.specialty,
  credits: r.credits,
  endedOn: r.earned_on,
  madeAt: r.created_at.toISOString(),
  dueOn: r.due_on,
  isOverdue: r.due_on !== null && r.settled_at === null && r.due_on < known.today,
  remindedAt: r.reminded_at?.toISOString() ?? null,
  state: r.state,
  number: r.confirmed_number,
  reason: r.reason,
  can: { decide: known.mayDecide && r.state === 'organisation', reverse: known.mayReverse },
})
