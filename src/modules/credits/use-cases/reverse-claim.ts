/** D7+: a claim confirmed by mistake is taken back, by the organisation or by an administrator: reversed, told to both sides. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { representativesOf } from '../../../platform/session/grants.ts'
import { claimNotConfirmed, claimReversed, expectationNotFound, type ExpectationState } from '../contract.ts'
import { isConfirmed, mayReverse } from '../policy.ts'
import * as claims from '../store/claims.ts'
import * as store from '../store/cycles.ts'
import { moved, noteOf } from './claims.ts'
import { newsOf } from './credit.ts'
import { needReason, takeBack } from './take-back.ts'

export const reverseClaim = (
  ctx: Context,
  id: string,
  { reason }: { readonly reason: string },
): Promise<{ id: string; state: ExpectationState }> =>
  ctx.transaction(async (tx) => {
    const found = await claims.findClaim(tx.db, id)
    if (!found || !mayReverse(tx.actor, found)) throw new Problem(expectationNotFound)
    await store.lockPerson(tx.db, found.person_id)
    const row = await claims.lockClaim(tx.db, id)
    if (!row || !isConfirmed(row)) throw new Problem(claimNotConfirmed, { state: row?.state })
    needReason(reason, 'прочитают человек и организация')
    await tx.record(noteOf(row, { reason }))
    // The ledger of another is behind the second wall: the right to take back was checked above.
    await tx.beyond(async (all) => {
      await takeBack(all, row.person_id, row.source, reason)
      await claims.changeClaim(all.db, id, { state: 'reversed', reason })
    })
    const staff = row.organisation_id ? await representativesOf(tx.db, row.organisation_id, tx.now) : []
    await tx.publish(claimReversed, {
      ...newsOf(row),
      reason,
      wasCredited: row.state === 'credited',
      staffIds: staff.filter((one) => one !== tx.actor.personId),
    })
    await moved(tx, row)
    return { id, state: 'reversed' }
  })
