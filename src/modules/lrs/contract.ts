/** What this module says to the outside: who may speak xAPI with the store, its refusals and limits. Promise D9+. */
import { z } from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { refusal } from '../../platform/problem.ts'

/** Rights of a client, in the words of xAPI 1.0.3 part 3 §4. */
export const Scope = z.enum([
  'statements/write',
  'statements/read',
  'statements/read/mine',
  'state',
  'profile',
  'define',
])
export type Scope = z.output<typeof Scope>

/** In which version a client is answered that names none. */
export const Speaks = z.enum(['1.0.3', '2.0.0'])
export type Speaks = z.output<typeof Speaks>

/** The store of the portal itself; every other one has the id of its organisation. */
export const portalStore = '00000000-0000-0000-0000-000000000000'

/** Where looks of whoever teaches are said: nobody reads it, each night it is emptied. */
export const previewStore = '00000000-0000-0000-0000-000000000001'

export const limits = {
  /** One request of statements without attachments, and one document. */
  jsonBytes: 2 * 1024 * 1024,
  /** One request of statements with attachments. */
  multipartBytes: 16 * 1024 * 1024,
  statements: 500,
  /** Statements of one answer, and so many when the caller wishes no number. */
  answered: 500,
  answeredUsually: 100,
  answeredBytes: 8 * 1024 * 1024,
  /** Lists in objects in lists… */
  depth: 60,
} as const

const Id = z.object({ id: z.uuid() })
const title = z.string().trim().min(3, 'Назовите систему').max(120, 'Не длиннее 120 знаков')

export const Client = z.object({
  id: z.uuid(),
  title: z.string(),
  key: z.string(),
  /** Null: the store of the portal itself. */
  organisation: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  scopes: z.array(Scope),
  speaks: Speaks,
  madeAt: z.iso.datetime(),
  /** Its last request, to the minute. */
  usedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  can: z.object({ revoke: z.boolean() }),
})
export type Client = z.output<typeof Client>

export const NewClient = z.strictObject({
  title,
  organisationId: z.uuid().nullable(),
  scopes: z.array(Scope).min(1, 'Выберите хотя бы одно право').max(Scope.options.length),
  speaks: Speaks.default('2.0.0'),
})
export type NewClient = z.output<typeof NewClient>

export const clientNotFound = refusal('lrs-client.not-found', 404, 'Такой внешней системы нет')
export const organisationUnknown = refusal('lrs-client.organisation-unknown', 422, 'Такой организации нет')

export const listClients = endpoint({
  method: 'GET',
  path: '/api/lrs/clients',
  summary: 'Внешние системы, которым открыто хранилище записей об обучении',
  reply: z.object({ items: z.array(Client) }),
})
export const makeClient = endpoint({
  method: 'POST',
  path: '/api/lrs/clients',
  summary: 'Открыть хранилище внешней системе: секрет показывается один раз',
  body: NewClient,
  reply: z.object({ client: Client, secret: z.string() }),
  success: 201,
  problems: [organisationUnknown],
  assurance: 'fresh',
})
/** What was done with one system, and what it read: each request of a search is a row. */
export const ClientAct = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  what: z.enum(['made', 'revoked', 'read']),
  /** Null: at the console of the server, or the system itself. */
  by: z.string().nullable(),
  isConsole: z.boolean(),
})
export type ClientAct = z.output<typeof ClientAct>

export const readClient = endpoint({
  method: 'GET',
  path: '/api/lrs/clients/:id',
  summary: 'Одна внешняя система: её права, последний запрос и журнал',
  params: Id,
  reply: z.object({
    client: Client,
    /** Where it speaks xAPI. */
    address: z.string(),
    acts: z.array(ClientAct),
  }),
  problems: [clientNotFound],
})
export const revokeClient = endpoint({
  method: 'POST',
  path: '/api/lrs/clients/:id/revocation',
  summary: 'Закрыть хранилище для внешней системы',
  params: Id,
  reply: Client,
  problems: [clientNotFound],
  assurance: 'fresh',
})

/** Refusals of the xAPI addresses: their statuses are the standard's. */
export const xapiInvalid = refusal('xapi.invalid', 400, 'Запрос не по правилам xAPI')
export const xapiUnauthenticated = refusal('xapi.unauthenticated', 401, 'Нужны действующие ключ и секрет')
export const xapiForbidden = refusal('xapi.forbidden', 403, 'Этому ключу это не разрешено')
export const xapiNotFound = refusal('xapi.not-found', 404, 'Такого здесь нет')
export const xapiMethod = refusal('xapi.method', 405, 'Так к этому адресу не обращаются')
export const xapiStatementConflict = refusal(
  'xapi.statement-conflict',
  409,
  'Утверждение с этим id уже есть и говорит другое',
)
export const xapiDocumentConflict = refusal(
  'xapi.document-conflict',
  409,
  'Документ уже есть: прочитайте его и укажите If-Match с его ETag',
)
export const xapiPrecondition = refusal(
  'xapi.precondition',
  412,
  'Документ с тех пор изменился или условие не выполнено: прочитайте его снова',
)
export const xapiTooLarge = refusal('xapi.too-large', 413, 'Слишком большой запрос')
