/** Rows → contract. */
import { kindWords, type Claim, type Cycle, type Entry, type Expectation } from './contract.ts'
import { mayRemindAt } from './domain/claim.ts'
import { isWithin, monthsBefore, stateOn } from './domain/cycle.ts'
import { forecast, rulesOn, stairOf, sumsOf, totalOf, type Earned, type Rule } from './domain/standing.ts'
import { mayChange, mayClose } from './policy.ts'
import type { ListedEntry } from './store/ledger.ts'
import type { CycleRow, ExpectationRow } from './store/tables.ts'

const yearsOfRow = (r: Pick<CycleRow, 'starts_on' | 'ends_on'>) => ({
  startsOn: r.starts_on,
  endsOn: r.ends_on,
})

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
    state: stateOn({ ...yearsOfRow(r), isClosed: r.closed_at !== null }, known.today),
    sums,
    total,
    stair: stairOf(known.earned),
    forecast: forecast(known.rules, known.earned, { today: known.today, endsOn: r.ends_on }),
    version: r.version,
    can: { change: mayChange(r), close: mayClose(r, total, known.earned.length > 0) },
  }
}

/** «record/<id>/…»: what the person may open themselves. */
function linkOf(source: string): string | null {
  const [kind, id] = source.split('/')
  return kind === 'record' && id ? `/documents/${id}` : null
}

export const presentEntry = (r: ListedEntry, names: ReadonlyMap<string, string>): Entry => ({
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
})

export function presentExpectation(
  r: ExpectationRow,
  cycles: readonly CycleRow[],
  at: { readonly today: string; readonly now: Date },
): Expectation {
  const fitting = cycles.filter((c) => c.closed_at === null && isWithin(r.earned_on, yearsOfRow(c)))
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
    cycles: fitting.map((c) => ({ id: c.id, name: c.specialty_name })),
    can: {
      choose: r.state === 'cycle' && fitting.length > 0,
      remind: r.state === 'organisation' && mayRemindAt(r.reminded_at, at.now),
      withdraw: r.state === 'organisation',
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
  can: { decide: known.mayDecide && r.state === 'organisation' },
})
