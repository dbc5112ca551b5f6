/** D4: what is learnt counts in the plan by itself; the last thing done makes the plan reached. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { studyAnnulled, studyFinished, studyMoved, studyProgressed } from '../../studies/contract.ts'
import { studyFacts } from '../../studies/index.ts'
import * as store from '../store.ts'
import { told } from './keep-plan.ts'

interface Of {
  readonly personId: string
  readonly programmeId: string
}

type To = Parameters<typeof store.changeItem>[3]

/** Nothing where no plan has it, or where it says so already: an event may come twice. */
const change = (ctx: Context, of: Of, to: (item: store.ItemRow, tx: Context) => To | null): Promise<void> =>
  ctx.transaction(async (tx) => {
    await store.lockPerson(tx.db, of.personId)
    const item = await store.itemOfRunning(tx.db, of.personId, of.programmeId)
    const next = item ? to(item, tx) : null
    if (!item || !next) return
    const isSame = (Object.keys(next) as (keyof To)[]).every((key) => next[key] === item[key])
    if (isSame) return
    await store.changeItem(tx.db, item.plan_id, item.programme_id, next)
    await reachIfDone(tx, item.plan_id)
    await told(tx, item.plan_id)
  })

async function reachIfDone(tx: Context, planId: string): Promise<void> {
  const rows = await store.itemsOf(tx.db, [planId])
  const real = rows.filter((r) => r.state !== 'gone')
  if (real.length === 0 || real.some((r) => r.state !== 'done')) return
  await store.changePlan(tx.db, planId, { state: 'reached', ended_at: tx.now })
  await store.replaceReminders(tx.db, planId, [])
}

const ends: readonly string[] = ['failed', 'refused', 'cancelled']

export const hearMove = (ctx: Context, e: z.output<typeof studyMoved.payload>): Promise<void> =>
  change(ctx, e, (item) => {
    if (item.state === 'done') return null
    if (e.state === 'learning') return { state: 'learning' }
    return ends.includes(e.state) ? { state: 'ahead', done_hours: 0 } : null
  })

export async function hearProgress(ctx: Context, e: z.output<typeof studyProgressed.payload>): Promise<void> {
  const study = await studyFacts(ctx, e.studyId)
  if (!study) return
  await change(ctx, { personId: e.personId, programmeId: study.programmeId }, (item) => {
    const hours = Math.floor(item.hours * Math.min(1, Math.max(0, e.share)))
    return item.state === 'done' || hours <= item.done_hours ? null : { state: 'learning', done_hours: hours }
  })
}

export const hearFinish = (ctx: Context, e: z.output<typeof studyFinished.payload>): Promise<void> =>
  change(ctx, e, (item) => ({ state: 'done', done_hours: item.hours, finished_on: e.finishedOn }))

export const hearAnnulment = (ctx: Context, e: z.output<typeof studyAnnulled.payload>): Promise<void> =>
  change(ctx, e, (item) =>
    item.state === 'done' ? { state: 'ahead', done_hours: 0, finished_on: null } : null,
  )
