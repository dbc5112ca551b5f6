/** A verifier marks one field: it agrees with the scan, or this is what stands there. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { noSuchField, notUnderReview, waitsForAnswer, type DeskApplication } from '../contract.ts'
import { isOver, keptBy } from '../domain.ts'
import * as store from '../store.ts'
import { actOnDesk } from './desk-application.ts'
import { noteOf } from './news.ts'

export interface VerdictInput {
  readonly key: string
  readonly matches: boolean | null
  readonly onScan?: string | undefined
}

export const saveVerdict = (ctx: Context, id: string, input: VerdictInput): Promise<DeskApplication> =>
  actOnDesk(ctx, id, async (tx, application, verifierId) => {
    const { key, matches } = input
    if (isOver(application.status)) throw new Problem(notUnderReview, { status: application.status })
    if (application.status === 'question') throw new Problem(waitsForAnswer)
    if (!application.facts.some((f) => f.key === key)) throw new Problem(noSuchField)
    const next = keptBy(application, verifierId, tx.now)
    // What stands on the scan matters only where it differs.
    const onScan = matches === false ? input.onScan || null : null
    if (matches === null) await store.removeVerdict(tx.db, id, key)
    else await store.saveVerdict(tx.db, { applicationId: id, key, matches, onScan, verifierId, at: tx.now })
    await tx.record(noteOf(application, { field: key, matches }))
    return next
  })
