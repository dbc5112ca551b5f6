/** A push service (RFC 8030): verifies VAPID (RFC 8292), decrypts as the browser would (RFC 8291), expires subscriptions. */
import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto'
import { createServer } from 'node:https'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decrypt } from 'http_ece'
import type { PeerCertificate } from '../certificate.ts'

interface Pushed {
  readonly path: string
  readonly payload: {
    readonly id: string
    readonly title: string
    readonly body: string
    readonly link: string | null
  }
  readonly ttl: number
  readonly topic: string | undefined
  readonly urgency: string | undefined
}

export interface PushPeer {
  readonly port: number
  readonly pushed: Pushed[]
  readonly requests: () => number
  /** Why a request was refused, in order. */
  readonly refused: string[]
  status: { readonly code: number; readonly retryAfter?: number } | null
  /** A browser's subscription; `applicationServerKey` as the page passes it. */
  readonly subscribe: (applicationServerKey: string) => {
    endpoint: string
    keys: { p256dh: string; auth: string }
  }
  readonly close: () => Promise<void>
}

interface Subscriber {
  readonly pair: ReturnType<typeof createECDH>
  readonly auth: string
  readonly serverKey: string
}

export async function startPushPeer(certificate: PeerCertificate): Promise<PushPeer> {
  const subscribers = new Map<string, Subscriber>()
  let requests = 0
  const server = createServer(
    { key: certificate.key, cert: certificate.cert },
    (request, response) => void answer(request, response),
  )
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    requests++
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const end = (status: number, headers: Record<string, string> = {}) =>
      void response.writeHead(status, headers).end()
    if (peer.status) {
      return end(
        peer.status.code,
        peer.status.retryAfter ? { 'retry-after': String(peer.status.retryAfter) } : {},
      )
    }
    const subscriber = subscribers.get(request.url ?? '')
    if (!subscriber) return end(410)
    const fault = faultOf(request.headers, subscriber, `https://localhost:${peer.port}`)
    if (fault) {
      peer.refused.push(fault)
      return end(403)
    }
    peer.pushed.push(read(request.url!, request.headers, Buffer.concat(chunks), subscriber))
    end(201, { location: `https://localhost:${peer.port}/m/${requests}` })
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const peer: PushPeer = {
    port: (server.address() as AddressInfo).port,
    pushed: [],
    requests: () => requests,
    refused: [],
    status: null,
    subscribe: (serverKey) => {
      const pair = createECDH('prime256v1')
      pair.generateKeys()
      const path = `/push/${randomBytes(12).toString('base64url')}`
      const auth = randomBytes(16).toString('base64url')
      subscribers.set(path, { pair, auth, serverKey })
      return {
        endpoint: `https://localhost:${peer.port}${path}`,
        keys: { p256dh: pair.getPublicKey().toString('base64url'), auth },
      }
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  return peer
}

function read(path: string, headers: IncomingHttpHeaders, body: Buffer, subscriber: Subscriber): Pushed {
  const plain = decrypt(body, {
    version: 'aes128gcm',
    privateKey: subscriber.pair,
    authSecret: subscriber.auth,
  })
  return {
    path,
    payload: JSON.parse(plain.toString('utf8')) as Pushed['payload'],
    ttl: Number(headers['ttl']),
    topic: headers['topic'] as string | undefined,
    urgency: headers['urgency'] as string | undefined,
  }
}

/** RFC 8292 §2–3: ES256, right audience, at most a day, the key of the subscription. */
function faultOf(headers: IncomingHttpHeaders, subscriber: Subscriber, origin: string): string | null {
  const m = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(headers.authorization ?? '')
  if (!m) return 'no vapid'
  const [, head, claims, signature, key] = m as unknown as [string, string, string, string, string]
  if (key !== subscriber.serverKey) return 'another server key'
  const point = Buffer.from(key, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const isRight = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!isRight) return 'bad signature'
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
    aud: string
    exp: number
    sub: string
  }
  if (aud !== origin) return `audience ${aud}`
  const left = exp - Date.now() / 1000
  if (left <= 0 || left > 24 * 3600) return 'expiry'
  if (!/^(mailto:|https:)/.test(sub)) return 'no contact'
  if (headers['content-encoding'] !== 'aes128gcm') return 'encoding'
  if (headers['ttl'] === undefined) return 'no TTL'
  return null
}
