import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { createVerifier, httpbis } from 'http-message-signatures'
import { describe, expect, test } from 'vitest'
import { newKey } from '../../test/signing-client.ts'
import { Problem } from '../problem.ts'
import { parseSignatureInput, signatureBase, signatureParams, type SignedParts } from './profile.ts'
import { checkSignature, importKey, PublicJwk, readSignature, thumbprint, type RawRequest } from './verify.ts'

const origin = 'https://localhost:8443'
const now = new Date('2026-11-23T09:00:00Z')
const created = now.getTime() / 1000
const key = newKey()
const nonce = 'epoch123' + 'n'.repeat(22)
const digestOf = (body: Uint8Array) => `sha-256=:${createHash('sha256').update(body).digest('base64')}:`

function signed(
  method: string,
  target: string,
  text = '{"reason":"полный пакет"}',
  over: { created?: number; nonce?: string } = {},
): RawRequest {
  const body = method === 'GET' ? undefined : Buffer.from(text)
  const headers: Record<string, string> = body
    ? {
        'content-type': 'application/json',
        'content-digest': digestOf(body),
        'idempotency-key': '0123456789abcdef',
      }
    : {}
  const parts: SignedParts = {
    method,
    targetUri: origin + target,
    contentDigest: headers['content-digest'],
    contentType: headers['content-type'],
    ifMatch: undefined,
    idempotencyKey: headers['idempotency-key'],
  }
  const params = signatureParams(parts, {
    created: over.created ?? created,
    nonce: over.nonce ?? nonce,
    keyid: key.jkt,
    tag: 'nmo-req/1',
  })
  const signature = sign('sha256', Buffer.from(signatureBase(parts, params)), {
    key: key.privateKey,
    dsaEncoding: 'ieee-p1363',
  })
  return {
    method,
    target,
    headers: {
      ...headers,
      'signature-input': `sig=${params}`,
      signature: `sig=:${signature.toString('base64')}:`,
    },
    body,
  }
}

