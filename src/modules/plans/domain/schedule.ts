/** What is learnt in which week, and the days by which something is done. Pure. */
import { isProgramme, type Option, type Request } from './types.ts'
import { weeksOf, type Week } from './weeks.ts'

export interface Part {
  readonly programmeId: string
  readonly hours: number
}

export interface PlannedWeek extends Week {
  readonly parts: readonly Part[]
}

export interface Placed {
  readonly programmeId: string
  readonly startsOn: string
  readonly dueOn: string
}

export interface Schedule {
  readonly weeks: readonly PlannedWeek[]
  readonly placed: ReadonlyMap<string, Placed>
  /** Hours for which there was no room. */
  readonly homeless: number
}

/** Hours of the options that are done already. */
export type Done = ReadonlyMap<string, number>

const later = (a: string, b: string): string => (a > b ? a : b)
const earlier = (a: string, b: string): string => (a < b ? a : b)

/** What has dates stands in them; the rest follows one after another, programmes first, as early as hours allow. */
export function scheduleOf(
  chosen: readonly Option[],
  r: Pick<Request, 'today' | 'deadline' | 'hoursPerWeek' | 'away'>,
  done: Done = new Map(),
): Schedule {
  const weeks = weeksOf(r)
  const room = weeks.map((w) => w.hours)
  const parts: Part[][] = weeks.map(() => [])
  const placed = new Map<string, Placed>()
  let homeless = 0
  for (const o of chosen.filter((one) => one.session !== null)) {
    const { from, to } = o.session!
    placed.set(o.of.id, { programmeId: o.of.id, startsOn: from, dueOn: to })
    for (const [i, hours] of o.loads) {
      room[i]! -= hours
      parts[i]?.push({ programmeId: o.of.id, hours })
    }
  }
  const order = chosen
    .filter((o) => o.session === null)
    .toSorted((a, b) => rank(a, done) - rank(b, done) || (a.of.id < b.of.id ? -1 : 1))
  let i = 0
  for (const o of order) {
    let left = Math.max(0, o.of.hours - (done.get(o.of.id) ?? 0))
    let first: number | null = null
    while (left > 0 && i < weeks.length) {
      const hours = Math.min(left, Math.max(0, room[i]!))
      if (hours > 0) {
        first ??= i
        parts[i]!.push({ programmeId: o.of.id, hours })
        room[i]! -= hours
        left -= hours
      }
      if (left > 0) i++
    }
    homeless += left
    const last = weeks[Math.min(i, weeks.length - 1)]
    const begins = weeks[first ?? Math.min(i, weeks.length - 1)]
    placed.set(o.of.id, {
      programmeId: o.of.id,
      startsOn: later(r.today, begins?.from ?? r.today),
      dueOn: earlier(r.deadline, last?.to ?? r.deadline),
    })
  }
  return { weeks: weeks.map((w, n) => ({ ...w, parts: parts[n]! })), placed, homeless }
}

/** What was begun goes on, then programmes of an organisation, then what is on a topic, then short things. */
const rank = (o: Option, done: Done): number =>
  ((done.get(o.of.id) ?? 0) > 0 ? 0 : 1_000_000) +
  (isProgramme(o.of.kind) ? 0 : 100_000) +
  (o.of.topics === 0 ? 10_000 : 0) +
  o.of.hours

export interface Checkpoint {
  readonly on: string
  readonly programmeId: string
  /** Credits of the plan by then. */
  readonly credits: number
}

export function checkpointsOf(
  items: readonly { readonly programmeId: string; readonly dueOn: string; readonly credits: number }[],
): Checkpoint[] {
  let credits = 0
  return items
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || (a.programmeId < b.programmeId ? -1 : 1))
    .map((i) => ({ on: i.dueOn, programmeId: i.programmeId, credits: (credits += i.credits) }))
}
