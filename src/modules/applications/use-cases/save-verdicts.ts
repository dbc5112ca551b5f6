/** A verifier marks fields: each agrees with the scan, or this is what stands there. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import {
  noSuchField,
  notUnderReview,
  waitsForAnswer,
  type DeskApplication,
  type VerdictInput,
} from '../contract.ts'
import { isOver, keptBy } from '../domain.ts'
import * as store from '../store.ts'
import { actOnDesk } from './desk-application.ts'
import { noteOf } from './news.ts'

/** All of them or none: one unknown field refuses the rest. */
export const saveVerdicts = (
  ctx: Context,
  id: string,
  verdicts: readonly VerdictInput[],
): Promise<DeskApplication> =>
  actOnDesk(ctx, id, async (tx, application, verifierId) => {
    if (isOver(application.status)) throw new Problem(notUnderReview, { status: application.status })
    if (application.status === 'question') throw new Problem(waitsForAnswer)
    const known = new Set(application.facts.map((f) => f.key))
    if (verdicts.some((v) => !known.has(v.key))) throw new Problem(noSuchField)
    const next = keptBy(application, verifierId, tx.now)
    const taken = verdicts.filter((v) => v.matches === null).map((v) => v.key)
    await store.removeVerdicts(tx.db, id, taken)
    await store.saveVerdicts(
      tx.db,
      { applicationId: id, verifierId, at: tx.now },
      verdicts.flatMap(({ key, matches, onScan }) =>
        // What stands on the scan matters only where it differs.
        matches === null ? [] : [{ key, matches, onScan: matches ? null : onScan || null }],
      ),
    )
    const fields = Object.fromEntries(verdicts.map((v) => [v.key, v.matches]))
    await tx.record(noteOf(application, { fields }))
    return next
  })
