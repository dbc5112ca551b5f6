/** D4: a plan is saved, changed, added to, told of and closed; each change leaves with its reminders and its event. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import * as no from '../contract.ts'
import {
  mostItems,
  planMoved,
  type Answer,
  type Difference,
  type Plan,
  type PlanLine,
  type Proposal,
  type Wanted,
  type Wishes,
} from '../contract.ts'
import { difference } from '../domain/difference.ts'
import { remindersOf } from '../domain/reminders.ts'
import * as policy from '../policy.ts'
import { hoursOf, presentChange, presentLine, presentPlan } from '../present/plan.ts'
import { rowOfItem } from '../present/proposal.ts'
import * as store from '../store.ts'
import { answerFor, evaluated } from './propose.ts'

export const todayOf = (ctx: Context): string => moscowDay(ctx.now)

async function ownPlan(ctx: Context, id: string): Promise<store.PlanRow> {
  const plan = await store.findPlan(ctx.db, id)
  if (!plan || !policy.isOwn(ctx.actor, plan)) throw new Problem(no.planNotFound)
  return plan
}

export async function showPlan(ctx: Context, plan: store.PlanRow): Promise<Plan> {
  return presentPlan(plan, await store.itemsOf(ctx.db, [plan.id]), todayOf(ctx))
}

export const readPlan = async (ctx: Context, id: string): Promise<Plan> =>
  showPlan(ctx, await ownPlan(ctx, id))

export async function currentPlan(ctx: Context): Promise<{ plan: Plan | null }> {
  const plan = await store.runningPlan(ctx.db, personOf(ctx))
  return { plan: plan ? await showPlan(ctx, plan) : null }
}

export async function listPlans(ctx: Context): Promise<{ items: PlanLine[] }> {
  const plans = await store.plansOf(ctx.db, personOf(ctx))
  const items = await store.itemsOf(
    ctx.db,
    plans.map((p) => p.id),
  )
  return {
    items: plans.map((p) =>
      presentLine(
        p,
        items.filter((i) => i.plan_id === p.id),
      ),
    ),
  }
}

/** Everybody who keeps something of it hears. */
export async function told(tx: Context, id: string): Promise<Plan> {
  const plan = (await store.findPlan(tx.db, id))!
  const rows = await store.itemsOf(tx.db, [id])
  const { done, all } = hoursOf(rows)
  await tx.record({
    subjectId: plan.person_id,
    object: { kind: 'plan', id },
    details: { name: plan.name, state: plan.state, hours: all },
  })
  await tx.publish(planMoved, {
    planId: id,
    personId: plan.person_id,
    name: plan.name,
    state: plan.state,
    startsOn: plan.starts_on,
    deadline: plan.deadline,
    endedOn: plan.ended_at && moscowDay(plan.ended_at),
    credits: rows.reduce((n, r) => n + r.credits, 0),
    doneHours: done,
    allHours: all,
  })
  return presentPlan(plan, rows, todayOf(tx))
}

/** Items and reminders as the proposal lays them out. */
async function lay(tx: Context, of: { id: string; personId: string }, p: Proposal): Promise<void> {
  await store.replaceItems(
    tx.db,
    of.id,
    p.items.map((item, place) => rowOfItem(item, { planId: of.id, personId: of.personId, place })),
  )
  await store.replaceReminders(
    tx.db,
    of.id,
    remindersOf(p, todayOf(tx)).map((r) => ({
      id: tx.services.random.uuid(),
      plan_id: of.id,
      person_id: of.personId,
      kind: r.kind,
      programme_id: r.programmeId,
      remind_on: r.on,
      told_at: null,
    })),
  )
}

const kept = (wishes: Wishes, p: Proposal) => ({
  wishes,
  goal: p.goal,
  weeks: p.weeks,
  shortfalls: p.shortfalls,
  notes: p.notes,
  deadline: wishes.deadline,
  done_before: p.items.reduce((n, i) => n + Math.min(i.hours, i.doneHours), 0),
})

export const createPlan = (
  ctx: Context,
  { wishes, items }: { readonly wishes: Wishes; readonly items: readonly Wanted[] },
): Promise<Plan> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    await store.lockPerson(tx.db, personId)
    if (await store.runningPlan(tx.db, personId)) throw new Problem(no.planRuns)
    const { world, proposal } = await evaluated(tx, wishes, items, [])
    const id = tx.services.random.uuid()
    await store.insertPlan(tx.db, {
      id,
      person_id: personId,
      state: 'running',
      name: world.name,
      ...kept(wishes, proposal),
      starts_on: todayOf(tx),
      made_at: tx.now,
      saved_at: tx.now,
      ended_at: null,
      version: 1,
    })
    await lay(tx, { id, personId }, proposal)
    await store.deleteDraft(tx.db, personId)
    return told(tx, id)
  })

