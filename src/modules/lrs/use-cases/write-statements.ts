/** D9+: `PUT` and `POST` of statements, with attachments or without. */
import { createHash } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { limits, xapiInvalid, xapiTooLarge } from '../contract.ts'
import { isRecord, type Json } from '../domain/check.ts'
import { boundaryOf, readMultipart, type Part } from '../domain/multipart.ts'
import { signatureUsage, whyNotSigned } from '../domain/signed.ts'
import { faultsOf } from '../domain/statement.ts'
import * as read from './asked.ts'
import type { Answer, Asked } from './asked.ts'
import { attachmentsIn, type Content } from './attachments.ts'
import { takeStatements } from './take-statements.ts'

interface Brought {
  readonly value: unknown
  readonly contents: Map<string, Content>
}

const digestOf: Readonly<Record<number, string>> = { 56: 'sha224', 64: 'sha256', 96: 'sha384', 128: 'sha512' }

/** A part is named by its own digest, so nobody passes off one content as another. */
function readContent(part: Part, at: number): Content {
  const sha2 = (part.headers.get('x-experience-api-hash') ?? '').toLowerCase()
  const algorithm = digestOf[sha2.length]
  if (part.headers.get('content-transfer-encoding')?.toLowerCase() !== 'binary')
    throw read.wrong(`parts.${at}`, 'Нужно Content-Transfer-Encoding: binary')
  if (!algorithm || createHash(algorithm).update(part.content).digest('hex') !== sha2)
    throw read.wrong(`parts.${at}`, 'X-Experience-API-Hash не сошёлся с содержимым')
  return {
    sha2,
    contentType: part.headers.get('content-type') ?? 'application/octet-stream',
    bytes: part.content,
  }
}

function bringMultipart({ body, contentType }: Asked): Brought {
  const boundary = boundaryOf(contentType)
  const parts = boundary === null ? null : readMultipart(body, boundary)
  const [first, ...others] = parts ?? []
  if (!first) throw new Problem(xapiInvalid, { detail: 'Сообщение не разобрать на части' })
  if (read.mediaType(first.headers.get('content-type') ?? '') !== 'application/json')
    throw read.wrong('parts.0', 'Первая часть — утверждения, application/json')
  if (first.content.length > limits.jsonBytes) throw new Problem(xapiTooLarge)
  const contents = new Map<string, Content>()
  others.forEach((part, i) => {
    const content = readContent(part, i + 1)
    contents.set(content.sha2, content)
  })
  return { value: read.parseJson(read.readUtf8(first.content, 'parts.0'), 'parts.0'), contents }
}

function bring(asked: Asked): Brought {
  const { body, contentType } = asked
  const type = read.mediaType(contentType)
  if (type === 'multipart/mixed') return bringMultipart(asked)
  if (type !== 'application/json')
    throw read.wrong('Content-Type', 'Утверждения — это application/json или multipart/mixed')
  if (body.length > limits.jsonBytes) throw new Problem(xapiTooLarge)
  return { value: read.parseJson(read.readUtf8(body, 'body'), 'body'), contents: new Map() }
}

/** Each content belongs to an attachment, and each attachment has a content or an address of it. */
function checkContents(statements: readonly Json[], { contents }: Brought): void {
  const attachments = statements.flatMap(attachmentsIn)
  const named = new Set(attachments.map((one) => String(one['sha2']).toLowerCase()))
  for (const one of attachments) {
    const content = contents.get(String(one['sha2']).toLowerCase())
    if (!content && one['fileUrl'] === undefined)
      throw read.wrong('attachments', 'Нет ни содержимого, ни fileUrl')
  }
  if ([...contents.keys()].some((sha2) => !named.has(sha2)))
    throw read.wrong('parts', 'Содержимое, которого нет среди вложений')
}

function checkSignatures(statements: readonly Json[], { contents }: Brought): void {
  for (const statement of statements)
    for (const one of attachmentsIn(statement)) {
      if (one['usageType'] !== signatureUsage) continue
      if (one['contentType'] !== 'application/octet-stream')
        throw read.wrong('attachments', 'Подпись — application/octet-stream')
      const content = contents.get(String(one['sha2']).toLowerCase())
      const why = content ? whyNotSigned(statement, content.bytes) : null
      if (why) throw read.wrong('attachments', why)
    }
}

function check(asked: Asked, brought: Brought): Json[] {
  const { value } = brought
  const all: unknown[] = Array.isArray(value) ? value : [value]
  if (all.length > limits.statements) throw new Problem(xapiTooLarge)
  const faults = all.flatMap((one, i) => faultsOf(asked.version, one, Array.isArray(value) ? String(i) : ''))
  if (faults.length > 0) throw read.wrongAll(faults)
  const statements = all.filter(isRecord)
  checkContents(statements, brought)
  checkSignatures(statements, brought)
  return statements
}

export async function postStatements(ctx: Context, asked: Asked): Promise<Answer> {
  read.demand(asked.speaker, 'statements/write')
  const brought = bring(asked)
  const statements = check(asked, brought)
  if (statements.length === 0) return read.json([])
  const { contents } = brought
  return read.json(await takeStatements(ctx, { ...asked, statements, contents }))
}

export async function putStatement(ctx: Context, asked: Asked): Promise<Answer> {
  read.demand(asked.speaker, 'statements/write')
  const id = read.optional(asked, 'statementId', read.uuidOf('statementId'))
  if (id === null) throw read.wrong('statementId', 'Не хватает параметра')
  const brought = bring(asked)
  if (Array.isArray(brought.value)) throw read.wrong('body', 'Здесь одно утверждение')
  const [told] = check(asked, brought)
  const own = told!['id']
  if (typeof own === 'string' && own.toLowerCase() !== id) throw read.wrong('id', 'Не тот, что в адресе')
  const { contents } = brought
  await takeStatements(ctx, { ...asked, statements: [{ ...told, id }], contents })
  return read.nothing
}
