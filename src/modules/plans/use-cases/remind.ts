/** D4: each morning those whose day it is are reminded, once; what became needless is passed over. */
import { dayWords } from '../../../platform/calendar/days.ts'
import type { Context } from '../../../platform/context.ts'
import { planReminded } from '../contract.ts'
import { hourWords } from '../domain/progress.ts'
import { toldOf } from '../present/plan.ts'
import * as store from '../store.ts'
import { todayOf } from './keep-plan.ts'

const portion = 500

export async function remind(ctx: Context): Promise<void> {
  while ((await ctx.transaction(remindSome)) === portion);
}

async function remindSome(tx: Context): Promise<number> {
  const today = todayOf(tx)
  const due = await store.lockDueReminders(tx.db, today, portion)
  const plans = new Map<string, Known>()
  for (const r of due) if (!plans.has(r.plan_id)) plans.set(r.plan_id, await known(tx, r.plan_id))
  // A portal that stood still says one thing of the week, not all that it missed.
  const latest = new Map(due.filter((r) => r.kind === 'week').map((r) => [r.plan_id, r.remind_on]))
  for (const r of due)
    if (r.kind === 'week' && r.remind_on > latest.get(r.plan_id)!) latest.set(r.plan_id, r.remind_on)
  for (const r of due) {
    const plan = plans.get(r.plan_id)!
    if (plan.row?.state !== 'running') continue
    if (r.kind === 'week' && r.remind_on !== latest.get(r.plan_id)) continue
    const said = wordsOf(r, plan.row, plan.items, today)
    if (!said) continue
    await tx.publish(planReminded, {
      reminderId: r.id,
      planId: r.plan_id,
      personId: r.person_id,
      title: plan.row.name,
      ...said,
    })
  }
  await store.tellReminders(
    tx.db,
    due.map((r) => r.id),
    tx.now,
  )
  return due.length
}

interface Known {
  readonly row: store.PlanRow | undefined
  readonly items: readonly store.ItemRow[]
}

const known = async (tx: Context, planId: string): Promise<Known> => ({
  row: await store.findPlan(tx.db, planId),
  items: await store.itemsOf(tx.db, [planId]),
})

interface Said {
  readonly kind: 'week' | 'checkpoint' | 'apply' | 'behind'
  readonly what: string
  readonly advice: string
}

function wordsOf(
  r: store.ReminderRow,
  plan: store.PlanRow,
  items: readonly store.ItemRow[],
  today: string,
): Said | null {
  if (r.kind === 'week') {
    const told = toldOf(plan, items, today)
    const hours = told.week?.parts.reduce((n, p) => n + p.hours, 0) ?? 0
    if (told.pace === 'behind') return { kind: 'behind', what: told.title, advice: told.note }
    if (hours === 0 || told.pace === 'done') return null
    const titles = new Map(items.map((i) => [i.programme_id, i.title]))
    const names = told.week!.parts.map((p) => `«${titles.get(p.programmeId) ?? ''}»`)
    return {
      kind: 'week',
      what: `На этой неделе ${hourWords(hours)}`,
      advice: names.join(', ').slice(0, 180),
    }
  }
  const item = items.find((i) => i.programme_id === r.programme_id)
  if (!item || item.state === 'done' || item.state === 'told' || item.state === 'gone') return null
  if (r.kind === 'apply' && item.session?.applyBy)
    return item.session.applyBy < today || item.state === 'learning'
      ? null
      : {
          kind: 'apply',
          what: `Запись до ${dayWords(item.session.applyBy)}`,
          advice: `«${item.title}»: запишитесь, пока есть места`.slice(0, 180),
        }
  return {
    kind: 'checkpoint',
    what: item.due_on < today ? `Срок был ${dayWords(item.due_on)}` : `Срок — ${dayWords(item.due_on)}`,
    advice: `«${item.title}», ${hourWords(item.hours)}`.slice(0, 180),
  }
}
