/** Credits that were earned and not told of by the organisation: the person claims, reminds; its staff confirms or refuses. Promise D7+. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { event } from '../../../platform/event.ts'
import { refusal } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { expectationNotFound } from './refusals.ts'
import { CreditKind, ExpectationState } from './words.ts'

export const ClaimFields = z.object({
  organisationId: z.uuid().or(z.literal('')).default(''),
  kind: CreditKind.exclude(['other']).default('programme'),
  specialty: z.string().max(60).default(''),
  title: z.string().trim().max(300, 'Не длиннее 300 знаков').default(''),
  hours: z.string().trim().max(10, 'Не длиннее 10 знаков').default(''),
  endedOn: z.string().max(40).default(''),
  /** The person was shown what looks the same and says that it is another. */
  isAnother: z.boolean().default(false),
})
export type ClaimFields = z.output<typeof ClaimFields>

/** As the staff of the organisation sees it. */
export const Claim = z.object({
  id: z.uuid(),
  person: z.string(),
  kind: CreditKind,
  title: z.string(),
  specialty: z.string(),
  credits: z.int(),
  endedOn: z.iso.date(),
  madeAt: z.iso.datetime(),
  dueOn: z.iso.date().nullable(),
  isOverdue: z.boolean(),
  remindedAt: z.iso.datetime().nullable(),
  state: ExpectationState,
  number: z.string().nullable(),
  reason: z.string().nullable(),
  can: z.object({ decide: z.boolean(), reverse: z.boolean() }),
})
export type Claim = z.output<typeof Claim>

export const claimTwice = refusal(
  'claim.twice',
  409,
  'За это обучение уже начислено или уже ждёт подтверждения',
)
/** `twins` beside it: what it looks like. */
export const claimAlike = refusal(
  'claim.alike',
  409,
  'Похоже на то, что уже есть. Если это другое обучение, отметьте это и отправьте ещё раз',
)
export const remindedLately = refusal('claim.reminded-lately', 409, 'Организации уже напомнили')
export const claimSettled = refusal('claim.settled', 409, 'По этому обучению уже решено')
export const claimNotConfirmed = refusal(
  'claim.not-confirmed',
  409,
  'Снять можно только подтверждённое: здесь уже решено иначе',
)
export const tooManyClaims = refusal('claim.too-many', 409, 'Ждут ответа 50 записей: дождитесь их')
export const noClaims = refusal('claim.no-organisation', 409, 'Выберите, от какой организации вы действуете')

const Id = z.object({ id: z.uuid() })
export const Settled = z.object({ id: z.uuid(), state: ExpectationState })

export const makeClaim = endpoint({
  method: 'POST',
  path: '/api/credits/claims',
  summary: 'Сообщить, что обучение окончено, а ЗЕТ не начислены: организация подтвердит',
  body: ClaimFields,
  reply: z.object({ id: z.uuid(), dueOn: z.iso.date() }),
  success: 201,
  problems: [invalid, claimTwice, claimAlike, tooManyClaims],
})

export const withdrawClaim = endpoint({
  method: 'POST',
  path: '/api/credits/claims/:id/withdrawal',
  summary: 'Отозвать своё сообщение',
  params: Id,
  reply: Settled,
  problems: [expectationNotFound, claimSettled],
})

export const remindOrganisation = endpoint({
  method: 'POST',
  path: '/api/credits/claims/:id/reminder',
  summary: 'Напомнить организации; не чаще раза в три дня',
  params: Id,
  reply: z.object({ remindedAt: z.iso.datetime() }),
  problems: [expectationNotFound, claimSettled, remindedLately],
})

