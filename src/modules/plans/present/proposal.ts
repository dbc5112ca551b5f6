/** A set of programmes laid out over weeks → contract. Pure. */
import type { PlanCandidate } from '../../learning/index.ts'
import type { Checkpoint, PlanItem, Proposal } from '../contract.ts'
import { leftOut, whyChosen, type LeftOut } from '../domain/explain.ts'
import { optionsOf } from '../domain/options.ts'
import { checkpointsOf, scheduleOf, type Schedule } from '../domain/schedule.ts'
import { isProgramme, type Candidate, type Need, type Option, type Request } from '../domain/types.ts'
import type { ItemRow } from '../store.ts'

export interface Laid {
  readonly request: Request
  readonly candidates: readonly Candidate[]
  readonly facts: ReadonlyMap<string, PlanCandidate>
  readonly teachers: ReadonlyMap<string, string>
  readonly need: Need
  readonly chosen: readonly Option[]
  readonly shortfalls: readonly string[]
  readonly notes: readonly string[]
  readonly done: readonly ItemRow[]
  /** Of the plan that is changed: what is known of each. */
  readonly rows: readonly ItemRow[]
}

export function presentProposal(l: Laid): Proposal {
  const schedule = scheduleOf(l.chosen, l.request)
  const options = optionsOf(l.candidates, l.request)
  const left = leftOut(l.candidates, l.chosen, options, l.request)
  const why = (o: Option) => whyChosen(o, l.chosen, l.need, l.request, options)
  const items = [...l.done.map(itemOfRow), ...l.chosen.map((o) => itemOf(o, l, schedule, why(o)))].toSorted(
    (a, b) => a.dueOn.localeCompare(b.dueOn) || a.title.localeCompare(b.title, 'ru'),
  )
  return {
    items,
    weeks: schedule.weeks.map((w) => ({ ...w, parts: [...w.parts] })),
    checkpoints: presentCheckpoints(items),
    sum: sumOf(items),
    goal: { way: l.need.way, credits: l.need.total, programmes: l.need.programmes },
    shortfalls: [...l.shortfalls],
    leftOut: left.shown.map((one) => leftLine(one, l)),
    leftOutCount: left.count,
    notes: [...l.notes],
  }
}

const leftLine = ({ of, why }: LeftOut, l: Laid) => ({
  programmeId: of.id,
  title: of.title,
  hours: l.facts.get(of.id)?.hours ?? of.hours,
  why,
})

export const sumOf = (items: readonly PlanItem[]): Proposal['sum'] => ({
  hours: items.reduce((n, i) => n + i.hours, 0),
  credits: items.reduce((n, i) => n + i.credits, 0),
  programmes: items.reduce((n, i) => n + (isProgramme(i.kind) ? i.credits : 0), 0),
  priceKopecks: items.reduce((n, i) => n + (i.isFree ? 0 : (i.priceKopecks ?? 0)), 0),
})

export const presentCheckpoints = (items: readonly PlanItem[]): Checkpoint[] => {
  const known = new Map(items.map((i) => [i.programmeId, i]))
  return checkpointsOf(items).map((c) => ({
    ...c,
    title: known.get(c.programmeId)!.title,
    isDone: known.get(c.programmeId)!.state === 'done',
  }))
}

function itemOf(o: Option, l: Laid, schedule: Schedule, why: readonly string[]): PlanItem {
  const p = l.facts.get(o.of.id)!
  const row = l.rows.find((r) => r.programme_id === p.id)
  const placed = schedule.placed.get(p.id)!
  return {
    programmeId: p.id,
    title: p.title,
    organisation: l.teachers.get(p.organisationId) ?? '—',
    kind: p.kind,
    hours: p.hours,
    credits: p.credits,
    difficulty: p.difficulty,
    isFree: p.isFree,
    priceKopecks: p.priceKopecks,
    session:
      o.session === null
        ? (row?.session ?? null)
        : {
            id: o.session.id,
            startsOn: o.session.from,
            endsOn: o.session.to,
            applyBy: o.session.applyBy,
          },
    startsOn: placed.startsOn,
    dueOn: placed.dueOn,
    why: [...why],
    state: row && row.state !== 'gone' ? row.state : 'ahead',
    doneHours: row?.done_hours ?? 0,
    finishedOn: row?.finished_on ?? null,
  }
}

/** An option by itself: what may stand in the place of another. */
export const presentOption = (o: Option, l: Omit<Laid, 'chosen'>): PlanItem => {
  const options = optionsOf([o.of], l.request)
  const schedule = scheduleOf([o], l.request)
  return itemOf(o, { ...l, chosen: [o] }, schedule, whyChosen(o, [o], l.need, l.request, options))
}

export const itemOfRow = (r: ItemRow): PlanItem => ({
  programmeId: r.programme_id,
  title: r.title,
  organisation: r.organisation,
  kind: r.kind,
  hours: r.hours,
  credits: r.credits,
  difficulty: r.difficulty,
  isFree: r.is_free,
  priceKopecks: r.price_kopecks,
  session: r.session,
  startsOn: r.starts_on,
  dueOn: r.due_on,
  why: r.why,
  state: r.state,
  doneHours: r.done_hours,
  finishedOn: r.finished_on,
})

export const rowOfItem = (
  i: PlanItem,
  of: { readonly planId: string; readonly personId: string; readonly place: number },
): ItemRow => ({
  plan_id: of.planId,
  programme_id: i.programmeId,
  person_id: of.personId,
  place: of.place,
  title: i.title,
  organisation: i.organisation,
  kind: i.kind,
  hours: i.hours,
  credits: i.credits,
  difficulty: i.difficulty,
  is_free: i.isFree,
  price_kopecks: i.priceKopecks,
  session: i.session,
  starts_on: i.startsOn,
  due_on: i.dueOn,
  why: i.why,
  state: i.state,
  done_hours: i.doneHours,
  finished_on: i.finishedOn,
})
