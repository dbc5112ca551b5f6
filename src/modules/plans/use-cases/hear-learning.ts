/** D4: what becomes of a programme shows itself in the plans that have it. */
import type { Context } from '../../../platform/context.ts'
import { sessionFacts } from '../../learning/index.ts'
import * as store from '../store.ts'
import { told } from './keep-plan.ts'

/** It will not be taught: the plan says so and asks to be counted anew. */
export const hearWithdrawal = (
  ctx: Context,
  { programmeId }: { readonly programmeId: string },
): Promise<void> =>
  ctx.transaction(async (tx) => {
    for (const item of await store.waitingItems(tx.db, programmeId)) {
      await store.changeItem(tx.db, item.plan_id, programmeId, { state: 'gone' })
      await told(tx, item.plan_id)
    }
  })

const shortly = (day: string): string => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`

/** Its days are other ones: the plan and the calendar follow, and say so; by the days that the session has now. */
export const hearSessionMove = (
  ctx: Context,
  e: { readonly programmeId: string; readonly sessionId: string },
): Promise<void> =>
  ctx.transaction(async (tx) => {
    const session = await sessionFacts(tx, e.programmeId, e.sessionId)
    if (!session) return
    const { startsOn, endsOn } = session
    for (const item of await store.itemsOfSession(tx.db, e.programmeId, e.sessionId)) {
      if (item.session?.startsOn === startsOn && item.session.endsOn === endsOn) continue
      await store.changeItem(tx.db, item.plan_id, e.programmeId, {
        session: { id: e.sessionId, startsOn, endsOn, applyBy: session.applyBy },
        starts_on: startsOn,
        due_on: endsOn,
      })
      const plan = (await store.findPlan(tx.db, item.plan_id))!
      const late = endsOn > plan.deadline ? ' Это позже срока плана.' : ''
      const said = `«${item.title}»: дни набора изменены, теперь ${shortly(startsOn)} – ${shortly(endsOn)}.${late}`
      await store.changePlan(tx.db, item.plan_id, { saved_at: tx.now, notes: [...plan.notes, said] })
      await told(tx, item.plan_id)
    }
  })
