/** A verifier takes an application, or gives it back to the queue. */
import type { Context } from '../../../platform/context.ts'
import { claimed, released, type DeskApplication } from '../contract.ts'
import * as domain from '../domain.ts'
import * as store from '../store.ts'
import { actOnDesk } from './desk-application.ts'
import { newsOf, noteOf } from './news.ts'

export const claimApplication = (ctx: Context, id: string): Promise<DeskApplication> =>
  actOnDesk(ctx, id, async (tx, application, verifierId) => {
    const { next, line } = domain.claimed(application, verifierId, tx.now)
    if (line) await store.addTransition(tx.db, id, line)
    await tx.record(noteOf(application))
    await tx.publish(claimed, { ...newsOf(next), verifierId })
    return next
  })

export const releaseApplication = (ctx: Context, id: string): Promise<DeskApplication> =>
  actOnDesk(ctx, id, async (tx, application, verifierId) => {
    const next = domain.released(application, verifierId)
    await tx.record(noteOf(application))
    await tx.publish(released, newsOf(next))
    return next
  })
