/** D6: both sides of the desk learn of each move without asking. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { applicationOf } from '../../applications/index.ts'
import { isReturn } from '../../applications/contract.ts'
import type * as applications from '../../applications/contract.ts'
import { notify } from './notify.ts'

type Of<E extends { payload: z.ZodType }> = z.output<E['payload']>

const own = (e: { applicationId: string }) => `/applications/${e.applicationId}`
const desk = (e: { applicationId: string }) => `/desk/${e.applicationId}`
const named = (e: { number: string; title: string }) => ({ number: e.number, title: e.title })

export async function tellOfSubmission(ctx: Context, e: Of<typeof applications.submitted>): Promise<void> {
  const application = await applicationOf(ctx, { kind: e.kind, subjectId: e.subjectId })
  const expectedOn = application?.id === e.applicationId ? application.dueOn : null
  await notify(ctx, {
    eventKey: `application.submitted/${e.applicationId}`,
    personId: e.applicantId,
    kind: 'application',
    template: 'application-submitted',
    data: { ...named(e), expectedOn },
    link: own(e),
  })
}

export const tellOfQuestion = (ctx: Context, e: Of<typeof applications.questionAsked>): Promise<void> =>
  notify(ctx, {
    eventKey: `application.question-asked/${e.questionId}`,
    personId: e.applicantId,
    kind: 'question',
    template: 'question-asked',
    data: { ...named(e), deadline: e.deadline },
    link: own(e),
  })

export const remindOfAnswer = (ctx: Context, e: Of<typeof applications.answerReminded>): Promise<void> =>
  notify(ctx, {
    eventKey: `application.answer-reminded/${e.questionId}/${e.isOverdue ? 'overdue' : 'last-day'}`,
    personId: e.applicantId,
    kind: 'question',
    template: 'answer-reminded',
    data: { ...named(e), deadline: e.deadline, isOverdue: e.isOverdue },
    link: own(e),
  })

export async function tellOfAnswer(ctx: Context, e: Of<typeof applications.answered>): Promise<void> {
  if (!e.verifierId) return
  await notify(ctx, {
    eventKey: `application.answered/${e.questionId}`,
    personId: e.verifierId,
    kind: 'work',
    template: 'question-answered',
    data: named(e),
    link: desk(e),
  })
}

export async function tellOfRemark(
  ctx: Context,
  e: Of<typeof applications.remarked>,
  eventId: string,
): Promise<void> {
  const toApplicant = e.from === 'verifier'
  const personId = toApplicant ? e.applicantId : e.verifierId
  if (!personId) return
  await notify(ctx, {
    eventKey: `application.remarked/${eventId}`,
    personId,
    kind: toApplicant ? 'application' : 'work',
    template: 'application-message',
    data: named(e),
    link: toApplicant ? own(e) : desk(e),
  })
}

export const tellOfDecision = (ctx: Context, e: Of<typeof applications.decided>): Promise<void> =>
  notify(ctx, {
    eventKey: `application.decided/${e.applicationId}`,
    personId: e.applicantId,
    kind: 'application',
    template: 'application-decided',
    data: {
      ...named(e),
      to: isReturn(e.kind, e.reasonCode) ? 'returned' : e.outcome,
      reason: e.reason,
    },
    link: own(e),
  })
