/** A section that lives on another platform: where it leads, that the learner went through it, that the organisation confirms it. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { event } from '../../../platform/event.ts'
import { OutsideAddress } from '../../../platform/outside-address.ts'
import { refusal } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { programmeNotFound } from '../../learning/contract.ts'
import { Outline, title } from './desk.ts'
import { ManyWait } from './events.ts'
import { ExternalClaimState, ExternalPlace } from './external-place.ts'
import { Course } from './learn.ts'
import * as no from './refusals.ts'

export const claimNotFound = refusal('external-claim.not-found', 404, 'Такого сообщения нет')
export const claimDecided = refusal(
  'external-claim.decided',
  409,
  'По этому сообщению уже решили. Посмотрите, что вышло',
)

const Id = z.object({ id: z.uuid() })

/** Learners keep what they began with. */
export const ExternalFields = z.strictObject({
  // In the order of the form: its summary of faults leads from above to below.
  title,
  platform: ExternalPlace.shape.platform,
  url: OutsideAddress.refine((text) => !/[?&]return=/.test(text), {
    error: 'Уберите из адреса параметр return: его добавит портал',
  }),
  task: ExternalPlace.shape.task,
  confirmedBy: ExternalPlace.shape.confirmedBy,
  isRequired: z.boolean(),
})
export type ExternalFields = z.output<typeof ExternalFields>

export const addExternal = endpoint({
  method: 'POST',
  path: '/api/content/programmes/:id/external',
  summary: 'Поставить в содержание раздел, который проходят на внешней платформе',
  params: Id,
  body: ExternalFields,
  reply: Outline,
  success: 201,
  problems: [programmeNotFound, invalid],
})
export const changeExternal = endpoint({
  method: 'PUT',
  path: '/api/content/items/:id/external',
  summary: 'Куда ведёт раздел на внешней платформе и что там делать; кто уже учится, остаётся с прежним',
  params: Id,
  body: ExternalFields,
  reply: Outline,
  problems: [no.itemNotFound, invalid],
})

const OfItem = Id.extend({ itemId: z.uuid() })
const begun = [no.courseNotFound, no.courseNotBegun, no.courseEmpty, no.itemNotFound]

export const claimExternal = endpoint({
  method: 'POST',
  path: '/api/courses/:id/items/:itemId/claim',
  summary: 'Сообщить, что раздел на внешней платформе пройден. Повтор ничего не меняет',
  params: OfItem,
  body: z.strictObject({ note: z.string().trim().max(2000, 'Не длиннее 2000 знаков').default('') }),
  reply: Course,
  problems: [...begun, no.entryFirst],
})
export const takeBackClaim = endpoint({
  method: 'DELETE',
  path: '/api/courses/:id/items/:itemId/claim',
  summary: 'Отозвать своё сообщение, пока организация не решила',
  params: OfItem,
  reply: Course,
  problems: [...begun, claimDecided],
})

/** As the organisation sees it. */
export const LearnerClaim = z.object({
  id: z.uuid(),
  state: ExternalClaimState,
  learner: z.string(),
  programmeTitle: z.string(),
  itemTitle: z.string(),
  platform: z.string(),
  confirmedBy: z.string(),
  note: z.string().nullable(),
  claimedAt: z.iso.datetime(),
  dueOn: z.iso.date(),
  isOverdue: z.boolean(),
})
export type LearnerClaim = z.output<typeof LearnerClaim>

export const listClaims = endpoint({
  method: 'GET',
  path: '/api/content/claims',
  summary:
    'Кто из слушателей своей организации сообщил о прохождении на внешней платформе и ждёт подтверждения',
  query: z.object({
    cursor: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  reply: z.object({
    items: z.array(LearnerClaim),
    total: z.int(),
    overdue: z.int(),
    nextCursor: z.string().nullable(),
  }),
})
export const decideClaim = endpoint({
  method: 'POST',
  path: '/api/content/claims/:id/decision',
  summary: 'Подтвердить прохождение на внешней платформе или вернуть сообщение с причиной',
  params: Id,
  body: z
    .strictObject({
      outcome: ExternalClaimState.extract(['confirmed', 'returned']),
      reason: z.string().trim().max(1000, 'Не длиннее 1000 знаков').default(''),
    })
    .refine((b) => b.outcome === 'confirmed' || b.reason.length >= 5, {
      path: ['reason'],
      error: 'Напишите, чего не хватает: это прочтёт слушатель',
    }),
  reply: z.object({ id: z.uuid(), state: ExternalClaimState }),
  problems: [claimNotFound, claimDecided, invalid],
})

/** Learners wait to be confirmed. */
export const claimsWait = event('external-claims.wait', ManyWait)

export const claimSettled = event(
  'external-claim.decided',
  z.object({
    claimId: z.uuid(),
    studyId: z.uuid(),
    itemId: z.uuid(),
    personId: z.uuid(),
    /** Of the programme. */
    title: z.string(),
    itemTitle: z.string(),
    outcome: ExternalClaimState.extract(['confirmed', 'returned']),
    reason: z.string().nullable(),
  }),
  (e) => [`person:${e.personId}`],
)