export const listClaims = endpoint({
  method: 'GET',
  path: '/api/credits/desk/claims',
  summary: 'Что ждёт подтверждения моей организации, раньше всего — с ближайшим сроком',
  query: z.object({
    state: z.enum(['open', 'decided']).default('open'),
    cursor: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  reply: z.object({ items: z.array(Claim), nextCursor: z.string().nullable() }),
  problems: [noClaims],
})

export const confirmClaim = endpoint({
  method: 'POST',
  path: '/api/credits/desk/claims/:id/confirmation',
  summary: 'Подтвердить обучение: ЗЕТ начислятся человеку',
  params: Id,
  body: z.strictObject({ number: z.string().trim().max(60, 'Не длиннее 60 знаков').default('') }),
  reply: Settled,
  problems: [expectationNotFound, invalid, claimSettled],
})

export const refuseClaim = endpoint({
  method: 'POST',
  path: '/api/credits/desk/claims/:id/refusal',
  summary: 'Отказать в подтверждении с причиной: человек её прочитает',
  params: Id,
  body: z.strictObject({ reason: z.string().trim().max(500, 'Не длиннее 500 знаков').default('') }),
  reply: Settled,
  problems: [expectationNotFound, invalid, claimSettled],
})

/** Why what was confirmed by mistake is taken back. */
export const Reversal = z.strictObject({
  reason: z.string().trim().max(500, 'Не длиннее 500 знаков').default(''),
})
export const reversalProblems = [expectationNotFound, invalid, claimNotConfirmed]

export const reverseClaim = endpoint({
  method: 'POST',
  path: '/api/credits/desk/claims/:id/reversal',
  summary: 'Снять подтверждение, данное по ошибке: ЗЕТ снимутся, человек прочитает причину',
  params: Id,
  body: Reversal,
  reply: Settled,
  problems: reversalProblems,
})

/** One claim as its person sees it, whatever came of it. */
export const OwnClaim = z.object({
  id: z.uuid(),
  kind: CreditKind,
  title: z.string(),
  organisation: z.string().nullable(),
  credits: z.int(),
  endedOn: z.iso.date(),
  state: ExpectationState,
  madeAt: z.iso.datetime(),
  dueOn: z.iso.date().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  approver: z.string().nullable(),
  number: z.string().nullable(),
  rule: z.string(),
  reason: z.string().nullable(),
  cycle: z.object({ id: z.uuid(), name: z.string() }).nullable(),
})
export type OwnClaim = z.output<typeof OwnClaim>

export const readClaim = endpoint({
  method: 'GET',
  path: '/api/credits/claims/:id',
  summary: 'Моё сообщение о неначисленных ЗЕТ: кто и что решил',
  params: Id,
  reply: OwnClaim,
  problems: [expectationNotFound],
})

const News = z.object({
  expectationId: z.uuid(),
  personId: z.uuid(),
  credits: z.int(),
  title: z.string(),
})
const toPerson = (p: { personId: string }) => [`person:${p.personId}`]
const toStaff = (p: { staffIds: readonly string[] }) => p.staffIds.map((id) => `person:${id}`)
const ToStaff = News.extend({ staffIds: z.array(z.uuid()), dueOn: z.iso.date() })

export const claimMade = event('claim.made', ToStaff, toStaff)
export const claimReminded = event('claim.reminded', ToStaff, toStaff)
export const claimRefused = event('claim.refused', News.extend({ reason: z.string() }), toPerson)
/** `wasCredited`: the ledger told the person of it already. */
export const claimReversed = event(
  'claim.reversed',
  News.extend({ reason: z.string(), wasCredited: z.boolean(), staffIds: z.array(z.uuid()) }),
  toPerson,
)
export const claimOverdue = event('claim.overdue', News.extend({ dueOn: z.iso.date() }), toPerson)
/** For the open pages of both sides, and of whoever corrects credits. */
export const claimMoved = event(
  'claim.moved',
  z.object({ expectationId: z.uuid(), personId: z.uuid(), staffIds: z.array(z.uuid()) }),
  (p) => [`person:${p.personId}`, ...toStaff(p), 'permission:credits.correct'],
)
