/** D1, D7+: what the verifier decides becomes the state of the activity; a rule that gives credits brings them. Hearing twice changes nothing. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { decided, withdrawn } from '../../applications/contract.ts'
import { activityCredits, activityRuleOn } from '../domain/activity.ts'
import * as store from '../store/activities.ts'
import { lockPerson } from '../store/cycles.ts'
import type { ActivityRow } from '../store/tables.ts'
import { applicationKind, keepActivity, sourceOf } from './activities.ts'
import { achievementOf, yearOf } from './count-freed.ts'
import { takeAchievement } from './take.ts'

type News = { kind: string; subjectId: string; applicationId: string }

/** Undefined: it is not about the present application of this activity, or was heard before. */
async function locked(tx: Context, e: News): Promise<ActivityRow | undefined> {
  if (e.kind !== applicationKind) return undefined
  const seen = await store.findActivity(tx.db, e.subjectId)
  if (!seen) return undefined
  await lockPerson(tx.db, seen.person_id)
  const row = await store.findActivity(tx.db, e.subjectId)
  return row?.application_id === e.applicationId && row.state === 'under-review' ? row : undefined
}

const settled = (tx: Context, row: ActivityRow, to: Partial<ActivityRow>): Promise<void> =>
  keepActivity(tx, { ...row, ...to, decided_at: tx.now, version: row.version + 1 })

export const hearActivityDecision = (ctx: Context, e: z.output<typeof decided.payload>): Promise<void> =>
  ctx.transaction(async (tx) => {
    const row = await locked(tx, e)
    if (!row) return
    if (e.outcome === 'rejected') return settled(tx, row, { state: 'returned', reason: e.reason })
    const rule = activityRuleOn(await store.activityRules(tx.db), row.kind, row.happened_on)
    const standing = await store.confirmedInYear(tx.db, yearOf(row))
    const already = standing.reduce((sum, one) => sum + one.credits, 0)
    const credits = activityCredits(rule, row.hours, already)
    await settled(tx, row, { state: 'confirmed', credits, rule: rule.words })
    if (credits === 0) return
    await takeAchievement(tx, {
      ...achievementOf(row),
      credits,
      source: sourceOf(row),
      rule: rule.words,
      approvedBy: e.verifierId,
    })
  })

export const hearActivityWithdrawal = (ctx: Context, e: z.output<typeof withdrawn.payload>): Promise<void> =>
  ctx.transaction(async (tx) => {
    const row = await locked(tx, e)
    if (row) await settled(tx, row, { state: 'withdrawn' })
  })
