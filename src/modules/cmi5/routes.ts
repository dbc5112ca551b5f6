/** The one address of cmi5 itself: content fetches its key there, once (§8.2). No session of a browser is asked. */
import { contextOf, guest } from '../../platform/house.ts'
import type { Server } from '../../platform/serve.ts'
import { fetchKey } from './use-cases/launch.ts'

const headers = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'no-store',
}

export function routes({ app, house }: Server): void {
  app.options('/xapi/cmi5/fetch', async (_request, reply) =>
    reply
      .code(204)
      .headers({
        ...headers,
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'content-type',
      })
      .send(),
  )
  app.post<{ Querystring: Record<string, unknown> }>('/xapi/cmi5/fetch', async (request, reply) => {
    const ctx = contextOf(house, {
      actor: guest,
      audit: 'quiet',
      requestId: request.id,
      origin: { ip: request.ip, userAgent: String(request.headers['user-agent'] ?? '') },
      now: house.now(),
    })
    const { word } = request.query
    const answer = await fetchKey(ctx, typeof word === 'string' ? word : '')
    return reply.headers(headers).type('application/json; charset=utf-8').send(JSON.stringify(answer))
  })
}
