/** What a set of programmes, however it came about, still lacks. Pure. */
import { optionsOf } from './options.ts'
import { allTopics } from './solve.ts'
import { isProgramme, type Candidate, type Need, type Option, type Request, type Unfit } from './types.ts'

export interface Wanted {
  readonly programmeId: string
  readonly sessionId: string | null
}

export type Shortfall =
  | { readonly kind: 'total'; readonly lacks: number }
  | { readonly kind: 'programmes'; readonly lacks: number }
  | { readonly kind: 'topic'; readonly name: string }
  | { readonly kind: 'hours'; readonly needs: number; readonly has: number }
  | { readonly kind: 'week'; readonly from: string; readonly needs: number; readonly has: number }
  | { readonly kind: 'unfit'; readonly programmeId: string; readonly title: string; readonly why: Unfit }

export interface Evaluated {
  readonly need: Need
  readonly chosen: readonly Option[]
  readonly shortfalls: readonly Shortfall[]
}

/** The person's own choice is never refused: what is wrong with it is said. */
export function evaluate(candidates: readonly Candidate[], wanted: readonly Wanted[], r: Request): Evaluated {
  const known = new Map(candidates.map((p) => [p.id, p]))
  const picked = wanted.flatMap((w) => known.get(w.programmeId) ?? [])
  const { all, weeks, capacity, unfit } = optionsOf(picked, { ...r, dropped: [], isFreeOnly: false })
  const shortfalls: Shortfall[] = []
  const chosen = wanted.flatMap((w): Option[] => {
    const p = known.get(w.programmeId)
    if (!p) return []
    const ways = all.filter((o) => o.of.id === w.programmeId)
    const one = ways.find((o) => (o.session?.id ?? null) === w.sessionId) ?? ways[0]
    if (one) return [one]
    shortfalls.push({ kind: 'unfit', programmeId: p.id, title: p.title, why: unfit.get(p.id) ?? 'no-date' })
    return [{ of: p, session: null, loads: [], load: p.hours, cost: 0 }]
  })
  const used = weeks.map(() => 0)
  for (const o of chosen) for (const [i, hours] of o.loads) used[i]! += hours
  for (const [i, w] of weeks.entries())
    if (used[i]! > w.hours) shortfalls.push({ kind: 'week', from: w.from, needs: used[i]!, has: w.hours })
  const load = chosen.reduce((n, o) => n + o.load, 0)
  if (load > capacity) shortfalls.push({ kind: 'hours', needs: load, has: capacity })
  const total = chosen.reduce((n, o) => n + o.of.credits, 0)
  const programmes = chosen.reduce((n, o) => n + (isProgramme(o.of.kind) ? o.of.credits : 0), 0)
  const lack = (n: Need) => [Math.max(0, n.programmes - programmes), Math.max(0, n.total - total)] as const
  const need = r.needs.toSorted((a, b) => Math.max(...lack(a)) - Math.max(...lack(b)))[0]!
  const [lacksProgrammes, lacksTotal] = lack(need)
  if (lacksProgrammes > 0) shortfalls.push({ kind: 'programmes', lacks: lacksProgrammes })
  else if (lacksTotal > 0) shortfalls.push({ kind: 'total', lacks: lacksTotal })
  const taught = chosen.reduce((bits, o) => bits | o.of.topics, 0)
  for (const [i, name] of r.topics.entries())
    if ((allTopics(r) & ~taught & (1 << i)) !== 0) shortfalls.push({ kind: 'topic', name })
  return { need, chosen, shortfalls }
}

/** So many are tried: what is dearer than these is no good exchange. */
const mostTried = 300

/** What could stand in the place of one item: nothing lacks that did not lack before. The cheapest first. */
export function alternativesFor(
  candidates: readonly Candidate[],
  wanted: readonly Wanted[],
  programmeId: string,
  r: Request,
  most: number,
): Option[] {
  const rest = wanted.filter((w) => w.programmeId !== programmeId)
  const before = evaluate(candidates, wanted, r).shortfalls.length
  const inPlan = new Set(wanted.map((w) => w.programmeId))
  const old = candidates.find((p) => p.id === programmeId)
  const { all } = optionsOf(
    candidates.filter((p) => !inPlan.has(p.id) && (!old || isProgramme(p.kind) === isProgramme(old.kind))),
    { ...r, dropped: [] },
  )
  const found: Option[] = []
  const pool = new Map<string, Candidate>()
  for (const w of rest) {
    const p = candidates.find((c) => c.id === w.programmeId)
    if (p) pool.set(p.id, p)
  }
  let tried = 0
  for (const o of all.toSorted((a, b) => a.cost - b.cost || (a.of.id < b.of.id ? -1 : 1))) {
    if (found.some((f) => f.of.id === o.of.id)) continue
    if (old && o.of.credits < old.credits / 2) continue
    if (++tried > mostTried) break
    const now = evaluate(
      [...pool.values(), o.of],
      [...rest, { programmeId: o.of.id, sessionId: o.session?.id ?? null }],
      r,
    )
    if (now.shortfalls.length <= before) found.push(o)
    if (found.length === most) break
  }
  return found
}
