/** What the two tokens of ЕСИА must say before we believe them (МР ЕСИА Б.6; esia facts §5). Pure; signatures are elsewhere. */
import { z } from 'zod'
import type { EsiaTrouble } from '../../contract.ts'

export const allowedAlgorithms = ['RS256', 'GOST3410_2012_256'] as const

const Header = z.object({
  alg: z.enum(allowedAlgorithms),
  typ: z.literal('JWT'),
  sbt: z.enum(['access', 'id']),
  ver: z.union([z.literal(0), z.literal(1)]).optional(),
})

const Times = z.object({ iss: z.string(), exp: z.number(), nbf: z.number(), iat: z.number() })
const Oid = z
  .union([z.number(), z.string()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,18}$/))

const Access = Times.extend({ client_id: z.string(), 'urn:esia:sbj_id': Oid })

const Id = Times.extend({
  aud: z.union([
    z.string(),
    z
      .array(z.string())
      .length(1)
      .transform((one) => one[0]!),
  ]),
  sub: Oid,
  auth_time: z.number().optional(),
  amr: z.unknown().optional(),
  acr: z.unknown().optional(),
  'urn:esia:sbj': z.object({
    'urn:esia:sbj:typ': z.literal('P'),
    'urn:esia:sbj:oid': Oid,
    'urn:esia:sbj:is_tru': z.boolean().optional(),
  }),
})

export interface Jwt {
  readonly header: z.output<typeof Header>
  readonly claims: unknown
  /** ASCII of header.payload. */
  readonly signed: string
  readonly signature: Buffer
}

/** Why a token is not believed. */
export interface Doubt {
  readonly trouble: Extract<EsiaTrouble, 'tokenForeign' | 'tokenWrong' | 'clock'>
  readonly why: string
}
const wrong = (why: string): Doubt => ({ trouble: 'tokenWrong', why })

const limitBytes = 64 * 1024

export function readJwt(token: string): Jwt | Doubt {
  const parts = token.split('.')
  if (token.length > limitBytes || parts.length !== 3 || parts.some((part) => !/^[\w-]+=*$/.test(part)))
    return wrong('not a JWT')
  const [head = '', body = '', signature = ''] = parts
  try {
    const json = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    const header = Header.safeParse(json(head))
    if (!header.success)
      return wrong(`header: ${header.error.issues.map((i) => i.path.join('.')).join(', ')}`)
    return {
      header: header.data,
      claims: json(body),
      signed: `${head}.${body}`,
      signature: Buffer.from(signature, 'base64url'),
    }
  } catch {
    return wrong('not JSON')
  }
}

export interface Expected {
  readonly issuer: string
  readonly clientId: string
  readonly now: Date
}

/** Clocks of the two servers agree within a minute (МР ЕСИА). */
const skewSeconds = 60

function doubtTimes(claims: z.output<typeof Times>, expected: Expected): Doubt | null {
  const now = expected.now.getTime() / 1000
  if (claims.iss !== expected.issuer) return wrong(`iss ${claims.iss}`)
  if (claims.nbf > now + skewSeconds || claims.iat > now + skewSeconds)
    return { trouble: 'clock', why: 'issued in the future' }
  if (claims.exp <= now - skewSeconds) return wrong('expired')
  return null
}

export interface Subject {
  readonly oid: string
  readonly isTrusted: boolean
  /** Recorded, never trusted to skip our own second step. */
  readonly said: { readonly amr: unknown; readonly acr: unknown; readonly authTime: number | null }
}

/** Both tokens together: of one person, for us, now. */
export function subjectOf(access: Jwt, id: Jwt, expected: Expected): Subject | Doubt {
  if (access.header.sbt !== 'access' || id.header.sbt !== 'id') return wrong('sbt')
  const a = Access.safeParse(access.claims)
  if (!a.success) return wrong(`access: ${a.error.issues.map((i) => i.path.join('.')).join(', ')}`)
  const i = Id.safeParse(id.claims)
  if (!i.success) return wrong(`id: ${i.error.issues.map((issue) => issue.path.join('.')).join(', ')}`)
  const late = doubtTimes(a.data, expected) ?? doubtTimes(i.data, expected)
  if (late) return late
  if (a.data.client_id !== expected.clientId) return wrong(`client_id ${a.data.client_id}`)
  if (i.data.aud !== expected.clientId) return wrong(`aud ${i.data.aud}`)
  const oid = a.data['urn:esia:sbj_id']
  const subject = i.data['urn:esia:sbj']
  if (i.data.sub !== oid || subject['urn:esia:sbj:oid'] !== oid) return wrong('two tokens of two people')
  return {
    oid,
    isTrusted: subject['urn:esia:sbj:is_tru'] === true,
    said: { amr: i.data.amr ?? null, acr: i.data.acr ?? null, authTime: i.data.auth_time ?? null },
  }
}

export const isDoubt = (answer: object): answer is Doubt => 'trouble' in answer
