/** The HTTP floor: TLS 1.3, HTTP/2 and 1.1, limits, strict headers, one renderer of problems. */
import cookie from '@fastify/cookie'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { isConnectionLoss } from './database.ts'
import { createListener, type ListenerParts } from './listener.ts'
import { Problem, problemBody, type Refusal } from './problem.ts'
import * as refusals from './refusals.ts'

export interface HttpParts extends ListenerParts {
  readonly publicOrigin: string
  /** ЕСИА, where forms of sign-in may lead. */
  readonly esiaOrigin: string
  /** Where foreign content is played. */
  readonly contentOrigin: string
  readonly epoch: () => string
}

export const jsonLimitBytes = 256 * 1024

export async function createHttp(parts: HttpParts): Promise<FastifyInstance> {
  const app = createListener(parts, { bodyBytes: jsonLimitBytes, paramLength: 200 })
  await app.register(cookie)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  // Headers first: a refusal of the guard carries them too.
  setHeaders(app, parts)
  guardTargets(app, parts.publicOrigin)
  tellProblems(app, parts.log)
  return app
}

const suspicious = /\/\/|%2f|%5c|%00|\/\.\.?(?:\/|$|\?)|[^\x21-\x7e]/i

/** Targets that two readers may read differently are refused before routing. */
function guardTargets(app: FastifyInstance, publicOrigin: string): void {
  const { host } = new URL(publicOrigin)
  app.addHook('onRequest', async (request) => {
    const target = request.raw.url ?? ''
    const path = target.split('?')[0]!
    if (!target.startsWith('/') || suspicious.test(path))
      throw new Problem(refusals.malformed, { detail: 'Недопустимый адрес' })
    if (target.startsWith('/api/') && hostsOf(request).some((named) => named !== host))
      throw new Problem(refusals.malformed, { detail: 'Запрос к чужому узлу' })
    const site = request.headers['sec-fetch-site']
    if (target.startsWith('/api/') && site && site !== 'same-origin' && site !== 'none')
      throw new Problem(refusals.forbidden)
  })
}

/** Every host that the request names: two readers may each take another one (RFC 9112 §3.2). None is one too. */
function hostsOf({ headers, raw }: FastifyRequest): readonly (string | undefined)[] {
  const said = raw.rawHeaders.flatMap((name, i) =>
    i % 2 === 0 && name.toLowerCase() === 'host' ? [raw.rawHeaders[i + 1]] : [],
  )
  const authority = headers[':authority']
  const all = typeof authority === 'string' ? [authority, ...said] : said
  // `inject` of tests has no raw headers.
  if (all.length === 0) return [headers.host]
  return all.length > 2 || (all.length === 2 && typeof authority !== 'string') ? [undefined] : all
}

function setHeaders(app: FastifyInstance, parts: HttpParts): void {
  const policy = [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `img-src 'self' blob: data:`,
    `connect-src 'self'`,
    `font-src 'self'`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `frame-src blob: ${parts.contentOrigin}`,
    `media-src ${parts.contentOrigin}`,
    `form-action 'self' ${parts.esiaOrigin}`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `object-src 'none'`,
    `require-trusted-types-for 'script'`,
    // The one script address that a page may make: that of the service worker.
    `trusted-types nmo-service-worker`,
  ].join('; ')
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()',
      'request-id': request.id,
    })
    if (request.raw.url?.startsWith('/api/')) {
      reply.headers({
        'cache-control': 'no-store',
        'nmo-epoch': parts.epoch(),
        'nmo-time': String(Math.floor(Date.now() / 1000)),
      })
    }
  })
}

const fastifyCodes: Record<string, Refusal> = {
  FST_ERR_CTP_BODY_TOO_LARGE: refusals.tooLarge,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: refusals.unsupportedMedia,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: refusals.malformed,
  FST_ERR_BAD_URL: refusals.malformed,
}

const textOutOfRange = ['22021', '22P05', '22003', '22P02', '22008', '22007']

/** What the caller is told of an error; null for a defect. */
function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error
  if (isConnectionLoss(error)) return new Problem(refusals.unavailable, { retryAfterSeconds: 2 })
  const { code = '' } = error as { code?: string }
  if (textOutOfRange.includes(code)) return new Problem(refusals.malformed)
  if (['53100', '53200', '53300', '57014', '55P03'].includes(code))
    return new Problem(refusals.unavailable, { retryAfterSeconds: 5 })
  const known = fastifyCodes[code]
  if (known) return new Problem(known)
  const status = (error as FastifyError).statusCode
  return status && status < 500 ? new Problem(status === 413 ? refusals.tooLarge : refusals.malformed) : null
}

function tellProblems(app: FastifyInstance, log: Logger): void {
  const tell = (problem: Problem, request: FastifyRequest, reply: FastifyReply) => {
    const wait = problem.extras.retryAfterSeconds
    if (wait !== undefined) reply.header('retry-after', wait)
    return reply
      .code(problem.status)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problemBody(problem, request.id)))
  }
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error)
    if (problem) return tell(problem, request, reply)
    log.error({ err: error, request: request.id, route: request.routeOptions.url }, 'defect')
    return tell(new Problem(refusals.defect), request, reply)
  })
}
