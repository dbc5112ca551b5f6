/** How each programme of the catalogue could be taken, what it costs, and why some cannot be taken at all. Pure. */
import { difficultyWords, type Difficulty } from '../../learning/contract.ts'
import { capacityOf, spread, taken, weeksOf, type Week } from './weeks.ts'
import type { Candidate, Option, Request, SessionAhead, Unfit } from './types.ts'

const levels = Object.keys(difficultyWords) as Difficulty[]

/** Hundredths of an hour for each hour of the programme: what makes it less welcome than the barest one. */
const dear = { offTopic: 60, unknownLevel: 8, oneLevel: 14, mostPrice: 40, dated: 4 } as const
/** Each item more is one more thing to begin, apply for and end. */
const eachItem = 60

/** A hundred roubles an hour weigh as much as an eighth of the hour. */
const priceWeight = (p: Candidate): number =>
  p.isFree ? 0 : Math.min(dear.mostPrice, Math.round((p.priceKopecks / 100 / p.hours / 100) * 12))

function levelWeight(p: Candidate, wanted: Difficulty | null): number {
  if (wanted === null) return 0
  if (p.difficulty === null) return dear.unknownLevel
  return Math.abs(levels.indexOf(p.difficulty) - levels.indexOf(wanted)) * dear.oneLevel
}

export function costOf(p: Candidate, r: Request, isDated: boolean): number {
  const off = r.topics.length > 0 && p.topics === 0 ? dear.offTopic : 0
  const each = 100 + off + levelWeight(p, r.difficulty) + priceWeight(p) + (isDated ? dear.dated : 0)
  return p.hours * each + eachItem
}

function unfitSession(s: SessionAhead, r: Request): Unfit | null {
  if (s.from < r.today || (s.applyBy !== null && s.applyBy < r.today)) return 'closed'
  if (s.to > r.deadline) return 'late'
  if (s.left === 0) return 'full'
  if (r.away.some((a) => a.from <= s.to && s.from <= a.to)) return 'away'
  return null
}

/** The nearest to being possible names the reason. */
const nearness: readonly Unfit[] = ['pace', 'away', 'full', 'late', 'closed', 'no-date', 'paid', 'dropped']

/** Sessions of one programme that are weighed. */
const mostSessions = 3

export interface Options {
  readonly weeks: readonly Week[]
  /** Hours of the person's own up to the deadline. */
  readonly capacity: number
  readonly all: readonly Option[]
  readonly unfit: ReadonlyMap<string, Unfit>
}

export function optionsOf(candidates: readonly Candidate[], r: Request): Options {
  const weeks = weeksOf(r)
  const capacity = capacityOf(weeks)
  const dropped = new Set(r.dropped)
  const kept = new Set(r.kept)
  const all: Option[] = []
  const unfit = new Map<string, Unfit>()
  for (const p of candidates) {
    const found =
      kept.has(p.id) || !dropped.has(p.id) ? waysOf(p, r, weeks, capacity, kept.has(p.id)) : 'dropped'
    if (typeof found === 'string') unfit.set(p.id, found)
    else all.push(...found)
  }
  return { weeks, capacity, all, unfit }
}

function waysOf(
  p: Candidate,
  r: Request,
  weeks: readonly Week[],
  capacity: number,
  isKept: boolean,
): Option[] | Unfit {
  if (r.isFreeOnly && !p.isFree && !isKept) return 'paid'
  if (p.isAnytime)
    return p.hours <= capacity
      ? [{ of: p, session: null, loads: [], load: p.hours, cost: costOf(p, r, false) }]
      : 'pace'
  const reasons: Unfit[] = p.sessions.length === 0 ? ['no-date'] : []
  const ways: Option[] = []
  const cost = costOf(p, r, true)
  for (const session of p.sessions) {
    const why = unfitSession(session, r)
    if (why) {
      reasons.push(why)
      continue
    }
    const loads = r.mayLeave ? taken(session, r.hoursPerWeek, weeks) : spread(session, p.hours, weeks)
    if (loads.some(([i, hours]) => hours > (weeks[i]?.hours ?? 0))) {
      reasons.push('pace')
      continue
    }
    ways.push({ of: p, session, loads, load: loads.reduce((n, [, h]) => n + h, 0), cost })
    if (ways.length === mostSessions) break
  }
  return ways.length > 0 ? ways : nearness.find((n) => reasons.includes(n))!
}
