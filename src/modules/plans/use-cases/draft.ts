/** D4: a draft of a plan: kept after each pause, joined by its version across devices. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { draftChanged, Wishes, type PlanDraft } from '../contract.ts'
import { presentDraft } from '../present/plan.ts'
import * as store from '../store.ts'

export async function readDraft(ctx: Context): Promise<PlanDraft> {
  const row = await store.findDraft(ctx.db, personOf(ctx))
  if (row) return presentDraft(row)
  return {
    wishes: Wishes.parse({}),
    step: 0,
    items: null,
    planId: null,
    savedAt: null,
    version: 0,
  }
}

export const saveDraft = (ctx: Context, d: Omit<PlanDraft, 'savedAt'>): Promise<PlanDraft> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    await store.lockPerson(tx.db, personId)
    const now = await store.findDraft(tx.db, personId)
    if ((now?.version ?? 0) !== d.version)
      throw new Problem(draftChanged, { current: now ? presentDraft(now) : await readDraft(tx) })
    // Another's plan is no plan: the draft is a new one then.
    const plan = d.planId ? await store.findPlan(tx.db, d.planId) : undefined
    const row = {
      person_id: personId,
      plan_id: plan?.person_id === personId ? plan.id : null,
      wishes: d.wishes,
      items: d.items,
      step: d.step,
      version: d.version + 1,
      saved_at: tx.now,
    }
    await store.saveDraft(tx.db, row)
    return presentDraft(row)
  })

export const deleteDraft = (ctx: Context): Promise<void> => store.deleteDraft(ctx.db, personOf(ctx))
