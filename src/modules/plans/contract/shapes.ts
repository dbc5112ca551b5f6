/** Shapes of plans and of what is proposed. Hours are academic; days are Moscow days. */
import { z } from 'zod'
import { ItemKind } from '../../content/contract.ts'
import { Difficulty, ProgrammeKind } from '../../learning/contract.ts'
import { StudyState } from '../../studies/contract.ts'
import { Wishes } from './wishes.ts'
import { ItemState, Pace, PlanState } from './words.ts'

export const PlanItem = z.object({
  programmeId: z.uuid(),
  title: z.string(),
  organisation: z.string(),
  kind: ProgrammeKind,
  hours: z.int(),
  credits: z.int(),
  difficulty: Difficulty.nullable(),
  isFree: z.boolean(),
  priceKopecks: z.int().nullable(),
  session: z
    .object({
      id: z.uuid(),
      startsOn: z.iso.date(),
      endsOn: z.iso.date(),
      applyBy: z.iso.date().nullable(),
    })
    .nullable(),
  startsOn: z.iso.date(),
  dueOn: z.iso.date(),
  /** Why this one, in sentences. */
  why: z.array(z.string()),
  state: ItemState,
  doneHours: z.int(),
  finishedOn: z.iso.date().nullable(),
})
export type PlanItem = z.output<typeof PlanItem>

export const PlanWeek = z.object({
  /** Monday. */
  from: z.iso.date(),
  to: z.iso.date(),
  hours: z.int(),
  /** Some of its days cannot be learnt on. */
  isShort: z.boolean(),
  parts: z.array(z.object({ programmeId: z.uuid(), hours: z.int() })),
})
export type PlanWeek = z.output<typeof PlanWeek>

export const Checkpoint = z.object({
  on: z.iso.date(),
  programmeId: z.uuid(),
  title: z.string(),
  /** Credits of the plan by then. */
  credits: z.int(),
  isDone: z.boolean(),
})
export type Checkpoint = z.output<typeof Checkpoint>

export const LeftOut = z.object({
  programmeId: z.uuid(),
  title: z.string(),
  hours: z.int(),
  why: z.string(),
})
export type LeftOut = z.output<typeof LeftOut>

export const Proposal = z.object({
  items: z.array(PlanItem),
  weeks: z.array(PlanWeek),
  checkpoints: z.array(Checkpoint),
  sum: z.object({
    hours: z.int(),
    credits: z.int(),
    /** Of them by programmes of advanced training. */
    programmes: z.int(),
    /** Of all that is paid. */
    priceKopecks: z.int(),
  }),
  /** What the plan is measured by. */
  goal: z.object({ way: z.string().nullable(), credits: z.int(), programmes: z.int() }),
  /** What it lacks; empty when the goal is met within the hours. */
  shortfalls: z.array(z.string()),
  /** Of what was looked at and not taken: the nearest ones, and how many in all. */
  leftOut: z.array(LeftOut),
  leftOutCount: z.int(),
  /** Rules that end before the deadline, and such: what to keep in mind. */
  notes: z.array(z.string()),
})
export type Proposal = z.output<typeof Proposal>

export const Repair = z.object({
  title: z.string(),
  note: z.string(),
  /** The wishes with this one change. */
  wishes: Wishes,
})
export type Repair = z.output<typeof Repair>

/** No plan keeps every limit. */
export const Impossible = z.object({
  title: z.string(),
  why: z.string(),
  repairs: z.array(Repair),
})
export type Impossible = z.output<typeof Impossible>

export const Answer = z.object({ proposal: Proposal.nullable(), impossible: Impossible.nullable() })
export type Answer = z.output<typeof Answer>

export const Difference = z.object({
  came: z.array(z.object({ title: z.string(), note: z.string() })),
  went: z.array(z.object({ title: z.string(), note: z.string() })),
  moved: z.array(z.object({ title: z.string(), note: z.string() })),
  same: z.int(),
})
export type Difference = z.output<typeof Difference>

export const Progress = z.object({
  pace: Pace,
  /** Behind or ahead in plain words, and what to do. */
  title: z.string(),
  note: z.string(),
  plannedHours: z.int(),
  doneHours: z.int(),
  allHours: z.int(),
  week: PlanWeek.nullable(),
})
export type Progress = z.output<typeof Progress>

export const Plan = z.object({
  id: z.uuid(),
  name: z.string(),
  state: PlanState,
  wishes: Wishes,
  proposal: Proposal,
  progress: Progress,
  savedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  version: z.int(),
  can: z.object({ change: z.boolean(), close: z.boolean() }),
})
export type Plan = z.output<typeof Plan>

/** What stands around a plan: how each of its programmes is learnt, what it is made of, events of the person. */
export const Around = z.object({
  items: z.array(
    z.object({
      programmeId: z.uuid(),
      /** Null: nobody has put themselves down for it, or it came to nothing. */
      study: z.object({ id: z.uuid(), state: StudyState, share: z.number() }).nullable(),
      /** Empty: the portal holds none of it. */
      materials: z.array(z.object({ title: z.string(), kind: ItemKind })),
    }),
  ),
  events: z.array(
    z.object({
      programmeId: z.uuid(),
      title: z.string(),
      organisation: z.string(),
      startsOn: z.iso.date(),
      endsOn: z.iso.date(),
      /** Its hours, where its organiser has set them. */
      days: z.array(z.object({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime() })),
      href: z.string(),
    }),
  ),
})
export type Around = z.output<typeof Around>

export const PlanLine = z.object({
  id: z.uuid(),
  name: z.string(),
  state: PlanState,
  deadline: z.iso.date(),
  credits: z.int(),
  doneHours: z.int(),
  allHours: z.int(),
  savedAt: z.iso.datetime(),
})
export type PlanLine = z.output<typeof PlanLine>

export const PlanDraft = z.object({
  wishes: Wishes,
  step: z.int().min(0).max(4),
  /** Chosen so far; null while nothing was proposed. */
  items: z.array(z.object({ programmeId: z.uuid(), sessionId: z.uuid().nullable() })).nullable(),
  /** The plan that is being changed; null: a new one. */
  planId: z.uuid().nullable(),
  savedAt: z.iso.datetime().nullable(),
  /** 0: nothing is saved yet. */
  version: z.int(),
})
export type PlanDraft = z.output<typeof PlanDraft>
