/** D7+: what is earned enters the ledger once; what no cycle takes by itself waits for the person. */
import type { Context } from '../../../platform/context.ts'
import { creditWaits, credited, type CreditKind } from '../contract.ts'
import { isWithin } from '../domain/cycle.ts'
import * as claims from '../store/claims.ts'
import * as store from '../store/cycles.ts'
import * as ledger from '../store/ledger.ts'
import type { CycleRow, EntryRow, ExpectationRow } from '../store/tables.ts'

export interface Achievement {
  readonly personId: string
  readonly kind: CreditKind
  readonly credits: number
  readonly earnedOn: string
  readonly specialtyKey: string | null
  readonly title: string
  readonly organisation: { readonly id: string | null; readonly name: string } | null
  /** What it was given for: counted once. */
  readonly source: string
  readonly rule: string
  readonly approvedBy: string | null
}

/** Into the cycle of its specialty and its years; otherwise it waits. Heard twice, it is counted once. */
export async function takeAchievement(tx: Context, a: Achievement): Promise<void> {
  await store.lockPerson(tx.db, a.personId)
  const row: ExpectationRow = {
    id: tx.services.random.uuid(),
    person_id: a.personId,
    cycle_id: null,
    kind: a.kind,
    credits: a.credits,
    earned_on: a.earnedOn,
    specialty_key: a.specialtyKey,
    title: a.title,
    organisation: a.organisation?.name ?? null,
    organisation_id: a.organisation?.id ?? null,
    source: a.source,
    rule: a.rule,
    approved_by: a.approvedBy,
    state: 'cycle',
    due_on: null,
    reminded_at: null,
    reason: null,
    created_at: tx.now,
    settled_at: null,
    confirmed_number: null,
    overdue_told_at: null,
  }
  const claimed = a.organisation?.id ? await twinsOf(tx, a, a.organisation.id) : []
  // The organisation was quicker: the same hours are not counted twice.
  if (claimed.some((c) => c.state !== 'organisation')) {
    const reason = 'Уже начислено: это обучение засчитано раньше'
    await ledger.addExpectation(tx.db, { ...row, state: 'refused', reason, settled_at: tx.now })
    return
  }
  if (!(await ledger.addExpectation(tx.db, row))) return
  for (const claim of claimed)
    await claims.changeClaim(tx.db, claim.id, {
      state: 'withdrawn',
      reason: 'Начислено: обучение подтверждено',
      settled_at: tx.now,
    })
  await creditOrWait(tx, row)
}

/** What came another way for the same learning: a claim, or a certificate typed in beside a result of the portal. */
const twinsOf = async (tx: Context, a: Achievement, organisationId: string): Promise<ExpectationRow[]> =>
  (await claims.expectedFor(tx.db, { ...a, organisationId })).filter((e) => {
    const [mine, other] = [a.source, e.source].map((s) => s.split('/')[0])
    // Two modules of one organisation on one day are two; two papers are told apart by records themselves.
    return other === 'claim' || (a.kind === 'programme' && mine !== other)
  })

/** Into the cycle of its specialty and its years; otherwise the person is told that it waits. The person is locked already. */
export async function creditOrWait(tx: Context, row: ExpectationRow): Promise<void> {
  const cycles = await store.cyclesOf(tx.db, row.person_id)
  const cycle = cycles.find(
    (c) =>
      c.specialty_key === row.specialty_key &&
      isWithin(row.earned_on, { startsOn: c.starts_on, endsOn: c.ends_on }),
  )
  if (cycle) return creditExpected(tx, row, cycle)
  await tx.record({
    subjectId: row.person_id,
    object: { kind: 'expectation', id: row.id },
    details: { title: row.title, credits: row.credits },
  })
  await tx.publish(creditWaits, newsOf(row))
}

/** What every event of an expectation begins with. */
export const newsOf = (row: ExpectationRow) => ({
  expectationId: row.id,
  personId: row.person_id,
  credits: row.credits,
  title: row.title,
})

export async function creditExpected(tx: Context, e: ExpectationRow, cycle: CycleRow): Promise<void> {
  await ledger.settleExpectation(tx.db, e.id, {
    state: 'credited',
    cycleId: cycle.id,
    reason: null,
    at: tx.now,
  })
  await ledger.addEntry(tx.db, {
    id: tx.services.random.uuid(),
    cycle_id: cycle.id,
    person_id: e.person_id,
    kind: e.kind,
    credits: e.credits,
    earned_on: e.earned_on,
    title: e.title,
    organisation: e.organisation,
    source: e.source,
    rule: e.rule,
    approved_by: e.approved_by,
    reverses: null,
    reason: null,
    at: tx.now,
  })
  await tell(tx, cycle, e, { credits: e.credits, title: e.title, isReversal: false })
}

/** What was given for this source is taken back by rows of the opposite sign; what still waits is refused. */
export async function takeBack(tx: Context, personId: string, source: string, reason: string): Promise<void> {
  await store.lockPerson(tx.db, personId)
  await ledger.forgetExpectation(tx.db, source, reason, tx.now)
  for (const entry of await ledger.standingEntries(tx.db, { source })) {
    await reverse(tx, entry, reason)
    const cycle = await store.findCycle(tx.db, entry.cycle_id)
    if (cycle) await tell(tx, cycle, entry, { credits: -entry.credits, title: entry.title, isReversal: true })
  }
}

/** The ledger forgets nothing: what is taken back is a row of the opposite sign. */
export const reverse = (tx: Context, entry: EntryRow, reason: string): Promise<void> =>
  ledger.addEntry(tx.db, {
    ...entry,
    id: tx.services.random.uuid(),
    credits: -entry.credits,
    reverses: entry.id,
    reason,
    at: tx.now,
  })

async function tell(
  tx: Context,
  cycle: CycleRow,
  of: Pick<EntryRow, 'source' | 'kind' | 'earned_on' | 'organisation'>,
  what: { credits: number; title: string; isReversal: boolean },
): Promise<void> {
  await tx.record({
    subjectId: cycle.person_id,
    object: { kind: 'cycle', id: cycle.id },
    details: what,
  })
  const isOwnAct = tx.actor.personId === cycle.person_id
  await tx.publish(credited, {
    cycleId: cycle.id,
    personId: cycle.person_id,
    isOwnAct,
    ...what,
    of: { source: of.source, kind: of.kind, earnedOn: of.earned_on, organisation: of.organisation },
  })
}
