/**
 * The cheapest sets of what can be learnt at any time, for every amount that may be needed at once. Pure.
 * A knapsack over credits of programmes, credits in all and topics; caps make «at least» out of «exactly».
 */
import { isProgramme, type Option } from './types.ts'

export interface Sizes {
  readonly programmes: number
  readonly total: number
  /** All bits of the topics to cover. */
  readonly topics: number
}

const none = 0x3fffffff

export interface Table {
  /** The least cost of at least so much; null where it cannot be. */
  readonly cost: (programmes: number, total: number, topics: number) => number | null
  readonly items: (programmes: number, total: number, topics: number) => Option[]
}

/** Work of one table stays within this: states × items. */
const mostWork = 24_000_000
const fewestItems = 48

/** Of alike ones only the cheapest can be in a cheapest set; of the rest those that give most for their cost stay. */
export function reduced(options: readonly Option[], size: Sizes, mostItems: number): Option[] {
  const classes = new Map<string, Option[]>()
  for (const o of options) {
    const bits = o.of.topics & size.topics
    const key = `${isProgramme(o.of.kind)}|${o.of.credits}|${o.load}|${bits}`
    const list = classes.get(key)
    if (list) list.push(o)
    else classes.set(key, [o])
  }
  const tiered: { readonly o: Option; readonly tier: number; readonly worth: number }[] = []
  for (const list of classes.values()) {
    const of = list[0]!.of
    const most = Math.max(1, isProgramme(of.kind) ? size.programmes : 0, size.total)
    const enough = of.credits === 0 ? 1 : Math.ceil(most / of.credits)
    list.sort((a, b) => a.cost - b.cost || (a.of.id < b.of.id ? -1 : 1))
    for (const [tier, o] of list.slice(0, enough).entries())
      tiered.push({ o, tier, worth: o.cost / Math.max(1, o.of.credits) })
  }
  if (tiered.length > mostItems)
    tiered.sort((a, b) => a.tier - b.tier || a.worth - b.worth || (a.o.of.id < b.o.of.id ? -1 : 1))
  return tiered.slice(0, mostItems).map((t) => t.o)
}

export function tableOf(
  options: readonly Option[],
  size: Sizes,
  dearPerHour: number,
  work = mostWork,
): Table {
  const [P, T, M] = [size.programmes + 1, size.total + 1, size.topics + 1]
  const states = P * T * M
  const items = reduced(options, size, Math.max(fewestItems, Math.floor(work / states)))
  const costs = new Int32Array(states).fill(none)
  const last = new Int32Array(states).fill(-1)
  const chain: { readonly item: number[]; readonly before: number[] } = { item: [], before: [] }
  costs[0] = 0
  for (const [n, o] of items.entries()) {
    const dp = isProgramme(o.of.kind) ? o.of.credits : 0
    const dt = o.of.credits
    const bits = o.of.topics & size.topics
    const price = o.cost + dearPerHour * o.load
    // From the greatest down: what was reached with this item is not left with it once more.
    for (let p = P - 1; p >= 0; p--) {
      const toP = Math.min(P - 1, p + dp) * T
      for (let t = T - 1; t >= 0; t--) {
        const from = (p * T + t) * M
        const to = (toP + Math.min(T - 1, t + dt)) * M
        for (let m = M - 1; m >= 0; m--) {
          const cost = costs[from + m]!
          if (cost === none) continue
          const target = to + (m | bits)
          if (cost + price < costs[target]!) {
            costs[target] = cost + price
            chain.item.push(n)
            chain.before.push(last[from + m]!)
            last[target] = chain.item.length - 1
          }
        }
      }
    }
  }
  const best = atLeast(costs, P, T, M)
  const at = (p: number, t: number, m: number) =>
    best[(Math.max(0, p) * T + Math.max(0, t)) * M + (m & size.topics)]!
  return {
    cost: (p, t, m) => {
      const state = at(p, t, m)
      return costs[state] === none ? null : costs[state]!
    },
    items: (p, t, m) => {
      const chosen: Option[] = []
      for (let link = last[at(p, t, m)]!; link >= 0; link = chain.before[link]!)
        chosen.push(items[chain.item[link]!]!)
      return chosen
    },
  }
}

/** For each state the cheapest of those that have no less of anything. */
function atLeast(costs: Int32Array, P: number, T: number, M: number): Int32Array {
  const best = new Int32Array(costs.length)
  for (let i = 0; i < best.length; i++) best[i] = i
  for (let p = P - 1; p >= 0; p--)
    for (let t = T - 1; t >= 0; t--)
      for (let m = M - 1; m >= 0; m--) {
        const here = (p * T + t) * M + m
        const look = (state: number) => {
          if (costs[best[state]!]! < costs[best[here]!]!) best[here] = best[state]!
        }
        if (p + 1 < P) look(here + T * M)
        if (t + 1 < T) look(here + M)
        for (let bit = 1; bit < M; bit <<= 1) if ((m & bit) === 0) look(here | bit)
      }
  return best
}
