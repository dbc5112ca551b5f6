/**
 * The cheapest set of programmes that meets the goal within the hours. Pure and the same every time.
 * What has dates of its own is searched branch by branch; what is free in time is looked up in a table (flex.ts).
 */
import { tableOf, type Sizes, type Table } from './flex.ts'
import { optionsOf, type Options } from './options.ts'
import { isProgramme, type Candidate, type Need, type Option, type Request } from './types.ts'

export interface Solution {
  readonly need: Need
  readonly chosen: readonly Option[]
  readonly cost: number
}

/** What is still needed once some are in. */
interface Rest {
  readonly programmes: number
  readonly total: number
  readonly topics: number
}

const less = (r: Rest, o: Option): Rest => ({
  programmes: Math.max(0, r.programmes - (isProgramme(o.of.kind) ? o.of.credits : 0)),
  total: Math.max(0, r.total - o.of.credits),
  topics: r.topics & ~o.of.topics,
})

const mostDated = 64
const mostBranches = 40_000
/** When the cheapest set asks for more hours than there are, hours are made dearer step by step. */
const dearer = [0, 60, 250, 4000] as const

export const allTopics = (r: Request): number =>
  r.coverTopics ? ((1 << r.topics.length) - 1) & ~r.covered : 0

export function solve(candidates: readonly Candidate[], r: Request): Solution | null {
  return solveOver(optionsOf(candidates, r), r)
}

/** A twelfth of the work: whether there is any plan at all. */
const quickWork = 2_000_000

export function isFeasible(candidates: readonly Candidate[], r: Request): boolean {
  const options = optionsOf(candidates, r)
  const kept = keptOptions(options, r)
  if (!kept) return false
  const known = new Set(r.kept)
  const all = options.all.filter((o) => !known.has(o.of.id))
  return r.needs.some(
    (need) => solveNeed(need, { ...options, all }, kept, r, dearer.slice(-1), quickWork) !== null,
  )
}

export function solveOver(options: Options, r: Request): Solution | null {
  const kept = keptOptions(options, r)
  if (!kept) return null
  const known = new Set(r.kept)
  const others = options.all.filter((o) => !known.has(o.of.id))
  let best: Solution | null = null
  for (const need of r.needs) {
    const found = solveNeed(need, { ...options, all: others }, kept, r)
    if (found && (!best || found.cost < best.cost)) best = found
  }
  return best
}

/** Those that must be in, each in its first session that fits beside the others. */
function keptOptions(options: Options, r: Request): Option[] | null {
  const room = options.weeks.map((w) => w.hours)
  const chosen: Option[] = []
  let left = options.capacity
  for (const id of r.kept) {
    const one = options.all.find((o) => o.of.id === id && o.load <= left && fits(o, room))
    if (!one) return null
    for (const [i, hours] of one.loads) room[i]! -= hours
    left -= one.load
    chosen.push(one)
  }
  return chosen
}

const fits = (o: Option, room: readonly number[]): boolean =>
  o.loads.every(([i, hours]) => hours <= (room[i] ?? 0))

function solveNeed(
  need: Need,
  options: Options,
  kept: readonly Option[],
  r: Request,
  steps: readonly number[] = dearer,
  work?: number,
): Solution | null {
  const start = kept.reduce(less, {
    programmes: need.programmes,
    total: Math.max(need.total, need.programmes),
    topics: allTopics(r),
  })
  const size: Sizes = start
  if (isHopeless(start, options)) return null
  const free = options.all.filter((o) => o.session === null)
  const dated = fewDated(options.all, size)
  for (const dear of steps) {
    const table = tableOf(free, size, dear, work)
    const { chosen, ranOut } = search({ table, dated, options, kept, dear }, start)
    if (chosen) {
      const all = [...kept, ...chosen]
      return { need, chosen: all, cost: all.reduce((sum, o) => sum + o.cost, 0) }
    }
    if (!ranOut) return null
  }
  return null
}

