/** B4: a person asks why their data were looked at; the answer has a deadline. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { alreadyAsked, explanationAsked, ownAct, type Access } from '../contract.ts'
import { dueOn, type ExplanationRecord } from '../domain.ts'
import * as policy from '../policy.ts'
import * as store from '../store.ts'
import { findMine, readAccess, termOf } from './read-access.ts'

export const newsOf = (e: ExplanationRecord) => ({
  explanationId: e.id,
  entryId: e.entryId,
  subjectId: e.subjectId,
  actorId: e.actorId,
  dueOn: e.dueOn,
})

export const askExplanation = (ctx: Context, entryId: number, words: string): Promise<Access> =>
  ctx.transaction(async (tx) => {
    const row = await findMine(tx, entryId)
    if (!policy.mayAsk(tx.actor, row)) throw new Problem(ownAct)
    const { workingDays } = await termOf(tx)
    const explanation: ExplanationRecord = {
      id: tx.services.random.uuid(),
      entryId,
      subjectId: personOf(tx),
      actorId: row.actorId,
      words,
      askedAt: tx.now,
      dueOn: dueOn(tx.now, workingDays),
      answer: null,
    }
    // Two clicks, or two open pages: the second is told that it is asked already.
    if (!(await store.insertExplanation(tx.db, explanation))) throw new Problem(alreadyAsked)
    await tx.record({
      subjectId: explanation.subjectId,
      object: { kind: 'explanation', id: explanation.id },
      details: { entryId },
    })
    await tx.publish(explanationAsked, newsOf(explanation))
    return readAccess(tx, entryId)
  })
