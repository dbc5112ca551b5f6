/** D7+: what no cycle took by itself, the person puts into one of theirs. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { cannotChoose, cycleClosed, expectationNotFound, misfitWords } from '../contract.ts'
import { whyNot } from '../domain/fitting.ts'
import { isOwn } from '../policy.ts'
import * as store from '../store/cycles.ts'
import * as ledger from '../store/ledger.ts'
import { creditExpected } from './credit.ts'
import { ownCycle } from './own-cycles.ts'

export const chooseCycle = (
  ctx: Context,
  id: string,
  cycleId: string,
): Promise<{ cycleId: string; credits: number }> =>
  ctx.transaction(async (tx) => {
    await store.lockPerson(tx.db, personOf(tx))
    const expected = await ledger.findExpectation(tx.db, id)
    if (!expected || !isOwn(tx.actor, expected)) throw new Problem(expectationNotFound)
    // A double click: it stands there already.
    if (expected.state === 'credited' && expected.cycle_id === cycleId)
      return { cycleId, credits: expected.credits }
    if (expected.state !== 'cycle') throw new Problem(expectationNotFound)
    const cycle = await ownCycle(tx, cycleId)
    if (cycle.closed_at !== null) throw new Problem(cycleClosed)
    const misfit = whyNot(expected, cycle)
    if (misfit) throw new Problem(cannotChoose, { detail: misfitWords[misfit], whyNot: misfit })
    await creditExpected(tx, expected, cycle)
    return { cycleId, credits: expected.credits }
  })
