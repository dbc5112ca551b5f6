/** A hundred thousand altered requests, none accepted (G8). The gate takes a sample; `MUTANTS=100000 vitest run …/mutants` the whole. */
import { createHash, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { newKey } from '../../test/signing-client.ts'
import { Problem } from '../problem.ts'
import { signatureBase, signatureParams, type SignedParts } from './profile.ts'
import { checkSignature, importKey, readSignature, type RawRequest } from './verify.ts'

const count = Number(process.env['MUTANTS'] ?? 4000)
const origin = 'https://localhost:8443'
const now = new Date('2026-11-23T09:00:00Z')
const key = newKey()
const publicKey = importKey(key.jwk)

/** The same numbers each time: a mutant that gets through can be met again. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    let x = state
    x = Math.imul(x ^ (x >>> 16), 0x45d9f3b)
    return ((x ^ (x >>> 13)) >>> 0) % below
  }
}

function signed(method: string, target: string): RawRequest {
  const body = method === 'GET' ? undefined : Buffer.from('{"outcome":"approved","version":7}')
  const headers: Record<string, string> = body
    ? {
        'content-type': 'application/json',
        'content-digest': `sha-256=:${createHash('sha256').update(body).digest('base64')}:`,
        'idempotency-key': '0123456789abcdef',
        'if-match': '"v7"',
      }
    : {}
  const parts: SignedParts = {
    method,
    targetUri: origin + target,
    contentDigest: headers['content-digest'],
    contentType: headers['content-type'],
    ifMatch: headers['if-match'],
    idempotencyKey: headers['idempotency-key'],
  }
  const params = signatureParams(parts, {
    created: now.getTime() / 1000,
    nonce: 'epoch123' + 'n'.repeat(22),
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

const isAccepted = (request: RawRequest): boolean => {
  try {
    checkSignature(request, readSignature(request, 'nmo-req/1'), publicKey, origin, now)
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

type Dice = ReturnType<typeof dice>
const letters = 'abcXYZ019/%.?&="\' ;:+-_\u0000\n'

/** One letter put in, taken out, changed or doubled. */
function torn(text: string, roll: Dice): string {
  const at = roll(text.length + 1)
  const letter = letters[roll(letters.length)]!
  const next = [
    text.slice(0, at) + letter + text.slice(at),
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + letter + text.slice(at + 1),
    text.slice(0, at) + text.slice(at, at + 3) + text.slice(at),
  ][roll(4)]!
  return next
}

function mutant(request: RawRequest, roll: Dice): RawRequest {
  const names = Object.keys(request.headers)
  switch (roll(6)) {
    case 0:
      return { ...request, target: torn(request.target, roll) }
    case 1:
      return { ...request, method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'post'][roll(7)]! }
    case 2: {
      const body = Buffer.from(request.body ?? 'x')
      body[roll(body.length)]! ^= 1 << roll(8)
      return { ...request, body }
    }
    case 3: {
      const name = names[roll(names.length)]!
      return {
        ...request,
        headers: { ...request.headers, [name]: torn(String(request.headers[name]), roll) },
      }
    }
    case 4: {
      const name = names[roll(names.length)]!
      const value = String(request.headers[name])
      return { ...request, headers: { ...request.headers, [name]: [value, torn(value, roll)] } }
    }
    default: {
      const { [names[roll(names.length)]!]: _gone, ...headers } = request.headers
      return { ...request, headers }
    }
  }
}

/** What the signature speaks of; a mutant that changed none of it is the request itself. */
const same = (a: RawRequest, b: RawRequest): boolean =>
  JSON.stringify([a.method, a.target, a.headers]) === JSON.stringify([b.method, b.target, b.headers]) &&
  (a.method === 'GET' || Buffer.from(a.body ?? '').equals(Buffer.from(b.body ?? '')))

test(`G8 none of ${count} altered requests is accepted`, { timeout: 300_000 }, () => {
  const honest = [
    signed('GET', '/api/applications?status=approved&q=%D0%B0'),
    signed('POST', '/api/desk/applications/0193a1de-0000-7000-8000-000000000001/decision'),
    signed('PUT', '/api/notifications/settings'),
    signed('DELETE', '/api/files/0193a1de-0000-7000-8000-000000000001'),
  ]
  expect(honest.map(isAccepted)).toEqual([true, true, true, true])
  const roll = dice(20261123)
  const accepted: RawRequest[] = []
  for (let tried = 0; tried < count;) {
    const request = honest[roll(honest.length)]!
    const altered = mutant(request, roll)
    if (same(altered, request)) continue
    tried++
    if (isAccepted(altered)) accepted.push(altered)
  }
  expect(accepted).toEqual([])
})
