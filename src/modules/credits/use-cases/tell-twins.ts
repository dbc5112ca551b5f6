/** D7+: where it is not certain, the person says whether two credits are for one learning. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { expectationNotFound, type ExpectationState } from '../contract.ts'
import { isOwn } from '../policy.ts'
import * as claims from '../store/claims.ts'
import * as store from '../store/cycles.ts'
import * as ledger from '../store/ledger.ts'
import { refuseTwin, settleBeside } from './take.ts'

export const tellTwins = (
  ctx: Context,
  id: string,
  isAnother: boolean,
): Promise<{ id: string; state: ExpectationState }> =>
  ctx.transaction(async (tx) => {
    await store.lockPerson(tx.db, personOf(tx))
    const row = await ledger.findExpectation(tx.db, id)
    if (!row || !isOwn(tx.actor, row) || row.state !== 'doubt' || !row.twin_id)
      throw new Problem(expectationNotFound)
    const twin = await ledger.findExpectation(tx.db, row.twin_id)
    if (isAnother || !twin) {
      const change = {
        state: 'cycle' as const,
        twin_id: null,
        distinct_from: [...row.distinct_from, row.twin_id],
      }
      await claims.changeClaim(tx.db, id, change)
      // There may be another one that looks the same.
      await settleBeside(tx, { ...row, ...change })
    } else await refuseTwin(tx, row, twin)
    return { id, state: (await ledger.findExpectation(tx.db, id))?.state ?? 'cycle' }
  })
