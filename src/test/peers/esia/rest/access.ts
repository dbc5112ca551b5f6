/** Who asks over REST: the token, whose it is, what it may show. */
import { json, type Reply } from '../http/reply.ts'
import type { Request } from '../http/request.ts'
import type { Person } from '../model/person.ts'
import { has } from '../protocol/scopes.ts'
import { personOfSubject, subjectOf } from '../protocol/subject.ts'
import type { Grant } from '../protocol/tokens.ts'
import type { Sandbox } from '../sandbox.ts'

export class RestFault extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export interface RestAccess {
  readonly sandbox: Sandbox
  readonly grant: Grant
  /** `/esia-rs/api/public/v2` shows more (temporary registration). */
  readonly isV2: boolean
  readonly query: URLSearchParams
  /** Address of the root under which the request came, for links. */
  readonly base: string
  readonly may: (...scopes: readonly string[]) => boolean
}

export function openAccess(sandbox: Sandbox, request: Request, prefix: string): RestAccess {
  const [, token] = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? []
  if (!token) throw new RestFault(401, 'ESIA-005001', 'Access token is required')
  const issued = sandbox.access.get(token)
  if (!issued || issued.expiresAt <= sandbox.now().getTime()) {
    throw new RestFault(401, 'ESIA-005002', 'Access token is unknown, expired or revoked')
  }
  const { grant } = issued
  const granted = grant.permissionsId
    ? (sandbox.permissions.get(grant.permissionsId)?.permissions ?? []).flatMap((one) =>
        one.scopes.map((s) => s.sysname),
      )
    : []
  return {
    sandbox,
    grant,
    isV2: prefix.endsWith('/v2'),
    query: request.query,
    base: sandbox.publicUrl + prefix,
    may: (...scopes) =>
      scopes.some((name) => has(grant.scopes, name) || granted.includes(name)) ||
      (has(grant.scopes, 'usr_inf') &&
        !scopes.some((name) => name.startsWith('kid_') || name.startsWith('org_'))),
  }
}

/** Only oneself: another OID is refused, whether it exists or not. */
export function ownPerson({ sandbox, grant }: RestAccess, subject: string): Person {
  const person = personOfSubject(sandbox, Number(subject))
  const isOwn =
    grant.oid !== undefined && person?.oid === grant.oid && String(subjectOf(sandbox, grant.oid)) === subject
  if (!isOwn) throw new RestFault(403, 'ESIA-005008', 'The token does not give access to this person')
  return person
}

export function mustAllow(allowed: boolean): void {
  if (!allowed) throw new RestFault(403, 'ESIA-005009', 'The scope of the token does not cover this')
}

export const restFault = (fault: RestFault): Reply =>
  json(
    fault.status,
    { code: fault.code, message: fault.message },
    fault.status === 401 ? { 'www-authenticate': 'Bearer error="invalid_token"' } : {},
  )

export const missing = (): never => {
  throw new RestFault(404, 'ESIA-005010', 'There is no such object')
}
