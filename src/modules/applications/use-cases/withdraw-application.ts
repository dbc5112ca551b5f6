/** C7: the applicant takes the application back; its place in the queue is lost, its history stays. */
import type { Context } from '../../../platform/context.ts'
import { withdrawn, type Application } from '../contract.ts'
import { review } from '../domain.ts'
import * as store from '../store.ts'
import { newsOf, noteOf } from './news.ts'
import { actOnOwn } from './own-application.ts'

export const withdrawApplication = (ctx: Context, id: string): Promise<Application> =>
  actOnOwn(ctx, id, async (tx, application) => {
    const { next, line } = review.withdrawn(application, tx.now)
    await store.closeQuestion(tx.db, id, tx.now)
    if (line) await store.addTransition(tx.db, id, line)
    await tx.record(noteOf(application))
    await tx.publish(withdrawn, newsOf(next))
    return next
  })
