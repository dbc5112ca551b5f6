/** B4: who looked, or an administrator, explains; the answer is final and the person is told. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import {
  alreadyAnswered,
  explanationAnswered,
  explanationNotFound,
  type ExplanationCase,
} from '../contract.ts'
import type { ExplanationRecord } from '../domain.ts'
import * as policy from '../policy.ts'
import { presentCases } from '../present.ts'
import * as store from '../store.ts'
import { newsOf } from './ask-explanation.ts'

/** A question that is not theirs to answer does not exist for this person. */
const mine = (ctx: Context, e: ExplanationRecord | undefined): ExplanationRecord => {
  if (!e || !policy.mayAnswer(ctx.actor, e)) throw new Problem(explanationNotFound)
  return e
}

/** The person sees that their question has been opened. */
export async function readExplanation(ctx: Context, id: string): Promise<ExplanationCase> {
  const e = mine(ctx, await store.findExplanation(ctx.db, id))
  await ctx.record({ subjectId: e.subjectId, object: { kind: 'explanation', id } })
  return (await presentCases(ctx, [e]))[0]!
}

export const answerExplanation = (ctx: Context, id: string, text: string): Promise<ExplanationCase> =>
  ctx.transaction(async (tx) => {
    const e = mine(tx, await store.lockExplanation(tx.db, id))
    if (e.answer) throw new Problem(alreadyAnswered)
    const answer = { by: personOf(tx), at: tx.now, text }
    await store.saveAnswer(tx.db, id, answer)
    await tx.record({ subjectId: e.subjectId, object: { kind: 'explanation', id } })
    await tx.publish(explanationAnswered, newsOf(e))
    return (await presentCases(tx, [{ ...e, answer }]))[0]!
  })
