/** Reads params, query and body by the contract; every wrong field of all three is named at once. */
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { isBytes, type Bytes, type Endpoint } from './endpoint.ts'
import { Problem, type FieldFault } from './problem.ts'
import { invalid, malformed, notFound, unsupportedMedia } from './refusals.ts'
import type { RawRequest } from './signature/verify.ts'
import { russianIssue } from './zod-words.ts'

export function readShapes(e: Endpoint, request: FastifyRequest): { params: unknown; query: unknown } {
  const params = e.params.safeParse(request.params)
  // An address with an impossible id names nothing that exists.
  if (!params.success) throw new Problem(notFound)
  const query = e.query.safeParse(request.query)
  if (!query.success) throw new Problem(invalid, { errors: faultsOf(query.error) })
  return { params: params.data, query: query.data }
}

export function readBody(shape: z.ZodType | Bytes, request: FastifyRequest, raw: RawRequest): unknown {
  if (isBytes(shape)) {
    const type = String(request.headers['content-type'] ?? '').split(';')[0]!
    if (!shape.types.includes('*') && !shape.types.includes(type)) throw new Problem(unsupportedMedia)
    return Buffer.from(raw.body ?? [])
  }
  const parsed = shape.safeParse(readJson(request, raw))
  if (!parsed.success) throw new Problem(invalid, { errors: faultsOf(parsed.error) })
  return parsed.data
}

function readJson(request: FastifyRequest, raw: RawRequest): unknown {
  if (!raw.body || raw.body.length === 0) return {}
  const type = String(request.headers['content-type'] ?? '').split(';')[0]
  if (type !== 'application/json') throw new Problem(unsupportedMedia)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(raw.body)
    // PostgreSQL keeps no NUL in text; it is never a letter of anybody's name.
    if (text.includes('\\u0000') || text.includes('\0'))
      throw new Problem(malformed, { detail: 'Недопустимый символ с кодом 0' })
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem(malformed, { detail: 'Тело запроса — не JSON' })
  }
}

export const faultsOf = (error: z.ZodError): FieldFault[] =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), message: 'Такого поля нет' }))
      : [{ field: issue.path.join('.'), message: russianIssue(issue) }],
  )
