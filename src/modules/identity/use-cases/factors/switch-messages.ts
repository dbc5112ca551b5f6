/** C5: codes by message are switched off by whoever has a stronger way; with the last such way gone they come back. */
import { personOf, type Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import * as contract from '../../contract.ts'
import { hasStrong } from '../../domain/factors.ts'
import * as store from '../../store/factors.ts'
import * as people from '../../store/people.ts'
import { readFactors } from './read-factors.ts'

export async function switchMessages(ctx: Context, isOff: boolean): Promise<contract.Factors> {
  await ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    await people.lockPerson(tx.db, 'id', personId)
    const own = await store.ownFactors(tx.db, personId)
    if (isOff && !hasStrong(own)) throw new Problem(contract.noStrongerFactor)
    if (own.isMessagesOff === isOff) return
    // What opens nothing is not asked for first.
    const isFirst = own.preferred === 'sms' || own.preferred === 'email'
    await store.choose(
      tx.db,
      personId,
      { isMessagesOff: isOff, ...(isOff && isFirst ? { preferred: null } : {}) },
      tx.now,
    )
    await tx.record({
      subjectId: personId,
      object: { kind: 'second-step', id: 'messages' },
      details: { isOff },
    })
    await tx.publish(contract.factorsChanged, { personId, change: isOff ? 'messages-off' : 'messages-on' })
  })
  return readFactors(ctx)
}

/** In the transaction that took a stronger way away: a switch that could not hold is not kept for the next one. */
export async function restoreMessages(tx: Context, personId: string): Promise<void> {
  const own = await store.ownFactors(tx.db, personId)
  if (own.isMessagesOff && !hasStrong(own))
    await store.choose(tx.db, personId, { isMessagesOff: false }, tx.now)
}
