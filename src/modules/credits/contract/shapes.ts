/** Shapes of cycles, of the ledger and of what waits for it. Promise D7+. */
import { z } from 'zod'
import { CreditKind, DocumentKind, ExpectationState, Misfit } from './words.ts'

export const Sums = z.record(CreditKind, z.int())
export type Sums = z.output<typeof Sums>

/** One way to be admitted, and how far the person is on it. */
export const Way = z.object({
  rule: z.string(),
  title: z.string(),
  source: z.string(),
  /** Credits needed in all, and of them by programmes at least. */
  total: z.int(),
  programmes: z.int(),
  /** How much of what is earned counts on this way. */
  counted: z.int(),
  missing: z.int(),
  /** Of the missing, by programmes at least. */
  missingProgrammes: z.int(),
})
export type Way = z.output<typeof Way>

export const Forecast = z.object({
  /** The way with the least missing stands first. */
  ways: z.array(Way),
  daysLeft: z.int(),
  /** Credits a month from today on, so that nothing is missing at the end; null when nothing is. */
  monthlyNeed: z.int().nullable(),
  /** Credits of the last twelve months. */
  lastYear: z.int(),
  yearlyPace: z.int(),
  /** With the pace of the last twelve months kept up: enough by this day; null when it never comes. */
  enoughOn: z.iso.date().nullable(),
  /** The rules change before the cycle ends: the last day of those that were counted with. */
  rulesUntil: z.iso.date().nullable(),
})
export type Forecast = z.output<typeof Forecast>

export const Cycle = z.object({
  id: z.uuid(),
  specialty: z.object({ key: z.string(), code: z.string().nullable(), name: z.string() }),
  document: z.object({
    kind: DocumentKind,
    series: z.string().nullable(),
    number: z.string().nullable(),
    issuedOn: z.iso.date(),
  }),
  /** The federal register knows the paper: it was checked here. Credits run without it too. */
  isConfirmed: z.boolean(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  /** Documents for periodic accreditation are taken from this day to the end of the cycle. */
  filingFrom: z.iso.date(),
  state: z.enum(['running', 'over', 'closed']),
  sums: Sums,
  total: z.int(),
  /** The total after each day with a change, in order. */
  stair: z.array(z.object({ day: z.iso.date(), total: z.int() })),
  forecast: Forecast,
  version: z.int(),
  can: z.object({ change: z.boolean(), close: z.boolean() }),
})
export type Cycle = z.output<typeof Cycle>

/** A cycle of the person; `whyNot`: the credit may not stand in it. */
export const CyclePlace = z.object({ id: z.uuid(), name: z.string(), whyNot: Misfit.nullable() })
export type CyclePlace = z.output<typeof CyclePlace>

export const Entry = z.object({
  id: z.uuid(),
  kind: CreditKind,
  /** Negative: it takes another entry back. */
  credits: z.int(),
  earnedOn: z.iso.date(),
  title: z.string(),
  organisation: z.string().nullable(),
  /** Where it comes from: a path of the portal, when the person may open it. */
  link: z.string().nullable(),
  rule: z.string(),
  approver: z.string(),
  at: z.iso.datetime(),
  reason: z.string().nullable(),
  /** It was taken back later. */
  isReversed: z.boolean(),
  /** Other cycles of the person, while it may be moved into one of them. */
  cycles: z.array(CyclePlace),
  can: z.object({ move: z.boolean() }),
})
export type Entry = z.output<typeof Entry>

/** Another credit, as far as it is told apart by. */
export const Twin = z.object({
  title: z.string(),
  credits: z.int(),
  earnedOn: z.iso.date(),
  organisation: z.string().nullable(),
})
export type Twin = z.output<typeof Twin>

export const Expectation = z.object({
  id: z.uuid(),
  kind: CreditKind,
  credits: z.int(),
  earnedOn: z.iso.date(),
  title: z.string(),
  organisation: z.string().nullable(),
  state: ExpectationState,
  dueOn: z.iso.date().nullable(),
  isOverdue: z.boolean(),
  remindedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  /** The person's cycles, and why it may not be counted in one of them. */
  cycles: z.array(CyclePlace),
  /** Where it comes from: a path of the portal. */
  link: z.string().nullable(),
  /** What stands already and looks the same: asked while the state is `doubt`, named where it was refused for it. */
  twin: Twin.nullable(),
  can: z.object({ choose: z.boolean(), remind: z.boolean(), withdraw: z.boolean(), tell: z.boolean() }),
})
export type Expectation = z.output<typeof Expectation>

export const LeavingCredit = z.object({ title: z.string(), credits: z.int(), earnedOn: z.iso.date() })
export type LeavingCredit = z.output<typeof LeavingCredit>

/** A checked accreditation of which no cycle says the same yet. */
export const Offer = z.object({
  paperId: z.uuid(),
  title: z.string(),
  specialty: z.string(),
  issuedOn: z.iso.date(),
  /** `correct` a cycle that says otherwise, or begin the one that `follow`s it. */
  does: z.enum(['open', 'correct', 'follow']),
  cycle: z.object({ id: z.uuid(), version: z.int() }).nullable(),
  changes: z.array(z.object({ label: z.string(), was: z.string(), becomes: z.string() })),
  /** Credits that would stand in the cycle no more. */
  leaving: z.array(LeavingCredit),
  /** The person did not agree: verifiers look at it, or have looked and stand by the paper. */
  objection: z.enum(['open', 'refused']).nullable(),
})
export type Offer = z.output<typeof Offer>

export const CycleFields = z.object({
  specialty: z.string().max(60).default(''),
  documentKind: DocumentKind.default('accreditation'),
  /** The paper is not given out yet: series and number come later. */
  isAwaited: z.boolean().default(false),
  series: z.string().trim().max(20, 'Не длиннее 20 знаков').default(''),
  number: z.string().trim().max(40, 'Не длиннее 40 знаков').default(''),
  issuedOn: z.string().max(40).default(''),
})
export type CycleFields = z.output<typeof CycleFields>
