/** F8: a person asks for another status from the cabinet; two verifiers decide; the rights change at once. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { event } from '../../../platform/event.ts'
import { refusal } from '../../../platform/problem.ts'
import { RoleName } from '../../identity/contract.ts'
import { Named } from './shapes.ts'

/** `review`: documents are compared; `second`: another verifier must agree; the rest are ends. */
export const StatusState = z.enum(['review', 'second', 'given', 'refused', 'withdrawn'])
export type StatusState = z.output<typeof StatusState>

export const statusWords: Readonly<Record<StatusState, string>> = {
  review: 'Проверяем документы',
  second: 'Ждёт второй подписи',
  given: 'Статус изменён',
  refused: 'Отклонено',
  withdrawn: 'Отозвано',
}

export const StatusRequest = z.object({
  id: z.uuid(),
  role: RoleName,
  insteadOf: RoleName.nullable(),
  organisation: Named.nullable(),
  words: z.string(),
  state: StatusState,
  askedAt: z.iso.datetime(),
  settledAt: z.iso.datetime().nullable(),
  /** Why it was refused. */
  why: z.string().nullable(),
  application: z.object({ id: z.uuid(), number: z.string() }),
})
export type StatusRequest = z.output<typeof StatusRequest>

export const ownStatus = endpoint({
  method: 'GET',
  path: '/api/status',
  summary: 'Мой статус: роли, которые можно попросить, и мои заявления о смене статуса',
  reply: z.object({
    /** May be asked for; held ones are not offered. */
    offered: z.array(RoleName),
    /** Work roles given here, one of which the new one may come instead of. */
    held: z.array(RoleName),
    requests: z.array(StatusRequest),
  }),
})

export const statusUnderWay = refusal(
  'status.under-way',
  409,
  'Заявление о смене статуса уже рассматривается. Дождитесь решения или отзовите его',
)
export const statusNotOffered = refusal('status.not-offered', 409, 'Эту роль в кабинете не просят')

export const askStatus = endpoint({
  method: 'POST',
  path: '/api/status/requests',
  summary: 'Попросить другой статус: документы сверит проверяющий, согласится второй',
  body: z.strictObject({
    role: RoleName,
    insteadOf: RoleName.nullable().default(null),
    organisationId: z.uuid().nullable().default(null),
    words: z
      .string()
      .trim()
      .min(10, 'Напишите, почему меняется статус: хотя бы 10 знаков')
      .max(1000, 'Не больше 1000 знаков'),
    fileIds: z
      .array(z.uuid())
      .min(1, 'Приложите документ: приказ, диплом, договор')
      .max(10, 'Не больше 10 файлов'),
  }),
  reply: StatusRequest,
  success: 201,
  problems: [statusUnderWay, statusNotOffered],
})
export type AskStatus = z.output<typeof askStatus.body>

export const statusChanged = event(
  'staff.status-changed',
  z.object({ requestId: z.uuid(), personId: z.uuid(), role: RoleName, state: StatusState }),
  (p) => [`person:${p.personId}`, 'permission:roles.read'],
)
