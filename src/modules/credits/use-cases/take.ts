/** D7+: what is earned is taken once: beside what stands already it is credited, refused with its reason, or asked about. */
import type { Context } from '../../../platform/context.ts'
import { creditDoubted, creditTwice, creditWaits, type CreditKind } from '../contract.ts'
import { cycleFor } from '../domain/fitting.ts'
import { learntWords, likenessOf, type Likeness } from '../domain/twins.ts'
import * as claims from '../store/claims.ts'
import * as store from '../store/cycles.ts'
import * as ledger from '../store/ledger.ts'
import type { ExpectationRow } from '../store/tables.ts'
import { creditExpected, newsOf } from './credit.ts'

export interface Achievement {
  readonly personId: string
  readonly kind: CreditKind
  readonly credits: number
  readonly earnedOn: string
  /** The specialty that the person named. */
  readonly specialtyKey: string | null
  /** Everything that was taught. */
  readonly specialties: readonly string[]
  readonly title: string
  readonly organisation: { readonly id: string | null; readonly name: string } | null
  /** Number of the document that was given out. */
  readonly number: string | null
  /** What it was given for: counted once. */
  readonly source: string
  readonly rule: string
  readonly approvedBy: string | null
}

/** Heard twice, it is counted once. */
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
    specialties: [...new Set([...a.specialties, ...(a.specialtyKey ? [a.specialtyKey] : [])])],
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
    confirmed_number: a.number,
    overdue_told_at: null,
    decided_at: null,
    twin_id: null,
    distinct_from: [],
  }
  if (!(await ledger.addExpectation(tx.db, row))) return
  await settleBeside(tx, row)
}

export interface FoundTwin {
  readonly row: ExpectationRow
  readonly likeness: Likeness
}

export async function twinsOf(tx: Context, of: ExpectationRow): Promise<FoundTwin[]> {
  const standing = await claims.standingLike(tx.db, of)
  return standing
    .filter((e) => !of.distinct_from.includes(e.id) && !e.distinct_from.includes(of.id))
    .flatMap((row) => {
      const likeness = likenessOf(of, row)
      return likeness ? [{ row, likeness }] : []
    })
}

/** `row` is confirmed and stands in no cycle yet. The person is locked already. */
export async function settleBeside(tx: Context, row: ExpectationRow): Promise<void> {
  const twins = await twinsOf(tx, row)
  const counted = twins.filter((t) => t.row.state !== 'organisation')
  const certain = counted.find((t) => t.likeness === 'certain')
  if (certain) return refuseTwin(tx, row, certain.row)
  for (const { row: claim, likeness } of twins)
    if (claim.state === 'organisation' && likeness === 'certain')
      await claims.changeClaim(tx.db, claim.id, {
        state: 'withdrawn',
        reason: `Уже подтверждено: ${learntWords(row)}`,
        settled_at: tx.now,
      })
  const [likely] = counted
  if (!likely) return creditOrWait(tx, row)
  await claims.changeClaim(tx.db, row.id, { state: 'doubt', twin_id: likely.row.id })
  await noted(tx, row, { alike: learntWords(likely.row) })
  await tx.publish(creditDoubted, { ...newsOf(row), twin: learntWords(likely.row) })
}

/** The same hours are not counted twice; which credit they are is said. */
export async function refuseTwin(tx: Context, row: ExpectationRow, twin: ExpectationRow): Promise<void> {
  const reason = `Уже засчитано: ${learntWords(twin)}`
  await claims.changeClaim(tx.db, row.id, {
    state: 'refused',
    reason,
    twin_id: twin.id,
    settled_at: tx.now,
  })
  await noted(tx, row, { reason })
  await tx.publish(creditTwice, { ...newsOf(row), twin: learntWords(twin) })
}

/** Into the cycle of its specialty and its years; otherwise the person is told that it waits. The person is locked already. */
export async function creditOrWait(tx: Context, row: ExpectationRow): Promise<void> {
  const cycle = cycleFor(row, await store.cyclesOf(tx.db, row.person_id))
  if (cycle) return creditExpected(tx, row, cycle)
  await noted(tx, row)
  await tx.publish(creditWaits, newsOf(row))
}

const noted = (tx: Context, row: ExpectationRow, details: Record<string, unknown> = {}) =>
  tx.record({
    subjectId: row.person_id,
    object: { kind: 'expectation', id: row.id },
    details: { title: row.title, credits: row.credits, ...details },
  })

/** What this one kept from being counted is looked at anew: it is gone itself. */
export async function freeTwinsOf(tx: Context, id: string): Promise<void> {
  for (const held of await claims.heldBackBy(tx.db, id)) {
    const change = { state: 'cycle', reason: null, twin_id: null, settled_at: null } as const
    await claims.changeClaim(tx.db, held.id, change)
    await settleBeside(tx, { ...held, ...change })
  }
}
