/** B4: who looked learns of the question in time, who asked learns of the answer. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type * as journal from '../../journal/contract.ts'
import { notify } from './notify.ts'

type Of<E extends { payload: z.ZodType }> = z.output<E['payload']>

async function tell(
  ctx: Context,
  e: Of<typeof journal.explanationAsked>,
  isOverdue: boolean | null,
): Promise<void> {
  // Nobody looked but the portal itself: the question stands on the desk of administrators.
  if (!e.actorId) return
  const stage = isOverdue === null ? 'asked' : isOverdue ? 'overdue' : 'last-days'
  await notify(ctx, {
    eventKey: `explanation.${stage}/${e.explanationId}`,
    personId: e.actorId,
    kind: 'work',
    template: 'explanation-asked',
    data: { dueOn: e.dueOn, isOverdue },
    link: `/explanations/${e.explanationId}`,
  })
}

export const tellOfQuestion = (ctx: Context, e: Of<typeof journal.explanationAsked>): Promise<void> =>
  tell(ctx, e, null)

export const remindOfQuestion = (ctx: Context, e: Of<typeof journal.explanationReminded>): Promise<void> =>
  tell(ctx, e, e.isOverdue)

export const tellOfAnswer = (ctx: Context, e: Of<typeof journal.explanationAnswered>): Promise<void> =>
  notify(ctx, {
    eventKey: `explanation.answered/${e.explanationId}`,
    personId: e.subjectId,
    kind: 'question',
    template: 'explanation-answered',
    data: {},
    link: `/profile/journal/${e.entryId}`,
  })
