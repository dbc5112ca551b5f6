/** What this module says to the outside: cycles, the ledger of credits, what is missing and by when. Promise D7+. */
import { z } from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { event } from '../../platform/event.ts'
import { refusal } from '../../platform/problem.ts'
import { invalid } from '../../platform/refusals.ts'
import { cycleNotFound, expectationNotFound } from './contract/refusals.ts'
import { packageFiled } from './contract/accreditation.ts'
import { CreditKind, DocumentKind, ExpectationState, Misfit } from './contract/words.ts'

export * from './contract/accreditation.ts'
export * from './contract/claims.ts'
export * from './contract/refusals.ts'
export * from './contract/words.ts'

const Sums = z.record(CreditKind, z.int())
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

export const cycleTaken = refusal('cycle.taken', 409, 'Цикл по этой специальности на эти годы уже открыт')
export const cycleChanged = refusal('cycle.changed', 409, 'Цикл изменили на другом устройстве')
export const cycleHasCredits = refusal(
  'cycle.has-credits',
  409,
  'В цикле есть начисления. Закрыть можно только пустой цикл',
)
/** `leaving` beside it: which ones. */
export const cycleLoses = refusal(
  'cycle.loses-credits',
  409,
  'После этого часть начислений в цикл не войдёт. Подтвердите, что так и нужно',
)
export const objectionOpen = refusal('cycle.objection-open', 409, 'О несогласии уже сказано проверяющим')
export const entryNotFound = refusal('entry.not-found', 404, 'Такого начисления нет')
export const cannotMove = refusal(
  'entry.cannot-move',
  409,
  'Перенести можно то, что не снято, пока цикл идёт',
)
export const cycleClosed = refusal('cycle.closed', 409, 'Этот цикл закрыт')
export const offerNotFound = refusal('cycle.offer-not-found', 404, 'Такой аккредитации среди ваших нет')
export const tooManyCycles = refusal('cycle.too-many', 409, 'Открыто 20 циклов. Закройте лишние')
export const cannotChoose = refusal('expectation.cannot-choose', 409, 'В этот цикл засчитать нельзя')

const Id = z.object({ id: z.uuid() })

export const listCycles = endpoint({
  method: 'GET',
  path: '/api/credits/cycles',
  summary: 'Мои пятилетние циклы, чего не хватает, что ещё не начислено',
  reply: z.object({
    items: z.array(Cycle),
    expectations: z.array(Expectation),
    offers: z.array(Offer),
  }),
})

export const readCycle = endpoint({
  method: 'GET',
  path: '/api/credits/cycles/:id',
  summary: 'Пятилетний цикл: суммы, прогноз, лестница начислений',
  params: Id,
  reply: Cycle,
  problems: [cycleNotFound],
})

export const openCycle = endpoint({
  method: 'POST',
  path: '/api/credits/cycles',
  summary: 'Открыть цикл по сертификату или свидетельству об аккредитации',
  body: CycleFields,
  reply: Cycle,
  success: 201,
  problems: [invalid, cycleTaken, tooManyCycles],
})

export const openFromPaper = endpoint({
  method: 'POST',
  path: '/api/credits/cycles/from-paper',
  summary: 'Открыть цикл по проверенной аккредитации из «Лицензий и аккредитаций»',
  body: z.strictObject({ paperId: z.uuid() }),
  reply: Cycle,
  success: 201,
  problems: [offerNotFound, cycleTaken, tooManyCycles],
})

export const changeCycle = endpoint({
  method: 'PUT',
  path: '/api/credits/cycles/:id',
  summary: 'Исправить данные документа цикла',
  params: Id,
  body: CycleFields.extend({ version: z.int(), isAgreed: z.boolean().default(false) }),
  reply: Cycle,
  problems: [cycleNotFound, invalid, cycleTaken, cycleChanged, cycleClosed, cycleLoses, packageFiled],
})

export const correctCycle = endpoint({
  method: 'POST',
  path: '/api/credits/cycles/:id/paper',
  summary: 'Исправить цикл по проверенной аккредитации: начисления остаются, какие входят в его годы',
  params: Id,
  body: z.strictObject({ paperId: z.uuid(), version: z.int() }),
  reply: Cycle,
  problems: [cycleNotFound, offerNotFound, cycleChanged, cycleTaken, packageFiled],
})

export const objectToPaper = endpoint({
  method: 'POST',
  path: '/api/credits/cycles/objections',
  summary: 'Не согласиться с проверенной аккредитацией: проверяющие увидят оба значения',
  body: z.strictObject({
    paperId: z.uuid(),
    text: z.string().trim().min(10, 'Напишите хотя бы несколько слов').max(500, 'Не длиннее 500 знаков'),
  }),
  problems: [offerNotFound, objectionOpen, invalid],
})