/** Not even everything together, or not even the densest hours, would be enough. */
function isHopeless(start: Rest, { all, capacity }: Options): boolean {
  let [programmes, total, topics, densest] = [0, 0, 0, 0]
  const seen = new Set<string>()
  for (const o of all) {
    densest = Math.max(densest, o.load === 0 ? Number.POSITIVE_INFINITY : o.of.credits / o.load)
    if (seen.has(o.of.id)) continue
    seen.add(o.of.id)
    total += o.of.credits
    topics |= o.of.topics
    if (isProgramme(o.of.kind)) programmes += o.of.credits
  }
  return (
    total < start.total ||
    programmes < start.programmes ||
    (start.topics & ~topics) !== 0 ||
    capacity * densest < start.total
  )
}

function fewDated(all: readonly Option[], size: Sizes): Option[] {
  const gives = (o: Option) =>
    Math.max(1, isProgramme(o.of.kind) && size.programmes > 0 ? 2 * o.of.credits : o.of.credits)
  const worth = (o: Option) => o.cost / gives(o)
  return all
    .filter((o) => o.session !== null)
    .toSorted((a, b) => worth(a) - worth(b) || (a.of.id < b.of.id ? -1 : 1))
    .slice(0, mostDated)
}

interface Field {
  readonly table: Table
  readonly dated: readonly Option[]
  readonly options: Options
  readonly kept: readonly Option[]
  readonly dear: number
}

interface Found {
  readonly chosen: readonly Option[] | null
  /** A set was there, but asked for more hours than there are. */
  readonly ranOut: boolean
}

/** Branches over sessions; a branch that cannot become cheaper than the best is left. */
function search({ table, dated, options, kept, dear }: Field, start: Rest): Found {
  let best: { readonly cost: number; readonly chosen: readonly Option[] } | null = null
  let [ranOut, branches, left] = [false, 0, options.capacity]
  const room = options.weeks.map((w) => w.hours)
  const take = (o: Option, sign: 1 | -1) => {
    for (const [i, hours] of o.loads) room[i]! += sign * hours
    left += sign * o.load
  }
  for (const o of kept) take(o, -1)
  const cheapest = options.all.reduce(
    (least, o) => (o.of.credits === 0 ? least : Math.min(least, (o.cost + dear * o.load) / o.of.credits)),
    Number.POSITIVE_INFINITY,
  )
  const isDear = (cost: number) => best !== null && cost >= best.cost

  const finish = (rest: Rest, cost: number, chosen: readonly Option[]) => {
    const more = table.cost(rest.programmes, rest.total, rest.topics)
    if (more === null || isDear(cost + more)) return
    const free = table.items(rest.programmes, rest.total, rest.topics)
    if (free.reduce((sum, o) => sum + o.load, 0) > left) ranOut = true
    else best = { cost: cost + more, chosen: [...chosen, ...free] }
  }
  const go = (from: number, rest: Rest, cost: number, chosen: readonly Option[]) => {
    finish(rest, cost, chosen)
    if (rest.programmes === 0 && rest.total === 0 && rest.topics === 0) return
    for (let i = from; i < dated.length && branches < mostBranches; i++) {
      const o = dated[i]!
      const then = cost + o.cost + dear * o.load
      const next = less(rest, o)
      const helps =
        next.programmes < rest.programmes || next.total < rest.total || next.topics !== rest.topics
      if (!helps || isDear(next.total > 0 ? then + next.total * cheapest : then)) continue
      if (chosen.some((c) => c.of.id === o.of.id)) continue
      if (o.load > left || !fits(o, room)) {
        ranOut = true
        continue
      }
      branches++
      take(o, -1)
      go(i + 1, next, then, [...chosen, o])
      take(o, 1)
    }
  }
  go(0, start, 0, [])
  return { chosen: (best as { readonly chosen: readonly Option[] } | null)?.chosen ?? null, ranOut }
}
