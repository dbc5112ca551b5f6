/** One way to open a server: TLS 1.3 or nothing, HTTP/2 and 1.1, the same patience and the same end. */
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'

export interface ListenerParts {
  readonly log: Logger
  /** Null only in tests that speak by `inject`. */
  readonly tls: { readonly key: string; readonly cert: string } | null
}

interface Limits {
  readonly bodyBytes: number
  /** Signs of one part of an address. */
  readonly paramLength: number
}

export function createListener(parts: ListenerParts, limits: Limits): FastifyInstance {
  const common = {
    loggerInstance: parts.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: limits.bodyBytes,
    requestTimeout: 60_000,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: limits.paramLength },
    return503OnClosing: true,
    forceCloseConnections: 'idle' as const,
  }
  return (parts.tls
    ? Fastify({
        ...common,
        http2: true,
        https: { ...parts.tls, allowHTTP1: true, minVersion: 'TLSv1.3', maxVersion: 'TLSv1.3' },
      } as never)
    : Fastify(common as never)) as unknown as FastifyInstance
}
