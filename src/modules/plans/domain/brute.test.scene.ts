/** Every set of options, tried one by one: the yardstick of the planner on small cases. */
import { optionsOf } from './options.ts'
import { allTopics } from './solve.ts'
import { isProgramme, type Candidate, type Option, type Request } from './types.ts'

/** The least cost of a set that meets the goal; null when none does. */
export function bruteForce(candidates: readonly Candidate[], r: Request): number | null {
  const { all, weeks, capacity } = optionsOf(candidates, r)
  const room = weeks.map((w) => w.hours)
  let best: number | null = null
  const meets = (chosen: readonly Option[]): boolean => {
    const total = chosen.reduce((n, o) => n + o.of.credits, 0)
    const programmes = chosen.reduce((n, o) => n + (isProgramme(o.of.kind) ? o.of.credits : 0), 0)
    const topics = chosen.reduce((bits, o) => bits | o.of.topics, 0)
    return (
      (allTopics(r) & ~topics) === 0 && r.needs.some((n) => total >= n.total && programmes >= n.programmes)
    )
  }
  const go = (i: number, chosen: readonly Option[], cost: number, left: number): void => {
    if (best !== null && cost >= best) return
    if (meets(chosen)) best = cost
    for (let j = i; j < all.length; j++) {
      const o = all[j]!
      if (o.load > left || chosen.some((c) => c.of.id === o.of.id)) continue
      if (o.loads.some(([week, hours]) => hours > room[week]!)) continue
      for (const [week, hours] of o.loads) room[week]! -= hours
      go(j + 1, [...chosen, o], cost + o.cost, left - o.load)
      for (const [week, hours] of o.loads) room[week]! += hours
    }
  }
  go(0, [], 0, capacity)
  return best
}
