/** C5: what to be asked for first at sign-in. */
import { personOf, type Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import * as contract from '../../contract.ts'
import { choiceOf } from '../../domain/factors.ts'
import * as store from '../../store/factors.ts'
import * as people from '../../store/people.ts'
import { readFactors } from './read-factors.ts'

export async function chooseFactor(ctx: Context, preferred: contract.Preferred): Promise<contract.Factors> {
  await ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    const person = await people.lockPerson(tx.db, 'id', personId)
    if (!person) throw new Problem(contract.personNotFound)
    const own = await store.ownFactors(tx.db, personId)
    // What cannot be asked for is not kept: the wish would be silently passed over at each sign-in.
    if (choiceOf(person, { ...own, preferred }, 'esia').preferred !== preferred)
      throw new Problem(contract.factorNotFound)
    await store.choose(tx.db, personId, { preferred }, tx.now)
    await tx.record({ subjectId: personId, object: { kind: 'second-step', id: preferred } })
  })
  return readFactors(ctx)
}