/** Locked, one's own, not over. */
async function changeable(tx: Context, id: string): Promise<store.PlanRow> {
  await store.lockPerson(tx.db, personOf(tx))
  const plan = await ownPlan(tx, id)
  if (!policy.mayChange(plan)) throw new Problem(no.planOver)
  return plan
}

async function relay(
  tx: Context,
  plan: store.PlanRow,
  wishes: Wishes,
  items: readonly Wanted[],
): Promise<Plan> {
  const rows = await store.itemsOf(tx.db, [plan.id])
  const { world, proposal } = await evaluated(tx, wishes, items, rows)
  await store.changePlan(tx.db, plan.id, {
    name: world.name,
    ...kept(wishes, proposal),
    saved_at: tx.now,
  })
  await lay(tx, { id: plan.id, personId: plan.person_id }, proposal)
  return told(tx, plan.id)
}

export const changePlan = (
  ctx: Context,
  id: string,
  to: { readonly wishes: Wishes; readonly items: readonly Wanted[]; readonly version: number },
): Promise<Plan> =>
  ctx.transaction(async (tx) => {
    const plan = await changeable(tx, id)
    if (plan.version !== to.version) throw new Problem(no.planChanged, { current: await showPlan(tx, plan) })
    const changed = await relay(tx, plan, to.wishes, to.items)
    await store.deleteDraft(tx.db, plan.person_id)
    return changed
  })

const changeTo = (rows: readonly store.ItemRow[], p: Proposal): Difference =>
  presentChange(
    difference(
      rows.map((r) => ({
        programmeId: r.programme_id,
        title: r.title,
        startsOn: r.starts_on,
        dueOn: r.due_on,
      })),
      p.items,
    ),
  )

/** One's own set over weeks, with what it lacks; beside the plan that it would change. */
export async function reviewPlan(
  ctx: Context,
  of: { readonly wishes: Wishes; readonly items: readonly Wanted[]; readonly planId: string | null },
): Promise<{ proposal: Proposal; difference: Difference | null }> {
  const plan = of.planId ? await ownPlan(ctx, of.planId) : null
  const rows = plan ? await store.itemsOf(ctx.db, [plan.id]) : []
  const { proposal } = await evaluated(ctx, of.wishes, of.items, rows)
  return { proposal, difference: plan && changeTo(rows, proposal) }
}

/** Nothing is kept: what would come, go and move. */
export async function replan(
  ctx: Context,
  id: string,
  wishes: Wishes,
): Promise<Answer & { difference: Difference | null }> {
  const plan = await ownPlan(ctx, id)
  if (!policy.mayChange(plan)) throw new Problem(no.planOver)
  const rows = await store.itemsOf(ctx.db, [id])
  const answer = await answerFor(ctx, wishes, rows)
  return { ...answer, difference: answer.proposal && changeTo(rows, answer.proposal) }
}

export const addToPlan = (ctx: Context, programmeId: string): Promise<Plan> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    await store.lockPerson(tx.db, personId)
    const plan = await store.runningPlan(tx.db, personId)
    if (!plan) throw new Problem(no.noPlan)
    const rows = await store.itemsOf(tx.db, [plan.id])
    if (rows.some((r) => r.programme_id === programmeId)) throw new Problem(no.inPlanAlready)
    if (rows.length >= mostItems) throw new Problem(no.planFull)
    // Wishes of long ago may name days that are past: the plan keeps them, only the week to come must be there.
    const items = [
      ...rows
        .filter((r) => r.state !== 'gone')
        .map((r) => ({ programmeId: r.programme_id, sessionId: r.session?.id ?? null })),
      { programmeId, sessionId: null },
    ]
    const dropped = plan.wishes.dropped.filter((id) => id !== programmeId)
    const changed = await relay(tx, plan, { ...plan.wishes, dropped }, items)
    if (!changed.proposal.items.some((i) => i.programmeId === programmeId))
      throw new Problem(no.noSuchProgramme)
    return changed
  })

export const tellProgress = (ctx: Context, id: string, programmeId: string, hours: number): Promise<Plan> =>
  ctx.transaction(async (tx) => {
    await changeable(tx, id)
    const item = (await store.itemsOf(tx.db, [id])).find((i) => i.programme_id === programmeId)
    if (!item) throw new Problem(no.planNotFound)
    if (item.state === 'done') return showPlan(tx, await ownPlan(tx, id))
    await store.changeItem(tx.db, id, programmeId, {
      done_hours: Math.min(hours, item.hours),
      state: hours >= item.hours ? 'told' : hours > 0 ? 'learning' : 'ahead',
    })
    return told(tx, id)
  })

export const closePlan = (ctx: Context, id: string): Promise<Plan> =>
  ctx.transaction(async (tx) => {
    await changeable(tx, id)
    await store.changePlan(tx.db, id, { state: 'closed', ended_at: tx.now })
    await store.replaceReminders(tx.db, id, [])
    return told(tx, id)
  })
