/** D7+: what a programme would give to whoever looks at it, and the calculator for whoever has no cycle yet. */
import type { z } from 'zod'
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { readProgramme } from '../../learning/index.ts'
import { learntProgrammes } from '../../studies/index.ts'
import type { calculate, Gives } from '../contract.ts'
import { monthsBefore, stateOn, yearsOf } from '../domain/cycle.ts'
import { cycleFor, whyNot } from '../domain/fitting.ts'
import { forecast, rulesOn, sumsOf, totalOf, waysOf } from '../domain/standing.ts'
import * as store from '../store/cycles.ts'
import * as ledger from '../store/ledger.ts'
import { creditKinds } from './hear-study.ts'

/** As if it were finished today. */
export async function whatGives(ctx: Context, programmeId: string): Promise<Gives> {
  const personId = personOf(ctx)
  const programme = await readProgramme(ctx, programmeId)
  const today = moscowDay(ctx.now)
  const all = await store.cyclesOf(ctx.db, personId)
  const running = all.filter(
    (c) =>
      stateOn({ startsOn: c.starts_on, endsOn: c.ends_on, isClosed: c.closed_at !== null }, today) ===
      'running',
  )
  const credit = {
    earned_on: today,
    specialty_key: null,
    specialties: programme.specialties.map((s) => s.key),
  }
  const rules = rulesOn(await store.rules(ctx.db), today)
  const earned = await ledger.earnedIn(
    ctx.db,
    running.map((c) => c.id),
  )
  const learnt = await learntProgrammes(ctx, personId)
  const [kind, credits] = [creditKinds[programme.kind], programme.credits ?? 0]
  const itself = cycleFor(credit, running)
  const cycles = running.map((c) => {
    const has = earned.filter((e) => e.cycleId === c.id)
    const misfit = whyNot(credit, c)
    const after = waysOf(rules, sumsOf([...has, ...(misfit ? [] : [{ kind, credits }])]))
    return {
      id: c.id,
      specialty: c.specialty_name,
      goes: misfit ? ('not' as const) : c.id === itself?.id ? ('itself' as const) : ('by-choice' as const),
      whyNot: misfit,
      missing: waysOf(rules, sumsOf(has))[0]?.missing ?? 0,
      missingAfter: after[0]?.missing ?? 0,
      ways: after,
    }
  })
  const order = ['itself', 'by-choice', 'not']
  return {
    credits,
    kind,
    isLearnt: learnt.includes(programmeId),
    cycles: cycles.toSorted((a, b) => order.indexOf(a.goes) - order.indexOf(b.goes)),
  }
}

type Asked = z.output<typeof calculate.body>

export async function countByHand(ctx: Context, asked: Asked): Promise<z.output<typeof calculate.reply>> {
  const today = moscowDay(ctx.now)
  if (asked.issuedOn > today)
    throw new Problem(invalid, { errors: [{ field: 'issuedOn', message: 'Этот день ещё не наступил' }] })
  const all = await store.rules(ctx.db)
  const [rule] = rulesOn(all, today)
  const years = yearsOf(asked.issuedOn, rule?.cycleYears ?? 5)
  const earned = asked.has.map((h) => ({ ...h, earnedOn: today }))
  const ahead = forecast(all, earned, { today, endsOn: years.endsOn })
  return {
    endsOn: years.endsOn,
    filingFrom: monthsBefore(years.endsOn, rule?.filingMonths ?? 0),
    daysLeft: ahead.daysLeft,
    isOver: today > years.endsOn,
    total: totalOf(sumsOf(earned)),
    ways: ahead.ways,
    rulesUntil: ahead.rulesUntil,
  }
}
