/** What this module says to the outside: cycles, the ledger of credits, what is missing and by when. Promise D7+. */
import { z } from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { refusal } from '../../platform/problem.ts'
import { invalid } from '../../platform/refusals.ts'
import { Cycle, CycleFields, Entry, Expectation, Offer, Sums, Way } from './contract/shapes.ts'
import { CreditKind, ExpectationState } from './contract/words.ts'
import { cycleNotFound, expectationNotFound } from './contract/refusals.ts'
import { packageFiled } from './contract/accreditation.ts'

export * from './contract/accreditation.ts'
export * from './contract/activities.ts'
export * from './contract/corrections.ts'
export * from './contract/claims.ts'
export * from './contract/events.ts'
export * from './contract/refusals.ts'
export * from './contract/shapes.ts'
export * from './contract/weigh.ts'
export * from './contract/words.ts'

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
