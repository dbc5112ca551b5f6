/** Keys by which a system of the organisation works with the portal itself. Promise D9+. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { refusal } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { noOrganisation } from './refusals.ts'

export const SystemKey = z.object({
  /** RFC 7638 thumbprint: the `keyid` of signatures. */
  id: z.string(),
  name: z.string(),
  /** Who registered it and answers for it. */
  by: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  can: z.object({ revoke: z.boolean() }),
})
export type SystemKey = z.output<typeof SystemKey>

export const keyKnown = refusal('key.known', 409, 'Этот ключ уже зарегистрирован. Сделайте новую пару')
export const keyNotFound = refusal('key.not-found', 404, 'Такого действующего ключа нет')

export const listKeys = endpoint({
  method: 'GET',
  path: '/api/learning/keys',
  summary: 'Ключи систем своей организации',
  reply: z.object({ items: z.array(SystemKey) }),
  problems: [noOrganisation],
})
export const addKey = endpoint({
  method: 'POST',
  path: '/api/learning/keys',
  summary: 'Зарегистрировать открытый ключ системы: ею подписываются запросы (RFC 9421)',
  assurance: 'fresh',
  body: z.strictObject({
    name: z.string().trim().min(1, 'Назовите систему').max(100, 'Не длиннее 100 знаков'),
    publicKey: z.string().trim().min(1, 'Вставьте открытый ключ').max(2000, 'Это не открытый ключ'),
  }),
  reply: SystemKey,
  success: 201,
  problems: [noOrganisation, keyKnown, invalid],
})
export const revokeKey = endpoint({
  method: 'POST',
  path: '/api/learning/keys/:id/revocation',
  summary: 'Отозвать ключ системы: с этого мгновения она ничего не может',
  assurance: 'fresh',
  params: z.object({ id: z.string().regex(/^[\w-]{43}$/) }),
  reply: SystemKey,
  problems: [noOrganisation, keyNotFound],
})
