/** The second listener: an origin where what others made is played. No sessions, no API, nothing of the portal but files. */
import type { FastifyInstance } from 'fastify'
import type { House } from './house.ts'
import { createListener, type ListenerParts } from './listener.ts'

export interface IsolatedParts extends ListenerParts {
  /** The only page that may put it into a frame. */
  readonly portalOrigin: string
}

/** What a module needs to serve there. */
export interface IsolatedServer {
  readonly app: FastifyInstance
  readonly house: House
  readonly portalOrigin: string
  /** Where the built page lies; null when there is none. */
  readonly webFolder: string | null
}

/** Scripts of a package run only there: with their own origin, in a frame of the portal, without its cookies. */
const sandbox =
  'sandbox allow-scripts allow-same-origin allow-forms allow-popups allow-modals allow-downloads'

/** A package may be written as of old: scripts in the page, `eval`; it reaches nothing but its own files, and one that speaks xAPI the store of learning records. */
export const packagePolicy = (portalOrigin: string, isSpeaking = false): string =>
  [
    `default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:`,
    `connect-src 'self'${isSpeaking ? ` ${portalOrigin}/xapi/` : ''}`,
    `form-action 'none'`,
    `base-uri 'self'`,
    `object-src 'none'`,
    `frame-ancestors 'self' ${portalOrigin}`,
    sandbox,
  ].join('; ')

export async function createIsolated(parts: IsolatedParts): Promise<FastifyInstance> {
  const app = createListener(parts, { bodyBytes: 1024, paramLength: 2000 })
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'content-security-policy': packagePolicy(parts.portalOrigin),
      'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'origin-agent-cluster': '?1',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), fullscreen=(self)',
    })
  })
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).type('text/plain; charset=utf-8').send('Такого файла нет'),
  )
  app.setErrorHandler((error, request, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500
    if (status >= 500) parts.log.error({ err: error, request: request.id }, 'defect')
    return reply
      .code(status)
      .type('text/plain; charset=utf-8')
      .send(status >= 500 ? 'У нас сбой. Мы уже знаем о нём' : 'Запрос не удалось прочитать')
  })
  return app
}
