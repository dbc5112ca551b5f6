/** The addresses of xAPI 1.0.3 and 2.0.0: outside the signed requests of browsers, by key and secret. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { contextOf, guest } from '../../../platform/house.ts'
import { Problem } from '../../../platform/problem.ts'
import type { GuardedRequest, SessionGuard } from '../../../platform/session-guard.ts'
import type { Server } from '../../../platform/serve.ts'
import { limits, xapiForbidden, xapiInvalid, xapiMethod } from '../contract.ts'
import type { Answer, Asked } from '../use-cases/asked.ts'
import { actorOf, speakerOf, type Speaker } from '../use-cases/speak.ts'
import { askingOf, versionOf, type Asking } from './asking.ts'
import { resources, type Resource } from './resources.ts'

const versions = ['1.0.3', '2.0.0']
const versionHeader = 'x-experience-api-version'

/** Content lies on other origins and brings its key itself: no cookie opens anything here. */
const forOtherOrigins = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Last-Modified, X-Experience-API-Version, X-Experience-API-Consistent-Through',
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'no-store',
}
const preflight = {
  'access-control-allow-methods': 'GET, HEAD, PUT, POST, DELETE',
  'access-control-allow-headers':
    'authorization, content-type, x-experience-api-version, if-match, if-none-match, accept-language, x-experience-api-hash',
  'access-control-max-age': '600',
}

export function serveXapi(server: Server): void {
  server.app.get('/xapi/about', async (_request, reply) =>
    reply
      .headers({ ...forOtherOrigins, [versionHeader]: '2.0.0' })
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ version: versions })),
  )
  for (const [url, resource] of Object.entries(resources)) {
    server.app.options(url, async (_request, reply) =>
      reply
        .code(204)
        .headers({ ...forOtherOrigins, ...preflight })
        .send(),
    )
    server.app.route({
      method: ['GET', 'PUT', 'POST', 'DELETE'],
      url,
      bodyLimit: limits.multipartBytes,
      handler: (request, reply) => answer(server, resource, request, reply),
    })
  }
}

async function answer(
  server: Server,
  resource: Resource,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  reply.headers({ ...forOtherOrigins, [versionHeader]: '1.0.3' })
  const asking = askingOf(request)
  const said = versionOf(asking)
  if (said) reply.header(versionHeader, said)
  const now = server.house.now()
  const facts = {
    requestId: request.id,
    origin: { ip: request.ip, userAgent: String(request.headers['user-agent'] ?? '') },
    now,
  }
  const stranger = contextOf(server.house, { ...facts, actor: guest, audit: 'quiet' })
  const speaker = await speakerOf(stranger, asking.header('authorization')).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 401)
      reply.header('www-authenticate', 'Basic realm="xAPI", charset="UTF-8"')
    throw error
  })
  // Whoever names no version is answered in the one that they were registered with.
  reply.header(versionHeader, said ?? speaker.speaks)
  const ctx = contextOf(server.house, { ...facts, actor: actorOf(speaker), audit: 'lrs-read' })
  const stamp = resource[asking.method === 'HEAD' ? 'GET' : (asking.method as keyof Resource)]?.headers
  if (stamp) reply.headers(await stamp(ctx))
  const method = readMethod(resource, request, asking, said)
  const guard = guardOf(server, speaker)
  await guard?.admit(ctx, guarded(request, asking, speaker))
  const asked: Asked = { ...asking, speaker, version: said!, guard }
  return send(reply, await method.run(ctx, asked), asking.method === 'HEAD')
}

/** A session whose rules nobody knows may do nothing. */
function guardOf(server: Server, { guard }: Speaker): SessionGuard | undefined {
  if (guard === null) return undefined
  const known = server.sessionGuards.find((one) => one.name === guard)
  if (!known) throw new Problem(xapiForbidden)
  return known
}

const guarded = (request: FastifyRequest, asking: Asking, { clientId }: Speaker): GuardedRequest => ({
  clientId: clientId!,
  resource: request.routeOptions.url ?? '',
  method: asking.method,
  documentId: asking.params.get('stateId') ?? asking.params.get('profileId') ?? null,
  body: asking.body,
  contentType: asking.contentType,
})

function readMethod(
  resource: Resource,
  request: FastifyRequest,
  { method, params }: Asking,
  version: string | undefined,
) {
  const found = resource[(method === 'HEAD' ? 'GET' : method) as keyof Resource]
  if (!found) throw new Problem(xapiMethod)
  if (!version) throw new Problem(xapiInvalid, { detail: 'X-Experience-API-Version: 1.0.x или 2.0.x' })
  if (version !== '1.0.3' && request.method === 'POST' && method !== 'POST')
    throw new Problem(xapiInvalid, { detail: 'В версии 2.0 другого способа обращения нет' })
  const odd = [...params.keys()].find((name) => !found.params.includes(name))
  if (odd !== undefined)
    throw new Problem(xapiInvalid, { errors: [{ field: odd, message: 'Такого параметра здесь нет' }] })
  return found
}

function send(reply: FastifyReply, { status, type, body, headers }: Answer, isHead: boolean): FastifyReply {
  reply.code(status).headers({ ...headers })
  if (type !== undefined) reply.type(type)
  return isHead || body === undefined ? reply.send() : reply.send(body)
}
