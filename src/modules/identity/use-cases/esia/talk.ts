/** Talk with ЕСИА: a code or a renewal token → tokens, then the person, the contacts, the organisations. Every failure has its own name. */
import type { z } from 'zod'
import { verifyRaw } from '../../../../platform/crypto/gost/certificate.ts'
import type { Context } from '../../../../platform/context.ts'
import { LineFault } from '../../../../platform/messages/messenger.ts'
import { Problem } from '../../../../platform/problem.ts'
import { esiaRefusals, type EsiaTrouble } from '../../contract.ts'
import { isDoubt, readJwt, subjectOf, type Doubt, type Jwt, type Subject } from '../../domain/esia/claims.ts'
import { EsiaContacts, EsiaPerson, EsiaRoles, organisationsOf } from '../../domain/esia/profile.ts'
import { tokenParameters, tokenText } from '../../domain/esia/request.ts'
import { troubleOf } from '../../domain/esia/troubles.ts'
import type { EsiaOrganisation } from '../../domain/person.ts'
import { esiaParts, requestFacts } from './parts.ts'

/** To the first byte of the answer, and to its end. */
const answerMs = 3000
const wholeMs = 8000
const limitBytes = 1024 * 1024

export const trouble = (name: EsiaTrouble, why: string, esiaCode: string | null = null): Problem =>
  new Problem(esiaRefusals[name], { ...(esiaCode ? { esiaCode } : {}), why })

interface Answer {
  readonly status: number
  /** Undefined when it is no JSON. */
  readonly body: unknown
}

/** Only what tells of a sick ЕСИА throws inside the breaker: no answer, late, 5xx. */
async function ask(ctx: Context, path: string, init: RequestInit): Promise<Answer> {
  try {
    return await esiaParts(ctx.services).breaker.run(() => fetchOnce(ctx, path, init))
  } catch (error) {
    if (error instanceof LineFault) {
      throw new Problem(esiaRefusals.resting, { retryAfterSeconds: error.retryAfterSeconds ?? 30 })
    }
    throw error
  }
}

async function fetchOnce(ctx: Context, path: string, init: RequestInit): Promise<Answer> {
  const late = new AbortController()
  const first = setTimeout(() => late.abort(), answerMs)
  const whole = setTimeout(() => late.abort(), wholeMs)
  try {
    const url = new URL(path, ctx.services.settings.ESIA_URL)
    const response = await ctx.services.fetch(url, { ...init, redirect: 'error', signal: late.signal })
    clearTimeout(first)
    const text = await readText(response)
    if (response.status >= 500) throw trouble('down', `${path}: ${response.status}`)
    return { status: response.status, body: jsonOf(text) }
  } catch (error) {
    if (error instanceof Problem) throw error
    throw late.signal.aborted ? trouble('slow', path) : trouble('down', `${path}: ${String(error)}`)
  } finally {
    clearTimeout(first)
    clearTimeout(whole)
  }
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > limitBytes) throw trouble('other', 'answer too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const field = (body: unknown, name: string): string => {
  const value =
    typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined
  return typeof value === 'string' ? value : ''
}

export interface Tokens {
  readonly accessToken: string
  readonly idToken: string
  /** Good once, for the next refresh; null where the system is not allowed to have it. */
  readonly refreshToken: string | null
  readonly subject: Subject
}

export const exchangeCode = (ctx: Context, code: string): Promise<Tokens> => askTokens(ctx, { code })

/** The token is spent by this call, whatever the answer: the next one is in it. */
export const renewTokens = (ctx: Context, refreshToken: string): Promise<Tokens> =>
  askTokens(ctx, { refreshToken })

