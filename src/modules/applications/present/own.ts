/** An application as its applicant sees it, with what they may do next. */
import type { Context } from '../../../platform/context.ts'
import { isReturn, type Application, type ApplicationRow } from '../contract.ts'
import { isOver, type ApplicationRecord } from '../domain.ts'
import { forecastOf, partsOf } from './parts.ts'

export async function presentOwn(ctx: Context, a: ApplicationRecord): Promise<Application> {
  const { common } = await partsOf(ctx, a)
  return {
    ...common,
    // The desk does without: a promise is for the one who waits.
    forecast: a.status === 'under-review' ? await forecastOf(ctx, a) : null,
    facts: [...a.facts],
    can: { answer: a.status === 'question', write: !isOver(a.status), withdraw: !isOver(a.status) },
  }
}

export const presentRow = (a: ApplicationRecord): ApplicationRow => ({
  id: a.id,
  number: a.number,
  kind: a.kind,
  title: a.title,
  status: a.status,
  isReturned: isReturn(a.kind, a.reasonCode),
  submittedAt: a.submittedAt.toISOString(),
  dueOn: isOver(a.status) ? null : a.clock.dueOn,
  answerBy: a.answerBy,
  decidedAt: a.decidedAt?.toISOString() ?? null,
})
