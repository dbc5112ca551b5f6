/** E1, C3: from the profile to Госуслуги: to compare the data, or to link the account. */
import { personOf, type Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import { esiaNotLinked } from '../../contract.ts'
import * as people from '../../store/people.ts'
import { startEsia } from './start.ts'

export async function startSynchronising(ctx: Context): Promise<{ url: string }> {
  const me = await people.findPerson(ctx.db, 'id', personOf(ctx))
  if (!me?.esiaOid) throw new Problem(esiaNotLinked)
  return startEsia(ctx, 'synchronise')
}

/** Also when it is linked already: the record at Госуслуги may be another one now. */
export const startLinking = (ctx: Context): Promise<{ url: string }> => startEsia(ctx, 'link')
