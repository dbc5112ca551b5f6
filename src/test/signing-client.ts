/** A browser of the tests: holds a key and cookies, signs every request by profile nmo-req/1. */
import { createHash, generateKeyPairSync, randomBytes, sign as signBytes, type KeyObject } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { signatureBase, signatureParams, type SignedParts, type Tag } from '../platform/signature/profile.ts'
import { thumbprint, type PublicJwk } from '../platform/signature/verify.ts'

export interface Reply {
  readonly status: number
  // The tests look into replies of every shape; each expectation names what it needs.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly raw: Buffer
}

export interface RequestOptions {
  readonly headers?: Record<string, string>
  readonly idempotencyKey?: string
  /** Changes the signed request before it leaves: for tests of altered requests. */
  readonly alter?: (request: InjectOptions) => InjectOptions
  readonly created?: number
}

export interface TestKey {
  readonly jwk: PublicJwk
  readonly jkt: string
  readonly privateKey: KeyObject
}

export function newKey(): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = publicKey.export({ format: 'jwk' })
  const jwk: PublicJwk = { kty: 'EC', crv: 'P-256', x: x!, y: y! }
  return { jwk, jkt: thumbprint(jwk), privateKey }
}

export function createSigningClient(
  app: FastifyInstance,
  origin: string,
  key: TestKey,
  cookies: Map<string, string>,
  /** The clock of the browser; the portal's own in tests that travel. */
  now: () => Date = () => new Date(),
) {
  let epoch = 'unknown0'

  async function request(
    method: string,
    url: string,
    body: unknown,
    options: RequestOptions,
    tag: Tag,
  ): Promise<Reply> {
    const hasBody = method !== 'GET'
    const bytes = body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(JSON.stringify(body ?? {}))
    const type = body instanceof Uint8Array ? 'application/octet-stream' : 'application/json'
    const headers: Record<string, string> = {
      host: new URL(origin).host,
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0 Safari/537.36',
      ...(hasBody
        ? {
            'content-type': type,
            'content-digest': `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`,
          }
        : {}),
      ...(options.idempotencyKey ? { 'idempotency-key': options.idempotencyKey } : {}),
      ...options.headers,
    }
    const parts: SignedParts = {
      method,
      targetUri: origin + url,
      contentDigest: headers['content-digest'],
      contentType: hasBody ? headers['content-type'] : undefined,
      ifMatch: headers['if-match'],
      idempotencyKey: headers['idempotency-key'],
    }
    const params = signatureParams(parts, {
      created: options.created ?? Math.floor(now().getTime() / 1000),
      nonce: epoch + randomBytes(17).toString('base64url').slice(0, 22),
      keyid: key.jkt,
      tag,
    })
    const signature = signBytes('sha256', Buffer.from(signatureBase(parts, params)), {
      key: key.privateKey,
      dsaEncoding: 'ieee-p1363',
    })
    const plain: InjectOptions = {
      method: method as 'GET',
      url: encodeURI(decodeURI(url)),
      headers: {
        ...headers,
        cookie: cookieHeader(),
        'signature-input': `sig=${params}`,
        signature: `sig=:${signature.toString('base64')}:`,
      },
      ...(hasBody ? { payload: bytes } : {}),
    }
    const response = await app.inject(options.alter ? options.alter(plain) : plain)
    epoch = String(response.headers['nmo-epoch'] ?? epoch)
    for (const c of response.cookies) {
      if (c.value === '') cookies.delete(c.name)
      else cookies.set(c.name, c.value)
    }
    const isJson = /json/.test(String(response.headers['content-type'] ?? ''))
    return {
      status: response.statusCode,
      body: isJson ? response.json() : response.body,
      headers: response.headers,
      raw: response.rawPayload,
    }
  }

  const cookieHeader = () => [...cookies].map(([n, v]) => `${n}=${v}`).join('; ')

  /** The first request of a client does not know the epoch yet; like the page, it signs once again. */
  async function send(
    method: string,
    url: string,
    body: unknown,
    options: RequestOptions = {},
  ): Promise<Reply> {
    const reply = await request(method, url, body, options, 'nmo-req/1')
    if (reply.body?.code !== 'signature.epoch' || options.alter) return reply
    return request(method, url, body, options, 'nmo-req/1')
  }

  return {
    key,
    cookies,
    get: (url: string, options?: RequestOptions) => send('GET', url, undefined, options),
    post: (url: string, body?: unknown, options?: RequestOptions) => send('POST', url, body, options),
    put: (url: string, body?: unknown, options?: RequestOptions) => send('PUT', url, body, options),
    patch: (url: string, body?: unknown, options?: RequestOptions) => send('PATCH', url, body, options),
    delete: (url: string, options?: RequestOptions) => send('DELETE', url, undefined, options),
    begin: () => request('POST', '/api/session/begin', { jwk: key.jwk }, {}, 'nmo-bind/1'),
  }
}

export type SigningClient = ReturnType<typeof createSigningClient>