export const closeCycle = endpoint({
  method: 'POST',
  path: '/api/credits/cycles/:id/closure',
  summary: 'Закрыть цикл, открытый по ошибке; только без начислений',
  params: Id,
  problems: [cycleNotFound, cycleHasCredits, cycleClosed],
})

export const listEntries = endpoint({
  method: 'GET',
  path: '/api/credits/cycles/:id/entries',
  summary: 'Начисления цикла, новые сверху',
  params: Id,
  query: z.object({
    kind: CreditKind.optional(),
    cursor: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  reply: z.object({ items: z.array(Entry), total: z.int(), nextCursor: z.string().nullable() }),
  problems: [cycleNotFound],
})

export const whatIf = endpoint({
  method: 'POST',
  path: '/api/credits/cycles/:id/what-if',
  summary: 'Чего будет не хватать, если набрать ещё столько',
  params: Id,
  body: z.strictObject({
    add: z
      .array(z.strictObject({ kind: CreditKind, credits: z.int().min(0).max(2000) }))
      .max(CreditKind.options.length),
  }),
  reply: z.object({ sums: Sums, total: z.int(), ways: z.array(Way) }),
  problems: [cycleNotFound],
})

export const chooseCycle = endpoint({
  method: 'POST',
  path: '/api/credits/expectations/:id/cycle',
  summary: 'Засчитать заработанное в этот цикл',
  params: Id,
  body: z.strictObject({ cycleId: z.uuid() }),
  reply: z.object({ cycleId: z.uuid(), credits: z.int() }),
  problems: [expectationNotFound, cycleNotFound, cannotChoose, cycleClosed],
})

export const moveEntry = endpoint({
  method: 'POST',
  path: '/api/credits/entries/:id/cycle',
  summary: 'Перенести начисление в другой свой цикл, пока нынешний идёт',
  params: Id,
  body: z.strictObject({ cycleId: z.uuid() }),
  reply: z.object({ cycleId: z.uuid(), credits: z.int() }),
  problems: [entryNotFound, cycleNotFound, cannotMove, cannotChoose, packageFiled],
})

export const tellTwins = endpoint({
  method: 'POST',
  path: '/api/credits/expectations/:id/twin',
  summary: 'Сказать, то же ли это обучение, что уже есть: другое начислится, то же — нет',
  params: Id,
  body: z.strictObject({ isAnother: z.boolean() }),
  reply: z.object({ id: z.uuid(), state: ExpectationState }),
  problems: [expectationNotFound],
})

const topics = (p: { personId: string }) => [`person:${p.personId}`]

export const cycleOpened = event(
  'cycle.opened',
  z.object({ cycleId: z.uuid(), personId: z.uuid(), specialty: z.string() }),
  topics,
)
/** A paper was checked that says the same: by itself. */
export const cycleConfirmed = event(
  'cycle.confirmed',
  z.object({ cycleId: z.uuid(), personId: z.uuid(), specialty: z.string(), isOwnAct: z.boolean() }),
  topics,
)
/** A paper was checked that says otherwise: the person is asked. */
export const cycleDiffers = event(
  'cycle.differs',
  z.object({
    cycleId: z.uuid(),
    personId: z.uuid(),
    paperId: z.uuid(),
    specialty: z.string(),
    does: z.enum(['correct', 'follow']),
  }),
  topics,
)
export const cycleSaved = event('cycle.saved', z.object({ cycleId: z.uuid(), personId: z.uuid() }), topics)
export const credited = event(
  'credits.credited',
  z.object({
    cycleId: z.uuid(),
    personId: z.uuid(),
    credits: z.int(),
    title: z.string(),
    /** The ledger took it back. */
    isReversal: z.boolean(),
    /** Why it was taken back; events of long ago have none. */
    reason: z.string().optional(),
    /** The person did it and sees it. */
    isOwnAct: z.boolean(),
    /** The entry behind it; events of long ago have none. */
    of: z
      .object({
        source: z.string(),
        kind: CreditKind,
        earnedOn: z.iso.date(),
        organisation: z.string().nullable(),
      })
      .optional(),
  }),
  topics,
)
const Waiting = z.object({
  expectationId: z.uuid(),
  personId: z.uuid(),
  credits: z.int(),
  title: z.string(),
})
/** Earned, and no cycle takes it by itself. */
export const creditWaits = event('credits.waits', Waiting, topics)
/** It looks like what stands already: the person says whether it is; or it certainly is, and is not counted again. */
export const creditDoubted = event('credits.doubted', Waiting.extend({ twin: z.string() }), topics)
export const creditTwice = event('credits.twice', Waiting.extend({ twin: z.string() }), topics)
/** A checked document that brings no credits, and by which rule. */
export const creditNone = event(
  'credits.none',
  z.object({ personId: z.uuid(), source: z.string(), title: z.string(), rule: z.string() }),
  topics,
)
