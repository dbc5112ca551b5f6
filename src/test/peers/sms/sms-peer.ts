/** An HTTP gateway of SMS as platform/messages/README.md describes it: bearer token, repeat key, states. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

const Order = z.strictObject({
  id: z.uuid(),
  from: z.string().min(1),
  to: z.string().regex(/^\+\d{11,15}$/),
  text: z.string().min(1),
  validUntil: z.iso.datetime().nullable(),
})
type SmsOrder = z.output<typeof Order>

export interface SmsPeer {
  readonly url: string
  readonly port: number
  readonly token: string
  /** Accepted once each, whatever the number of requests. */
  readonly accepted: SmsOrder[]
  readonly requests: () => number
  /** Answered instead of the usual. */
  answer: {
    readonly status: number
    readonly body?: string
    readonly headers?: Record<string, string>
  } | null
  readonly states: Map<string, 'accepted' | 'sent' | 'delivered' | 'undelivered'>
  readonly close: () => Promise<void>
}

export async function startSmsPeer(): Promise<SmsPeer> {
  let requests = 0
  const server = createServer((request, response) => void answer(request, response))
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    requests++
    const send = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      void response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(typeof body === 'string' ? body : JSON.stringify(body))
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    if (peer.answer) return send(peer.answer.status, peer.answer.body ?? '{}', peer.answer.headers)
    if (request.headers.authorization !== `Bearer ${peer.token}`) return send(401, { code: 'token.invalid' })
    if (request.method === 'GET') {
      const id = decodeURIComponent(request.url!.split('/').pop()!)
      const state = peer.states.get(id)
      return state ? send(200, { id, state }) : send(404, { code: 'message.unknown' })
    }
    const order = Order.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
    if (!order.success) return send(422, { code: 'recipient.invalid', reason: order.error.message })
    if (request.headers['idempotency-key'] !== order.data.id) return send(400, { code: 'key.missing' })
    const id = `gw-${order.data.id}`
    if (!peer.states.has(id)) {
      peer.accepted.push(order.data)
      peer.states.set(id, 'accepted')
    }
    send(202, { id, state: peer.states.get(id) })
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const peer: SmsPeer = {
    url: `http://127.0.0.1:${port}/messages`,
    port,
    token: 'test-token',
    accepted: [],
    requests: () => requests,
    answer: null,
    states: new Map(),
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  return peer
}
