/** C7: a thing that needs verification gets a number, a place in the queue and a promised day. */
import { personOf, type Context } from '../../../platform/context.ts'
import { attachFiles } from '../../files/index.ts'
import { submitted, type Fact } from '../contract.ts'
import { moscowDay, review } from '../domain.ts'
import { forecastOf } from '../present.ts'
import * as store from '../store.ts'
import { newsOf, noteOf } from './news.ts'

export interface SubmitInput {
  readonly kind: string
  /** The record of the module that submits; one review of it at a time. */
  readonly subjectId: string
  /** «Проверка диплома о переподготовке» */
  readonly title: string
  readonly facts: readonly Fact[]
  readonly fileIds: readonly string[]
  /** When the draft was begun: the first line of the event journal. */
  readonly draftedAt?: Date
  /** «Подписано кодом из СМС»: how the applicant confirmed it. */
  readonly signedHow?: string
}

export const submitApplication = (
  ctx: Context,
  input: SubmitInput,
): Promise<{ id: string; number: string }> =>
  ctx.transaction(async (tx) => {
    const applicantId = personOf(tx)
    const id = tx.services.random.uuid()
    const promise = await forecastOf(tx, { kind: input.kind })
    // The counter's row is locked from here to the commit: all the slow work stands above.
    const number = await store.nextNumber(tx.db, Number(moscowDay(tx.now).slice(0, 4)))
    const application = review.submitted(
      {
        id,
        number,
        kind: input.kind,
        subjectId: input.subjectId,
        title: input.title,
        applicantId,
        facts: input.facts,
        dueOn: promise.on,
      },
      tx.now,
    )
    await store.insertApplication(tx.db, application)
    const fileIds = [...new Set(input.fileIds)]
    if (fileIds.length > 0) await attachFiles(tx, fileIds, { to: { kind: 'application', id } })
    await store.addFiles(tx.db, {
      applicationId: id,
      fileIds,
      messageId: null,
      side: 'applicant',
      at: tx.now,
    })
    const line = { from: null, actorId: applicantId }
    if (input.draftedAt)
      await store.addTransition(tx.db, id, {
        ...line,
        at: input.draftedAt,
        act: 'drafted',
        to: null,
        note: null,
      })
    await store.addTransition(tx.db, id, {
      ...line,
      at: tx.now,
      act: 'submitted',
      to: 'under-review',
      note: input.signedHow ?? null,
    })
    await tx.record(noteOf(application))
    await tx.publish(submitted, newsOf(application))
    return { id, number }
  })
