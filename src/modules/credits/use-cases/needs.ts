/** D4, D7+: what one cycle still needs by a day, for whoever plans how to reach it. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import type { Way } from '../contract.ts'
import { monthsBefore, stateOn } from '../domain/cycle.ts'
import { isOfSpecialty, whyNot } from '../domain/fitting.ts'
import { rulesOn, sumsOf, waysOf } from '../domain/standing.ts'
import { isOwn } from '../policy.ts'
import * as store from '../store/cycles.ts'
import * as ledger from '../store/ledger.ts'

export interface CycleNeeds {
  readonly id: string
  readonly specialty: { readonly key: string; readonly name: string }
  readonly endsOn: string
  readonly filingFrom: string
  /** By the rules in force on the day; the shortest way first. */
  readonly ways: readonly Way[]
  /** On that day other rules hold than today. */
  readonly isOtherRules: boolean
  /** Earned and not in the ledger yet. */
  readonly waiting: number
  /** Whether what teaches these specialties may count for it. */
  readonly takes: (taught: readonly string[]) => boolean
}

/** Undefined: the person has no such cycle that runs. */
export async function needsOfCycle(ctx: Context, id: string, on: string): Promise<CycleNeeds | undefined> {
  const cycle = await store.findCycle(ctx.db, id)
  if (!cycle || !isOwn(ctx.actor, cycle)) return undefined
  const today = moscowDay(ctx.now)
  const years = { startsOn: cycle.starts_on, endsOn: cycle.ends_on }
  if (stateOn({ ...years, isClosed: cycle.closed_at !== null }, today) !== 'running') return undefined
  const all = await store.rules(ctx.db)
  const then = rulesOn(all, on)
  const earned = await ledger.earnedIn(ctx.db, [id])
  const open = await ledger.openExpectations(ctx.db, cycle.person_id)
  const ids = (rules: typeof all) => rules.map((r) => r.id).join()
  return {
    id,
    specialty: { key: cycle.specialty_key, name: cycle.specialty_name },
    endsOn: cycle.ends_on,
    filingFrom: monthsBefore(cycle.ends_on, then[0]?.filingMonths ?? 0),
    ways: waysOf(then, sumsOf(earned)),
    isOtherRules: ids([...then]) !== ids([...rulesOn(all, today)]),
    takes: (taught) => isOfSpecialty(taught, cycle.specialty_key),
    waiting: open.filter((e) => whyNot(e, cycle) === null).reduce((n, e) => n + e.credits, 0),
  }
}