const verdict = (request: RawRequest, at = now): string => {
  try {
    checkSignature(request, readSignature(request, 'nmo-req/1'), importKey(key.jwk), origin, at)
    return 'accepted'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}
const withHeader = (r: RawRequest, name: string, value: string | undefined): RawRequest => ({
  ...r,
  headers: { ...r.headers, [name]: value },
})

describe('G8 a signed request is accepted only as it was signed', () => {
  test.for(['GET', 'POST', 'PUT', 'DELETE'])('%s is accepted', (method) => {
    expect(verdict(signed(method, '/api/applications?status=approved'))).toBe('accepted')
  })

  const request = signed('POST', '/api/applications/1/decision?x=1')
  const parts = String(request.headers['signature-input'])
  test.for<[string, RawRequest, string]>([
    ['another method', { ...request, method: 'PUT' }, 'signature.invalid'],
    ['another path', { ...request, target: '/api/applications/2/decision?x=1' }, 'signature.invalid'],
    ['another query', { ...request, target: '/api/applications/1/decision?x=2' }, 'signature.invalid'],
    [
      'query in another case of %xx',
      { ...request, target: '/api/applications/1/decision?x=%31' },
      'signature.invalid',
    ],
    ['another body', { ...request, body: Buffer.from('{"reason":"другое"}') }, 'signature.digest'],
    ['dropped body', { ...request, body: undefined }, 'signature.digest'],
    [
      'another digest',
      withHeader(request, 'content-digest', digestOf(Buffer.from('x'))),
      'signature.invalid',
    ],
    [
      'a weaker digest',
      withHeader(request, 'content-digest', 'md5=:1B2M2Y8AsgTpgAmY7PhCfg==:'),
      'signature.invalid',
    ],
    ['another content type', withHeader(request, 'content-type', 'text/plain'), 'signature.invalid'],
    [
      'another idempotency key',
      withHeader(request, 'idempotency-key', 'fedcba9876543210'),
      'signature.invalid',
    ],
    ['a dropped idempotency key', withHeader(request, 'idempotency-key', undefined), 'signature.uncovered'],
    ['an added if-match', withHeader(request, 'if-match', '"v1"'), 'signature.uncovered'],
    ['no signature', withHeader(request, 'signature', undefined), 'signature.missing'],
    ['an empty signature', withHeader(request, 'signature', 'sig=::'), 'signature.invalid'],
    ['a second label', withHeader(request, 'signature-input', `${parts}, sig2=()`), 'signature.invalid'],
    [
      'another algorithm',
      withHeader(request, 'signature-input', parts.replace('ecdsa-p256-sha256', 'hmac-sha256')),
      'signature.invalid',
    ],
    [
      'another tag',
      withHeader(request, 'signature-input', parts.replace('nmo-req/1', 'nmo-bind/1')),
      'signature.invalid',
    ],
    [
      'another key id',
      withHeader(request, 'signature-input', parts.replace(key.jkt, newKey().jkt)),
      'signature.invalid',
    ],
    [
      'another nonce',
      withHeader(request, 'signature-input', parts.replace('epoch123', 'epoch124')),
      'signature.invalid',
    ],
    [
      'a later moment',
      withHeader(request, 'signature-input', parts.replace(String(created), String(created + 1))),
      'signature.invalid',
    ],
    [
      'a missing component',
      withHeader(request, 'signature-input', parts.replace('"@method" ', '')),
      'signature.uncovered',
    ],
    [
      'components in another order',
      withHeader(
        request,
        'signature-input',
        parts.replace('"@method" "@target-uri"', '"@target-uri" "@method"'),
      ),
      'signature.uncovered',
    ],
  ])('%s is refused', ([, altered, code]) => expect(verdict(altered)).toBe(code))

  test('r or s of zero is refused', () => {
    const zero = (bytes: Buffer) => withHeader(request, 'signature', `sig=:${bytes.toString('base64')}:`)
    const good = Buffer.from(String(request.headers['signature']).slice(5, -1), 'base64')
    expect(verdict(zero(Buffer.concat([Buffer.alloc(32), good.subarray(32)])))).toBe('signature.invalid')
    expect(verdict(zero(Buffer.concat([good.subarray(0, 32), Buffer.alloc(32)])))).toBe('signature.invalid')
  })

  test('DER form, 63 and 65 bytes are refused', () => {
    for (const length of [63, 65, 70]) {
      expect(
        verdict(withHeader(request, 'signature', `sig=:${Buffer.alloc(length, 7).toString('base64')}:`)),
      ).toBe('signature.invalid')
    }
  })

  test('too old and too young are told to mind the clock', () => {
    expect(verdict(signed('GET', '/api/x'), new Date(now.getTime() + 60_000))).toBe('accepted')
    expect(verdict(signed('GET', '/api/x'), new Date(now.getTime() + 61_000))).toBe('signature.clock')
    expect(verdict(signed('GET', '/api/x'), new Date(now.getTime() - 30_000))).toBe('accepted')
    expect(verdict(signed('GET', '/api/x'), new Date(now.getTime() - 31_000))).toBe('signature.clock')
  })

  test('a key of another curve is not imported', () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
    expect(PublicJwk.safeParse(publicKey.export({ format: 'jwk' })).success).toBe(false)
  })

  test('a point that is not on the curve is not imported', () => {
    expect(() => importKey({ ...key.jwk, x: key.jwk.y })).toThrow(/./)
  })

  test('another shape of Signature-Input is not read at all', () => {
    expect(parseSignatureInput('sig=("@method");created=1')).toBeNull()
  })

  test('of 3 000 requests with one altered byte none is accepted', () => {
    const plain = signed('POST', '/api/records')
    const places = [
      'target',
      'signature-input',
      'signature',
      'content-digest',
      'content-type',
      'body',
    ] as const
    const property = fc.property(
      fc.constantFrom(...places),
      fc.nat(),
      fc.integer({ min: 1, max: 127 }),
      (where, index, flip) => {
        const alter = (text: string) => {
          const bytes = Buffer.from(text)
          bytes[index % bytes.length]! ^= flip
          return bytes
        }
        const altered: RawRequest =
          where === 'body'
            ? { ...plain, body: alter(plain.body!.toString()) }
            : where === 'target'
              ? { ...plain, target: alter(plain.target).toString('latin1') }
              : withHeader(plain, where, alter(String(plain.headers[where])).toString('latin1'))
        // Base64 has spare bits in its last letter: another spelling of the very same bytes is no alteration.
        const isSameSignature =
          where === 'signature' &&
          Buffer.from(String(altered.headers['signature']).slice(5, -1), 'base64').equals(
            Buffer.from(String(plain.headers['signature']).slice(5, -1), 'base64'),
          )
        return isSameSignature || verdict(altered) !== 'accepted'
      },
    )
    expect(() => fc.assert(property, { numRuns: 3000 })).not.toThrow()
  })
})

describe('G8 the profile is plain RFC 9421', () => {
  test('an independent library verifies our signature', async () => {
    const request = signed('POST', '/api/applications')
    const result = await httpbis.verifyMessage(
      {
        keyLookup: async () => ({
          id: key.jkt,
          algs: ['ecdsa-p256-sha256'],
          verify: createVerifier(importKey(key.jwk), 'ecdsa-p256-sha256'),
        }),
        maxAge: 1e9,
        notAfter: new Date('2100-01-01'),
      } as never,
      {
        method: 'POST',
        url: origin + '/api/applications',
        headers: request.headers as Record<string, string>,
      },
    )
    expect(result).toBe(true)
  })

  test('the thumbprint is that of RFC 7638', () => {
    expect(thumbprint({ kty: 'EC', crv: 'P-256', x: 'a', y: 'b' } as never)).toBe(
      createHash('sha256').update('{"crv":"P-256","kty":"EC","x":"a","y":"b"}').digest('base64url'),
    )
  })
})
