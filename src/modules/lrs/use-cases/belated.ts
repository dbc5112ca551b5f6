/** D2, D9+: what a session said without a line comes in later, word for word: once, under the rules of its session, never over what was written since. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import type { SessionGuard } from '../../../platform/session-guard.ts'
import { xapiForbidden, xapiNotFound, xapiPrecondition } from '../contract.ts'
import { isRecord, type Json } from '../domain/check.ts'
import { saysSame } from '../domain/likeness.ts'
import { findClient } from '../store/clients.ts'
import { keptStatements } from '../store/statements.ts'
import type { Asked } from './asked.ts'
import { deleteDocument, postDocument, putDocument, standing, type DocumentKind } from './documents.ts'
import { speakerFrom } from './speak.ts'
import { postStatements, putStatement } from './write-statements.ts'

/** A request as it was made, without its key. */
export interface BelatedRequest {
  readonly method: 'PUT' | 'POST' | 'DELETE'
  /** «/xapi/statements» */
  readonly resource: string
  readonly params: Readonly<Record<string, string>>
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  readonly saidAt: Date
}

/** `older`: the document was written by somebody else since, that stands. */
export type BelatedOutcome = 'kept' | 'older'

export interface Belated {
  readonly clientId: string
  readonly guard: SessionGuard
  readonly request: BelatedRequest
  /** Before anything new is taken; what is kept already changes nothing. */
  readonly beforeNew: () => Promise<void>
}

const documents: Readonly<Record<string, DocumentKind>> = {
  '/xapi/activities/state': 'state',
  '/xapi/agents/profile': 'agent-profile',
}

/** The caller stands beyond the wall, in the transaction of this request alone, and has checked whose session it is. */
export async function takeBelated(
  tx: Context,
  { clientId, guard, request, beforeNew }: Belated,
): Promise<BelatedOutcome> {
  const row = await findClient(tx.db, clientId)
  const speaker = row && speakerFrom(row)
  if (!speaker?.limit) throw new Problem(xapiForbidden, { detail: 'Запуск забыт: прошло больше месяца' })
  const header = (name: string) => request.headers[name]
  const asked: Asked = {
    guard,
    speaker,
    version: header('x-experience-api-version')?.startsWith('2.') ? '2.0.0' : '1.0.3',
    params: new Map(Object.entries(request.params)),
    header,
    body: request.body,
    contentType: header('content-type') ?? '',
    // Nobody says something later than now.
    saidAt: request.saidAt < tx.now ? request.saidAt : tx.now,
  }
  const { method, resource } = request
  if (resource === '/xapi/statements' && method !== 'DELETE') {
    if (await isKept(tx, asked)) return 'kept'
    await beforeNew()
    await (method === 'PUT' ? putStatement : postStatements)(tx, asked)
    return 'kept'
  }
  const kind = documents[resource]
  if (!kind) throw new Problem(xapiNotFound)
  const { params, body, contentType } = asked
  const documentId = params.get('stateId') ?? params.get('profileId') ?? null
  await guard.admit(tx, { clientId, resource, method, documentId, body, contentType })
  return writeDocument(tx, asked, kind, method)
}

const writers = { PUT: putDocument, POST: postDocument, DELETE: deleteDocument }

async function writeDocument(
  tx: Context,
  asked: Asked,
  kind: DocumentKind,
  method: keyof typeof writers,
): Promise<BelatedOutcome> {
  const doc = await standing(tx, asked, kind)
  if (method === 'PUT' && doc?.content.equals(asked.body)) return 'kept'
  const believes = asked.header('if-match') ?? asked.header('if-none-match')
  // Without a belief of its own the later word stands, whichever device said it.
  if (believes === undefined && doc && doc.updatedAt > asked.saidAt!) return 'older'
  try {
    await writers[method](kind)(tx, asked)
    return 'kept'
  } catch (error) {
    if (error instanceof Problem && error.code === xapiPrecondition.code) return 'older'
    throw error
  }
}

/** All of them, as they were told: an answer was lost on its way, nothing else. */
async function isKept(tx: Context, asked: Asked): Promise<boolean> {
  let value: unknown
  try {
    value = JSON.parse(asked.body.toString('utf8'))
  } catch {
    // With attachments, or nothing that can be read: whoever takes it says so.
    return false
  }
  const told = (Array.isArray(value) ? value : [value]).filter(isRecord) as Json[]
  const ids = told.map((one) => {
    const id = one['id'] ?? asked.params.get('statementId')
    return typeof id === 'string' ? id.toLowerCase() : ''
  })
  if (ids.length === 0 || ids.some((id) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)))
    return false
  const known = new Map(
    (await keptStatements(tx.db, asked.speaker.storeId, ids)).map((one) => [one.id, one.body]),
  )
  return told.every((one, i) => {
    const body = known.get(ids[i]!)
    return body !== undefined && saysSame({ ...one, id: ids[i] }, JSON.parse(body) as Json)
  })
}
