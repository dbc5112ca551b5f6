/** C3: `nmo user merge`: whoever holds the server has seen the person with both papers in hand; nobody is asked again. */
import type { Belongings } from '../../../../platform/belongings.ts'
import type { Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import { notOnePerson, personNotFound } from '../../contract.ts'
import { judgePair } from '../../domain/twins.ts'
import { obstacleWords } from '../../domain/words.ts'
import * as store from '../../store/merge-proposals.ts'
import { findPerson } from '../../store/people.ts'
import { lockBoth, mergeAccounts, refuseLastAdministrator } from './confirm-merge.ts'

export const mergeOnServer = (
  ctx: Context,
  asked: { readonly personIds: readonly [string, string]; readonly why: string },
  belongings: readonly Belongings[],
): Promise<{ readonly keptId: string; readonly goneId: string }> =>
  ctx.transaction(async (tx) => {
    const [a, b] = [
      await findPerson(tx.db, 'id', asked.personIds[0]),
      await findPerson(tx.db, 'id', asked.personIds[1]),
    ]
    if (!a || !b || a.id === b.id) throw new Problem(personNotFound)
    const pair = judgePair(a, b)
    if ('obstacle' in pair) throw new Problem(notOnePerson, { detail: obstacleWords[pair.obstacle] })
    const [gone, kept] = await lockBoth(tx, pair.gone.id, pair.kept.id)
    await refuseLastAdministrator(tx, gone.id)
    const under = await store.waitingOf(tx.db, gone.id, tx.now)
    if (under) await store.saveProposal(tx.db, under.id, { state: 'withdrawn', settled_at: tx.now })
    await tx.record({
      subjectId: kept.id,
      object: { kind: 'person', id: gone.id },
      details: { merge: 'on-server', why: asked.why },
    })
    await mergeAccounts(tx, { gone, kept, why: 'staff', belongings })
    return { keptId: kept.id, goneId: gone.id }
  })
