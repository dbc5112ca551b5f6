/** SMS by a gateway that speaks JSON over HTTP with a bearer token; its shape is written down in ../README.md. */
import { z } from 'zod'
import { lineRequest, retryAfterOf, type LineReply } from '../line-request.ts'
import { LineFault, type Delivery, type OutgoingMessage, type Receipt } from '../messenger.ts'
import { shortText, type Adapter } from './adapter.ts'

export interface SmsHttpParts {
  readonly url: string
  readonly token: string
  readonly from: string
  readonly ca: readonly string[] | undefined
}

const name = 'sms-http'
const Accepted = z.object({
  id: z.string().min(1).max(200),
  state: z.enum(['accepted', 'sent', 'delivered', 'undelivered']),
})
const Refused = z.object({ code: z.string(), reason: z.string().optional() })

export function smsHttpAdapter(parts: SmsHttpParts): Adapter {
  const headers = { authorization: `Bearer ${parts.token}`, accept: 'application/json' }
  return {
    name,
    send: async (m) =>
      readDelivery(
        await lineRequest({
          url: parts.url,
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json; charset=utf-8', 'idempotency-key': m.id },
          body: JSON.stringify(bodyOf(m, parts.from)),
          ca: parts.ca,
        }),
      ),
    ask: async (providerId) => {
      const url = `${parts.url.replace(/\/$/, '')}/${encodeURIComponent(providerId)}`
      return readReceipt(providerId, await lineRequest({ url, method: 'GET', headers, ca: parts.ca }))
    },
  }
}

const bodyOf = (m: OutgoingMessage, from: string) => ({
  id: m.id,
  from,
  to: m.to,
  text: shortText(m),
  validUntil: m.validUntil?.toISOString() ?? null,
})

function readDelivery(reply: LineReply): Delivery {
  if (reply.status >= 200 && reply.status < 300) {
    return { outcome: 'sent', adapter: name, providerIds: [parse(Accepted, reply).id] }
  }
  if (reply.status === 400 || reply.status === 422) {
    const { code, reason } = parse(Refused, reply)
    const isAddress = code === 'recipient.invalid'
    return {
      outcome: 'rejected',
      adapter: name,
      reason: isAddress ? 'address-unknown' : 'content-refused',
      detail: reason ?? code,
    }
  }
  throw faultOf(reply)
}

function readReceipt(providerId: string, reply: LineReply): Receipt | null {
  if (reply.status !== 200) throw faultOf(reply)
  const { state } = parse(Accepted, reply)
  return state === 'delivered' || state === 'undelivered' ? { adapter: name, providerId, state } : null
}

/** A reply that is not what the page of the gateway promises is no delivery, whatever its status says. */
function parse<T extends z.ZodType>(shape: T, reply: LineReply): z.output<T> {
  try {
    return shape.parse(JSON.parse(reply.body))
  } catch {
    throw new LineFault('provider-error', `HTTP ${reply.status}, unreadable reply`)
  }
}

function faultOf(reply: LineReply): LineFault {
  const { status } = reply
  if (status === 401 || status === 403) return new LineFault('provider-refused-us', `HTTP ${status}`)
  if (status === 429 || status === 503)
    return new LineFault('provider-busy', `HTTP ${status}`, retryAfterOf(reply))
  return new LineFault('provider-error', `HTTP ${status}`)
}
