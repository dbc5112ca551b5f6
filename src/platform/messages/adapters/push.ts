/** Web push (RFC 8030, 8291, 8292): encrypted for one browser, signed by the portal, only to known push services. */
import { createECDH, createHash } from 'node:crypto'
import { z } from 'zod'
import webPush from 'web-push'
import { lineRequest, retryAfterOf } from '../line-request.ts'
import { LineFault, type Delivery, type OutgoingMessage } from '../messenger.ts'
import type { Adapter } from './adapter.ts'

export const PushSubscription = z.object({
  endpoint: z.url({ protocol: /^https$/ }).max(1000),
  keys: z.object({
    p256dh: z.string().regex(/^[\w-]{87}$/),
    auth: z.string().regex(/^[\w-]{22}$/),
  }),
})
export type PushSubscription = z.output<typeof PushSubscription>

export interface VapidKeys {
  readonly publicKey: string
  readonly privateKey: string
}

/** A deployment that gives no keys gets its own out of the master secret: the same ones at each start. */
export function vapidOf(
  given: { publicKey: string | undefined; privateKey: string | undefined },
  keyed: (purpose: string, data: string) => string,
): VapidKeys {
  if (given.publicKey && given.privateKey) return { publicKey: given.publicKey, privateKey: given.privateKey }
  const privateKey = keyed('vapid', 'v1')
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(Buffer.from(privateKey, 'base64url'))
  return { publicKey: pair.getPublicKey().toString('base64url'), privateKey }
}

/** The endpoint comes from a browser; without this list it could send our server to any address. */
export function isKnownService(endpoint: string, hosts: string): boolean {
  const { hostname } = new URL(endpoint)
  return hosts
    .split(',')
    .map((h) => h.trim())
    .filter(Boolean)
    .some((h) => hostname === h || hostname.endsWith(`.${h}`))
}

export interface PushParts {
  readonly vapid: VapidKeys
  readonly subject: string
  readonly hosts: string
  readonly ca: readonly string[] | undefined
  readonly now: () => Date
}

const name = 'web-push'
const usualTtlSeconds = 24 * 60 * 60
/** 4096 bytes is what every service takes (RFC 8291 §4), less padding and header. */
const longestText = 1000

export function pushAdapter(parts: PushParts): Adapter {
  return {
    name,
    send: async (m) => {
      const subscription = PushSubscription.safeParse(readJson(m.to))
      if (!subscription.success || !isKnownService(subscription.data.endpoint, parts.hosts)) {
        return {
          outcome: 'rejected',
          adapter: name,
          reason: 'address-unknown',
          detail: 'not a subscription of a known service',
        }
      }
      const reply = await lineRequest(request(parts, m, subscription.data))
      return readReply(reply.status, retryAfterOf(reply), String(reply.headers.location ?? ''))
    },
  }
}

function request(parts: PushParts, m: OutgoingMessage, subscription: PushSubscription) {
  const payload = JSON.stringify({
    id: m.id,
    title: m.subject,
    body: m.text.slice(0, longestText),
    link: m.link,
  })
  const left = m.validUntil
    ? Math.max(0, Math.floor((m.validUntil.getTime() - parts.now().getTime()) / 1000))
    : usualTtlSeconds
  const details = webPush.generateRequestDetails(subscription, payload, {
    vapidDetails: { subject: parts.subject, ...parts.vapid },
    TTL: left,
    urgency: m.validUntil ? 'high' : 'normal',
    // A repeated send replaces the first one while it waits at the service (RFC 8030 §5.4).
    topic: createHash('sha256').update(m.id).digest('base64url').slice(0, 32),
  })
  return {
    url: details.endpoint,
    method: 'POST' as const,
    headers: details.headers as Record<string, string | number>,
    body: details.body ?? Buffer.alloc(0),
    ca: parts.ca,
  }
}

function readReply(status: number, retryAfter: number | null, location: string): Delivery {
  if (status >= 200 && status < 300)
    return { outcome: 'sent', adapter: name, providerIds: location ? [location] : [] }
  if (status === 404 || status === 410)
    return { outcome: 'rejected', adapter: name, reason: 'subscription-gone', detail: `HTTP ${status}` }
  if (status === 400 || status === 413)
    return { outcome: 'rejected', adapter: name, reason: 'content-refused', detail: `HTTP ${status}` }
  if (status === 401 || status === 403) throw new LineFault('provider-refused-us', `HTTP ${status}`)
  if (status === 429 || status === 503) throw new LineFault('provider-busy', `HTTP ${status}`, retryAfter)
  throw new LineFault('provider-error', `HTTP ${status}`)
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
