/** No plan keeps all limits: which of them breaks, and changes each of which makes a plan. Pure. */
import { nextDay } from '../../../platform/calendar/working-days.ts'
import { optionsOf } from './options.ts'
import { allTopics, isFeasible } from './solve.ts'
import { isProgramme, type Candidate, type Request } from './types.ts'
import { daysFrom } from './weeks.ts'

export type Limit =
  | { readonly kind: 'topics'; readonly names: readonly string[] }
  | { readonly kind: 'hours'; readonly has: number; readonly needs: number }
  | { readonly kind: 'programmes'; readonly has: number; readonly needs: number }
  | { readonly kind: 'catalogue'; readonly has: number; readonly needs: number }
  | { readonly kind: 'kept' }

export type Repair =
  | { readonly kind: 'hours'; readonly hoursPerWeek: number }
  | { readonly kind: 'deadline'; readonly deadline: string }
  | { readonly kind: 'leave' }
  | { readonly kind: 'paid' }
  | { readonly kind: 'away' }
  /** Topics by their places: they need not be taught. */
  | { readonly kind: 'topics'; readonly without: readonly number[] }
  | { readonly kind: 'kept' }
  /** So many credits by the deadline instead of the whole goal. */
  | { readonly kind: 'part'; readonly credits: number }
  | { readonly kind: 'both'; readonly hoursPerWeek: number; readonly deadline: string }

export interface Impossible {
  readonly limit: Limit
  readonly repairs: readonly Repair[]
}

const mostHours = 40
/** Where no cycle ends, a plan is not put off for longer. */
const mostWeeksLater = 156
export const shownRepairs = 3

/** `latest`: the last day that still makes sense, such as the end of the cycle. */
export function impossible(candidates: readonly Candidate[], r: Request, latest: string | null): Impossible {
  const repairs: Repair[] = []
  for (const next of tries(candidates, r, latest)) {
    const repair = next()
    if (repair) repairs.push(repair)
    if (repairs.length === shownRepairs) break
  }
  return { limit: limitOf(candidates, r), repairs }
}

const bitsOf = (places: readonly number[]): number => places.reduce((bits, i) => bits | (1 << i), 0)

export function repaired(r: Request, repair: Repair): Request {
  if (repair.kind === 'hours') return { ...r, hoursPerWeek: repair.hoursPerWeek }
  if (repair.kind === 'deadline') return { ...r, deadline: repair.deadline }
  if (repair.kind === 'both') return { ...r, hoursPerWeek: repair.hoursPerWeek, deadline: repair.deadline }
  if (repair.kind === 'leave') return { ...r, mayLeave: true }
  if (repair.kind === 'paid') return { ...r, isFreeOnly: false }
  if (repair.kind === 'away') return { ...r, away: [] }
  if (repair.kind === 'kept') return { ...r, kept: [] }
  if (repair.kind === 'part') return { ...r, needs: [{ way: null, programmes: 0, total: repair.credits }] }
  return { ...r, covered: r.covered | bitsOf(repair.without) }
}

function* tries(
  candidates: readonly Candidate[],
  r: Request,
  latest: string | null,
): Generator<() => Repair | null> {
  const works = (change: Partial<Request>) => isFeasible(candidates, { ...r, ...change })
  const weeks = latest === null ? mostWeeksLater : Math.max(0, Math.floor(daysFrom(r.deadline, latest) / 7))
  const later = (n: number) => nextDay(r.deadline, n * 7)
  yield () => {
    const hours = least(r.hoursPerWeek + 1, mostHours, (n) => works({ hoursPerWeek: n }))
    return hours === null ? null : { kind: 'hours', hoursPerWeek: hours }
  }
  yield () => {
    const n = least(1, weeks, (w) => works({ deadline: later(w) }))
    return n === null ? null : { kind: 'deadline', deadline: later(n) }
  }
  yield () => (!r.mayLeave && works({ mayLeave: true }) ? { kind: 'leave' } : null)
  yield () => (r.isFreeOnly && works({ isFreeOnly: false }) ? { kind: 'paid' } : null)
  yield () => {
    if (!r.coverTopics) return null
    const untaught = untaughtOf(candidates, r)
    const without = untaught.length > 0 ? untaught : r.topics.map((_, i) => i)
    // Without any topic and any hours nothing is left to plan.
    if (without.length === r.topics.length && r.needs.every((n) => n.total === 0)) return null
    return works({ covered: r.covered | bitsOf(without) }) ? { kind: 'topics', without } : null
  }
  yield () => (r.away.length > 0 && works({ away: [] }) ? { kind: 'away' } : null)
  yield () => (r.kept.length > 0 && works({ kept: [] }) ? { kind: 'kept' } : null)
  yield () => {
    const whole = Math.max(...r.needs.map((n) => n.total))
    const part = (n: number) => works({ needs: [{ way: null, programmes: 0, total: n }] })
    // The greatest that works: counted from the other end.
    const lacks = least(1, whole - 1, (n) => part(whole - n))
    return lacks === null ? null : { kind: 'part', credits: whole - lacks }
  }
  yield () => {
    const hoursPerWeek = Math.min(mostHours, r.hoursPerWeek * 2)
    const n = least(1, weeks, (w) => works({ hoursPerWeek, deadline: later(w) }))
    return n === null ? null : { kind: 'both', hoursPerWeek, deadline: later(n) }
  }
}

/** The least whole number from `from` to `to` that is right; what is right stays right above it. */
export function least(from: number, to: number, isRight: (n: number) => boolean): number | null {
  if (from > to || !isRight(to)) return null
  let [wrong, right] = [from - 1, to]
  while (right - wrong > 1) {
    const middle = (wrong + right) >> 1
    if (isRight(middle)) right = middle
    else wrong = middle
  }
  return right
}

/** Places of the topics that nothing teaches in time. */
function untaughtOf(candidates: readonly Candidate[], r: Request): number[] {
  const taught = optionsOf(candidates, r).all.reduce((bits, o) => bits | o.of.topics, 0)
  return r.topics.flatMap((_, i) => ((allTopics(r) & ~taught & (1 << i)) === 0 ? [] : [i]))
}

function limitOf(candidates: readonly Candidate[], r: Request): Limit {
  const untaught = untaughtOf(candidates, r)
  if (untaught.length > 0) return { kind: 'topics', names: untaught.map((i) => r.topics[i]!) }
  if (r.kept.length > 0 && isFeasible(candidates, { ...r, kept: [] })) return { kind: 'kept' }
  const { all, capacity } = optionsOf(candidates, r)
  const need = r.needs.toSorted((a, b) => a.total - b.total)[0]!
  if (isFeasible(candidates, { ...r, hoursPerWeek: 120 }) || capacity < need.total)
    return { kind: 'hours', has: capacity, needs: need.total }
  const once = [...new Map(all.map((o) => [o.of.id, o.of])).values()]
  const programmes = once.reduce((n, p) => n + (isProgramme(p.kind) ? p.credits : 0), 0)
  const fewest = Math.min(...r.needs.map((n) => n.programmes))
  if (programmes < fewest) return { kind: 'programmes', has: programmes, needs: fewest }
  return { kind: 'catalogue', has: once.reduce((n, p) => n + p.credits, 0), needs: need.total }
}
