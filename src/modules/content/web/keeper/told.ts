/** What a request of a lesson is about, and how the store itself would answer it (xAPI 1.0.3 part 3). */
import { keepable, maxWordBytes, type LessonAnswer, type LessonAsks, type Word } from '../../contract.ts'

export interface Told {
  readonly method: string
  readonly resource: string
  readonly params: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export const isReading = ({ method }: Told): boolean => method === 'GET' || method === 'HEAD'

export function toldBy({ method, url, headers, body }: LessonAsks): Told {
  const { pathname, searchParams } = new URL(url)
  return {
    method,
    resource: pathname,
    params: Object.fromEntries(searchParams),
    headers,
    body: new Uint8Array(body ?? new ArrayBuffer(0)),
  }
}

/** One document; null: statements, or a list of documents. */
export function documentOf({ resource, params }: Told): string | null {
  const id = params['stateId'] ?? params['profileId']
  if (resource === '/xapi/statements' || id === undefined) return null
  const { since: _, ...named } = params
  return JSON.stringify([resource, Object.entries(named).toSorted(([a], [b]) => (a < b ? -1 : 1))])
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

interface Statement {
  readonly id?: unknown
  readonly verb?: { readonly id?: unknown }
}

/** Null: none that can be read, or one of them has no id and would be counted twice. */
export function statementsIn({ params, body }: Told): readonly { id: string; verb: string }[] | null {
  try {
    const value = JSON.parse(textOf(body)) as Statement | Statement[]
    const all = (Array.isArray(value) ? value : [value]).map((one) => ({
      id: one.id ?? params['statementId'],
      verb: typeof one.verb?.id === 'string' ? one.verb.id : '',
    }))
    return all.every((one): one is { id: string; verb: string } => typeof one.id === 'string') ? all : null
  } catch {
    return null
  }
}

export const endsLesson = (told: Told): boolean =>
  told.resource === '/xapi/statements' &&
  (statementsIn(told) ?? []).some(({ verb }) => verb === 'http://adlnet.gov/expapi/verbs/terminated')

const kept = ['content-type', 'x-experience-api-version', 'if-match', 'if-none-match'] as const

function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

/** Null: it cannot wait, whoever said it learns that there is no line. */
export function wordOf(told: Told, saidAt: Date): Omit<Word, 'seq'> | null {
  const { method, resource, params, headers, body } = told
  if (method !== 'PUT' && method !== 'POST' && method !== 'DELETE') return null
  const known = keepable.find((one) => one === resource)
  const isStatements = resource === '/xapi/statements'
  // The form of 1.0.3 that hides another method is of no browser that runs here.
  if (!known || 'method' in params || body.length > maxWordBytes) return null
  if (isStatements ? statementsIn(told) === null : documentOf(told) === null) return null
  return {
    method,
    resource: known,
    params: { ...params },
    headers: Object.fromEntries(kept.flatMap((name) => (headers[name] ? [[name, headers[name]]] : []))),
    body: base64(body),
    saidAt: saidAt.toISOString(),
  }
}

const bytesOf = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer

export const answered = (
  { headers }: Told,
  status: number,
  said: { readonly type?: string; readonly body?: Uint8Array; readonly etag?: string } = {},
): LessonAnswer => ({
  status,
  headers: {
    'x-experience-api-version': headers['x-experience-api-version'] ?? '1.0.3',
    ...(said.type ? { 'content-type': said.type } : {}),
    ...(said.etag ? { etag: `"${said.etag}"` } : {}),
  },
  body: said.body ? said.body.slice().buffer : null,
})

/** As the store does: ids of statements, nothing of a document. */
export function acknowledged(told: Told): LessonAnswer {
  if (told.resource !== '/xapi/statements' || told.method !== 'POST') return answered(told, 204)
  const ids = (statementsIn(told) ?? []).map(({ id }) => id)
  return answered(told, 200, { type: 'application/json', body: new Uint8Array(bytesOf(JSON.stringify(ids))) })
}
