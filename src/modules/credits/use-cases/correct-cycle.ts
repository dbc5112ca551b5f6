/** D7+: a cycle is mended: what no longer stands within it goes out by a row of the opposite sign and waits, or finds another. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import {
  cycleChanged,
  cycleNotFound,
  cycleSaved,
  cycleTaken,
  offerNotFound,
  packageFiled,
  type Cycle,
} from '../contract.ts'
import * as claims from '../store/claims.ts'
import * as store from '../store/cycles.ts'
import * as ledger from '../store/ledger.ts'
import * as packages from '../store/packages.ts'
import type { CycleRow } from '../store/tables.ts'
import { creditExpected, reverse, tell } from './credit.ts'
import { cycleFor } from '../domain/fitting.ts'
import { becomes, leavingOf, offerOf } from './offers.ts'
import { ownCycle, showCycle } from './own-cycles.ts'

/** Two cycles of one specialty may follow each other, and never share a day but the one on which they meet. */
export const clash = (
  rows: readonly CycleRow[],
  of: Pick<CycleRow, 'specialty_key' | 'starts_on' | 'ends_on'>,
  but = '',
): boolean =>
  rows.some(
    (r) =>
      r.id !== but &&
      r.specialty_key === of.specialty_key &&
      r.starts_on < of.ends_on &&
      of.starts_on < r.ends_on,
  )

/** What was filed stands as it was filed. */
export async function refuseFiled(tx: Context, id: string): Promise<void> {
  if ((await packages.filedAmong(tx.db, [id])).size > 0) throw new Problem(packageFiled)
}

/** The person has agreed to it. Keeps the credits that fit; the others wait for a cycle or go into the one that takes them. */
export async function becomeCycle(
  tx: Context,
  before: CycleRow,
  after: CycleRow,
  why: string,
): Promise<void> {
  const { id, person_id, version: _, ...rest } = after
  const leaving = await leavingOf(tx, after)
  await store.changeCycle(tx.db, id, rest)
  for (const entry of leaving) {
    await reverse(tx, entry, why)
    await tell(tx, after, entry, {
      credits: -entry.credits,
      title: entry.title,
      isReversal: true,
      reason: why,
    })
    const expected = await ledger.expectationOf(tx.db, entry.source)
    if (expected)
      await claims.changeClaim(tx.db, expected.id, { state: 'cycle', cycle_id: null, settled_at: null })
  }
  await tx.record({
    subjectId: person_id,
    object: { kind: 'cycle', id },
    details: {
      specialty: after.specialty_name,
      was: `${before.starts_on} – ${before.ends_on}`,
      from: after.starts_on,
      to: after.ends_on,
      left: leaving.length,
    },
  })
  await tx.publish(cycleSaved, { cycleId: id, personId: person_id })
}

/** What was earned before the cycle was opened comes in by itself, unless it might stand in another one too: that is asked. */
export async function takeWhatWaits(tx: Context, personId: string): Promise<void> {
  const cycles = await store.cyclesOf(tx.db, personId)
  for (const one of await ledger.openExpectations(tx.db, personId)) {
    const cycle = one.state === 'cycle' ? cycleFor(one, cycles) : undefined
    if (cycle) await creditExpected(tx, one, cycle)
  }
}

/** By a paper that was checked: the person saw what changes and agrees. */
export const correctCycle = (
  ctx: Context,
  id: string,
  { paperId, version }: { readonly paperId: string; readonly version: number },
): Promise<Cycle> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    await store.lockPerson(tx.db, personId)
    const cycle = await ownCycle(tx, id)
    const offer = await offerOf(tx, personId, paperId)
    if (offer.proposal.does !== 'correct') throw new Problem(offerNotFound)
    if (offer.proposal.cycle.id !== id) throw new Problem(cycleNotFound)
    if (cycle.version !== version) throw new Problem(cycleChanged, { current: await showCycle(tx, id) })
    await refuseFiled(tx, id)
    const after = await becomes(tx, offer)
    if (!after || clash(await store.cyclesOf(tx.db, personId), after, id)) throw new Problem(cycleTaken)
    await becomeCycle(tx, cycle, after, 'Цикл исправлен по проверенному документу: день вне его лет')
    await takeWhatWaits(tx, personId)
    return showCycle(tx, id)
  })
