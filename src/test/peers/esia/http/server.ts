/** The server: reads a request, plays the faults of the day, lets a route answer, writes the reply. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { notice } from '../pages/error.ts'
import { html, t } from '../pages/html.ts'
import { sweep, type Sandbox } from '../sandbox.ts'
import { headersOf, type Reply } from './reply.ts'
import { BodyTooLarge, readRequest, type Request } from './request.ts'
import { route } from './routes.ts'

export interface Listening {
  readonly port: number
  readonly close: () => Promise<void>
}

export interface ServerOptions {
  readonly port: number
  readonly host: string
  readonly tls: { readonly key: string; readonly cert: string } | undefined
}

export async function listen(options: ServerOptions, sandboxNow: () => Sandbox): Promise<Listening> {
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    void handle(sandboxNow(), incoming, outgoing)
  }
  const create = () =>
    options.tls
      ? createTlsServer({ ...options.tls, minVersion: 'TLSv1.2', requestTimeout: 30_000 }, answer)
      : createServer({ requestTimeout: 30_000 }, answer)
  const isLocal = options.host === 'localhost'
  const first = create()
  await open(first, options.port, isLocal ? '127.0.0.1' : options.host)
  const { port } = first.address() as AddressInfo
  const servers = [first]
  // «localhost» is two addresses; a machine without IPv6 has only one of them.
  if (isLocal) {
    const second = create()
    try {
      await open(second, port, '::1')
      servers.push(second)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE' && options.port !== 0) {
        await shut(first)
        throw error
      }
    }
  }
  return { port, close: async () => void (await Promise.all(servers.map(shut))) }
}

const open = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })

const shut = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

async function handle(sandbox: Sandbox, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  let reply: Reply
  try {
    const request = await readRequest(incoming)
    reply = await played(sandbox, request)
  } catch (error) {
    reply = failure(sandbox, error)
  }
  // The clock of the stand, not of the machine: clients compare.
  const headers = { date: sandbox.now().toUTCString(), ...headersOf(reply) }
  outgoing.writeHead(reply.status, headers)
  outgoing.end(incoming.method === 'HEAD' ? undefined : reply.body)
  sweep(sandbox)
}

/** The control of the stand itself is never slowed down or switched off. */
const isProtocol = (path: string): boolean => /^\/(aas|rs|esia-rs|idp|categories|digital-org)\//.test(path)

async function played(sandbox: Sandbox, request: Request): Promise<Reply> {
  if (isProtocol(request.path)) {
    const oid = personBehind(sandbox, request)
    const slow = sandbox.scenarios.active('slow', oid)
    if (slow) await delay(slow.milliseconds ?? 5000)
    if (sandbox.scenarios.active('down')) return unavailable(sandbox)
    if (request.path.endsWith('/te') && sandbox.scenarios.active('html-error', oid))
      return brokenPage(sandbox)
  }
  return route(sandbox, request)
}

/** Whose call this is, so that a scenario may touch one person only. */
function personBehind(sandbox: Sandbox, { form, headers }: Request): number | undefined {
  const family = sandbox.families.get(sandbox.refresh.get(form.get('refresh_token') ?? '') ?? '')
  const access = sandbox.access.get(headers.authorization?.replace(/^Bearer\s+/i, '') ?? '')
  return (sandbox.codes.get(form.get('code') ?? '') ?? family ?? access)?.grant.oid
}

const unavailable = (sandbox: Sandbox): Reply => ({
  ...notice(
    sandbox,
    503,
    'Сервис временно недоступен',
    html`<p>${t('Идут технические работы. Попробуйте позже.')}</p>`,
  ),
  headers: { 'retry-after': '60' },
})

const brokenPage = (sandbox: Sandbox): Reply =>
  notice(sandbox, 500, 'Внутренняя ошибка', html`<p>${t('Сервис не смог ответить. Попробуйте позже.')}</p>`)

function failure(sandbox: Sandbox, error: unknown): Reply {
  if (error instanceof BodyTooLarge) {
    return {
      ...notice(
        sandbox,
        413,
        'Слишком большой запрос',
        html`<p>${t('Столько данных стенд не принимает.')}</p>`,
      ),
      headers: { connection: 'close' },
    }
  }
  sandbox.refused.push({
    at: sandbox.now().toISOString(),
    call: 'стенд',
    mnemonic: '—',
    code: 'ESIA-007007',
    detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
  })
  return notice(
    sandbox,
    500,
    'Стенд сломался',
    html`<p>${t('Причина записана на странице «Системы». Повторите запрос.')}</p>
      <p><code>ESIA-007007</code></p>`,
  )
}
