/** Rows of a plan → contract, with its progress on this day. Pure. */
import type { Difference, Plan, PlanDraft, PlanItem, PlanLine } from '../contract.ts'
import { dayWords } from '../../../platform/calendar/days.ts'
import type { Change } from '../domain/difference.ts'
import { progressOf } from '../domain/progress.ts'
import * as policy from '../policy.ts'
import type { DraftRow, ItemRow, PlanRow } from '../store.ts'
import { itemOfRow, presentCheckpoints, sumOf } from './proposal.ts'

export const hoursOf = (rows: readonly ItemRow[]) => ({
  done: rows.reduce((n, r) => n + Math.min(r.hours, r.done_hours), 0),
  all: rows.filter((r) => r.state !== 'gone').reduce((n, r) => n + r.hours, 0),
})

export function toldOf(plan: PlanRow, rows: readonly ItemRow[], today: string) {
  const { done, all } = hoursOf(rows)
  return progressOf({
    weeks: plan.weeks,
    doneBefore: plan.done_before,
    done,
    all,
    hoursPerWeek: Number(plan.wishes.hoursPerWeek),
    today,
  })
}

export function presentPlan(plan: PlanRow, rows: readonly ItemRow[], today: string): Plan {
  const items: PlanItem[] = rows.map(itemOfRow)
  const { done, all } = hoursOf(rows)
  const told = toldOf(plan, rows, today)
  return {
    id: plan.id,
    name: plan.name,
    state: plan.state,
    wishes: plan.wishes,
    proposal: {
      items,
      weeks: plan.weeks,
      checkpoints: presentCheckpoints(items),
      sum: sumOf(items),
      goal: plan.goal,
      shortfalls: plan.shortfalls,
      leftOut: [],
      leftOutCount: 0,
      notes: plan.notes,
    },
    progress: {
      pace: told.pace,
      title: told.title,
      note: told.note,
      plannedHours: told.planned,
      doneHours: done,
      allHours: all,
      week: told.week && { ...told.week, parts: [...told.week.parts] },
    },
    savedAt: plan.saved_at.toISOString(),
    closedAt: plan.ended_at?.toISOString() ?? null,
    version: plan.version,
    can: { change: policy.mayChange(plan), close: policy.mayChange(plan) },
  }
}

export function presentLine(plan: PlanRow, rows: readonly ItemRow[]): PlanLine {
  const { done, all } = hoursOf(rows)
  return {
    id: plan.id,
    name: plan.name,
    state: plan.state,
    deadline: plan.deadline,
    credits: rows.reduce((n, r) => n + r.credits, 0),
    doneHours: done,
    allHours: all,
    savedAt: plan.saved_at.toISOString(),
  }
}

export const presentDraft = (r: DraftRow): PlanDraft => ({
  wishes: r.wishes,
  step: r.step,
  items: r.items,
  planId: r.plan_id,
  savedAt: r.saved_at.toISOString(),
  version: r.version,
})

export const presentChange = (c: Change): Difference => ({
  came: c.came.map((i) => ({ title: i.title, note: `до ${dayWords(i.dueOn)}` })),
  went: c.went.map((i) => ({ title: i.title, note: `было до ${dayWords(i.dueOn)}` })),
  moved: c.moved.map((m) => ({
    title: m.title,
    note:
      m.from.dueOn === m.to.dueOn
        ? `начало: было ${dayWords(m.from.startsOn)}, станет ${dayWords(m.to.startsOn)}`
        : `срок: было до ${dayWords(m.from.dueOn)}, станет до ${dayWords(m.to.dueOn)}`,
  })),
  same: c.same,
})
