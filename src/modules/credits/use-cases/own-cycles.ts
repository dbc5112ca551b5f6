/** D7+: my cycles, how far I am, what is missing and by when. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { cycleNotFound, type Cycle, type Expectation, type Offer, type Sums, type Way } from '../contract.ts'
import { rulesOn, sumsOf, totalOf, waysOf } from '../domain/standing.ts'
import { isOwn } from '../policy.ts'
import { presentCycle, presentExpectation } from '../present.ts'
import * as store from '../store/cycles.ts'
import * as ledger from '../store/ledger.ts'
import type { CycleRow } from '../store/tables.ts'
import { offersFor } from './offers.ts'

export async function ownCycle(ctx: Context, id: string): Promise<CycleRow> {
  const cycle = await store.findCycle(ctx.db, id)
  if (!cycle || !isOwn(ctx.actor, cycle)) throw new Problem(cycleNotFound)
  return cycle
}

export async function showCycles(ctx: Context, rows: readonly CycleRow[]): Promise<Cycle[]> {
  const rules = await store.rules(ctx.db)
  const earned = await ledger.earnedIn(
    ctx.db,
    rows.map((r) => r.id),
  )
  const today = moscowDay(ctx.now)
  return rows.map((row) =>
    presentCycle(row, { rules, earned: earned.filter((e) => e.cycleId === row.id), today }),
  )
}

export async function showCycle(ctx: Context, id: string): Promise<Cycle> {
  const [shown] = await showCycles(ctx, [await ownCycle(ctx, id)])
  return shown!
}

export async function listOwnCycles(
  ctx: Context,
): Promise<{ items: Cycle[]; expectations: Expectation[]; offers: Offer[] }> {
  const personId = personOf(ctx)
  const rows = await store.cyclesOf(ctx.db, personId)
  const today = moscowDay(ctx.now)
  const open = await ledger.openExpectations(ctx.db, personId)
  const twins = await ledger.expectationsById(
    ctx.db,
    open.flatMap((e) => e.twin_id ?? []),
  )
  return {
    items: await showCycles(ctx, rows),
    expectations: open.map((e) =>
      presentExpectation(e, rows, { today, now: ctx.now }, e.twin_id ? twins.get(e.twin_id) : undefined),
    ),
    offers: await offersFor(ctx, personId, rows),
  }
}

/** Nothing is kept: the same sums as if the ledger had these too. */
export async function countWhatIf(
  ctx: Context,
  id: string,
  add: readonly { kind: keyof Sums; credits: number }[],
): Promise<{ sums: Sums; total: number; ways: Way[] }> {
  await ownCycle(ctx, id)
  const earned = await ledger.earnedIn(ctx.db, [id])
  const sums = sumsOf([...earned, ...add])
  const rules = rulesOn(await store.rules(ctx.db), moscowDay(ctx.now))
  return { sums, total: totalOf(sums), ways: waysOf(rules, sums) }
}
