/** D7+: what was given for a source is taken back by rows of the opposite sign; what it kept from being counted is free. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import * as store from '../store/cycles.ts'
import * as ledger from '../store/ledger.ts'
import { reverse, tell } from './credit.ts'
import { freeTwinsOf } from './take.ts'

/** `readers`: who will read it. */
export function needReason(reason: string, readers: string): void {
  if (reason.length < 5)
    throw new Problem(invalid, {
      errors: [{ field: 'reason', message: `Напишите причину: её ${readers}` }],
    })
}

export async function takeBack(tx: Context, personId: string, source: string, reason: string): Promise<void> {
  await store.lockPerson(tx.db, personId)
  const expected = await ledger.expectationOf(tx.db, source)
  if (expected) await ledger.annulExpectation(tx.db, expected, reason, tx.now)
  for (const entry of await ledger.standingEntries(tx.db, { source })) {
    await reverse(tx, entry, reason)
    const cycle = await store.findCycle(tx.db, entry.cycle_id)
    if (cycle)
      await tell(tx, cycle, entry, { credits: -entry.credits, title: entry.title, isReversal: true, reason })
  }
  if (expected) await freeTwinsOf(tx, expected.id)
}