async function askTokens(
  ctx: Context,
  grant: { readonly code: string } | { readonly refreshToken: string },
): Promise<Tokens> {
  const { signer } = esiaParts(ctx.services)
  // A new state for this call, as the guidelines ask: it is not the one the browser carried.
  const state = crypto.randomUUID()
  const facts = requestFacts(ctx.services, { state, now: ctx.now })
  const text = tokenText(facts, 'code' in grant ? grant.code : grant.refreshToken)
  const secret = Buffer.from(await signer.sign(Buffer.from(text))).toString('base64url')
  const { status, body } = await ask(ctx, '/aas/oauth2/v3/te', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: tokenParameters(facts, grant, { secret, certificateHash: signer.certificateHash }).toString(),
  })
  if (status !== 200) {
    const refused = troubleOf(field(body, 'error'), field(body, 'error_description'))
    throw trouble(refused.trouble, `token: ${status} ${field(body, 'error')}`, refused.esiaCode)
  }
  if (field(body, 'state') !== state) throw trouble('tokenWrong', 'state of the token answer')
  const accessToken = field(body, 'access_token')
  const idToken = field(body, 'id_token')
  return {
    accessToken,
    idToken,
    refreshToken: field(body, 'refresh_token') || null,
    subject: believe(ctx, accessToken, idToken),
  }
}

function believe(ctx: Context, accessToken: string, idToken: string): Subject {
  const tokens = [readJwt(accessToken), readJwt(idToken)].map((token) =>
    isDoubt(token) ? raise(token) : token,
  )
  const [access, id] = tokens as [Jwt, Jwt]
  for (const token of tokens)
    if (!isSigned(ctx, token)) raise({ trouble: 'tokenForeign', why: token.header.alg })
  const { ESIA_ISSUER: issuer, ESIA_CLIENT_ID: clientId } = ctx.services.settings
  const subject = subjectOf(access, id, { issuer, clientId, now: ctx.now })
  return isDoubt(subject) ? raise(subject) : subject
}

const raise = (doubt: Doubt): never => {
  throw trouble(doubt.trouble, doubt.why)
}

/** A key is used only with the algorithm of its own kind; what the token says of keys is not even read. */
function isSigned(ctx: Context, token: Jwt): boolean {
  const kind = token.header.alg === 'RS256' ? 'rsa' : 'gost'
  return esiaParts(ctx.services)
    .trusted()
    .some(
      (c) =>
        c.kind === kind && c.notAfter > ctx.now && verifyRaw(c, Buffer.from(token.signed), token.signature),
    )
}

export async function fetchPerson(
  ctx: Context,
  tokens: Tokens,
): Promise<{ person: EsiaPerson; contacts: EsiaContacts; organisations: EsiaOrganisation[] | null }> {
  const base = `/rs/prns/${tokens.subject.oid}`
  const contactsSoon = read(ctx, `${base}/ctts?embed=(elements)`, tokens.accessToken, EsiaContacts)
  // A deleted record has no contacts: that failure must not be heard before its cause.
  contactsSoon.catch(() => undefined)
  const organisationsSoon = fetchOrganisations(ctx, `${base}/roles`, tokens.accessToken)
  const person = await read(ctx, base, tokens.accessToken, EsiaPerson)
  if (person.status === 'DELETED') throw trouble('deleted', 'status DELETED')
  const contacts = await contactsSoon
  return { person, contacts, organisations: await organisationsSoon }
}

/** Null is «not told»: nobody is kept out, and no employment ends, because this list did not come. */
async function fetchOrganisations(
  ctx: Context,
  path: string,
  token: string,
): Promise<EsiaOrganisation[] | null> {
  if (ctx.services.settings.ESIA_ORGANISATIONS === 'off') return null
  try {
    return organisationsOf(await read(ctx, path, token, EsiaRoles))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    ctx.log.warn({ code: error.code, why: error.extras['why'] }, 'ЕСИА did not tell organisations')
    return null
  }
}

async function read<T extends z.ZodType>(
  ctx: Context,
  path: string,
  token: string,
  shape: T,
): Promise<z.output<T>> {
  const { status, body } = await ask(ctx, path, {
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
  })
  if (status !== 200) {
    const { trouble: name, esiaCode } = troubleOf(
      field(body, 'error') || field(body, 'code'),
      field(body, 'error_description') || field(body, 'message'),
    )
    throw trouble(name === 'cancelled' ? 'scope' : name, `${path}: ${status}`, esiaCode)
  }
  const parsed = shape.safeParse(body)
  if (!parsed.success)
    throw trouble('profileIncomplete', parsed.error.issues.map((i) => i.path.join('.')).join(', '))
  return parsed.data
}
