/** Verdict on one signed request; everything but the replay check, which needs the database. */
import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { Problem } from '../problem.ts'
import * as refusals from '../refusals.ts'
import {
  componentsOf,
  parseSignatureInput,
  signatureBase,
  thumbprintText,
  type ParsedInput,
  type Tag,
} from './profile.ts'

export const PublicJwk = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().regex(/^[\w-]{43}$/),
  y: z.string().regex(/^[\w-]{43}$/),
})
export type PublicJwk = z.output<typeof PublicJwk>

export const thumbprint = (jwk: PublicJwk): string =>
  createHash('sha256').update(thumbprintText(jwk)).digest('base64url')

/** Throws on a point that is not on the curve. */
export const importKey = (jwk: PublicJwk): KeyObject => createPublicKey({ key: jwk, format: 'jwk' })

export interface RawRequest {
  readonly method: string
  /** Origin-form target as received, before any decoding. */
  readonly target: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Uint8Array | undefined
}

const skewPastSeconds = 60
const skewFutureSeconds = 30

const single = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(', ') : value

export function readSignature(request: RawRequest, tag: Tag): { input: ParsedInput; signature: Buffer } {
  const header = single(request.headers['signature-input'])
  const value = single(request.headers['signature'])
  if (!header || !value) throw new Problem(refusals.signatureMissing)
  const input = parseSignatureInput(header)
  const bytes = /^sig=:([A-Za-z0-9+/]{86}==):$/.exec(value)
  if (!input || !bytes || input.tag !== tag) throw new Problem(refusals.signatureInvalid)
  const signature = Buffer.from(bytes[1]!, 'base64')
  // The last letter has four bits to spare: one signature would have sixteen spellings.
  if (signature.toString('base64') !== bytes[1]) throw new Problem(refusals.signatureInvalid)
  return { input, signature }
}

/** `publicOrigin` is configured, never taken from the request. */
export function checkSignature(
  request: RawRequest,
  read: { input: ParsedInput; signature: Buffer },
  key: KeyObject,
  publicOrigin: string,
  now: Date,
): void {
  const { input, signature } = read
  const headers = request.headers
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  const parts = {
    method: request.method,
    targetUri: publicOrigin + request.target,
    contentDigest: hasBody ? (single(headers['content-digest']) ?? '') : undefined,
    contentType: hasBody ? (single(headers['content-type']) ?? '') : undefined,
    ifMatch: single(headers['if-match']),
    idempotencyKey: single(headers['idempotency-key']),
  }
  const expected = componentsOf(parts).map(([name]) => name)
  if (expected.join() !== input.covered.join()) throw new Problem(refusals.signatureUncovered)
  const base = signatureBase(parts, input.params)
  const ok = verify('sha256', Buffer.from(base), { key, dsaEncoding: 'ieee-p1363' }, signature)
  if (!ok) throw new Problem(refusals.signatureInvalid)
  const age = Math.floor(now.getTime() / 1000) - input.created
  if (age > skewPastSeconds || age < -skewFutureSeconds) throw new Problem(refusals.signatureClock)
  if (hasBody) checkDigest(parts.contentDigest!, request.body ?? new Uint8Array())
}

function checkDigest(header: string, body: Uint8Array): void {
  const digest = /^sha-256=:([A-Za-z0-9+/]{43}=):$/.exec(header)?.[1]
  if (digest !== createHash('sha256').update(body).digest('base64'))
    throw new Problem(refusals.signatureDigest)
}
