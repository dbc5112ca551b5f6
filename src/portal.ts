/** One running process of the portal: web, worker or both; and how it stops without losing a request. */
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { Logger } from 'pino'
import { modules as allModules, type Module } from './app.ts'
import { serveAbout } from './platform/about/route.ts'
import { openDatabase, untilUp } from './platform/database.ts'
import { every, type Job } from './platform/event.ts'
import { serveHealth, startMetrics } from './platform/health.ts'
import { contextOf, hearersOf, system, type House } from './platform/house.ts'
import { contentOriginOf, contentPortOf } from './platform/config.ts'
import { createHttp } from './platform/http.ts'
import { createIsolated, type IsolatedServer } from './platform/isolated.ts'
import { startWorker } from './platform/jobs/worker.ts'
import { openHub } from './platform/live/hub.ts'
import { serveLive } from './platform/live/route.ts'
import { serveApiPages } from './platform/api-pages.ts'
import { contextKey, enrolKey, openScopes } from './platform/scope.ts'
import type { Server } from './platform/serve.ts'
import type { Services } from './platform/services.ts'
import { serveSessionBegin } from './platform/session/begin.ts'
import { messageJobs } from './platform/messages/jobs.ts'
import { keepReceipt } from './platform/messages/receipts.ts'
import { openGate } from './platform/session/gate.ts'
import { forgetOld } from './platform/session/store.ts'
import { openEpochs } from './platform/signature/epoch.ts'
import { serveWebFiles } from './platform/web-files.ts'

export interface PortalParts {
  /** Connection of the application's role. */
  readonly databaseUrl: string
  readonly services: Services
  readonly log: Logger
  readonly tls: { readonly key: string; readonly cert: string } | null
  readonly webFolder: string | null
  readonly now?: () => Date
  /** Fewer or other modules: for tests of the floor itself. */
  readonly modules?: readonly Module[]
  /** Connections of another kind. */
  readonly client?: typeof pg.Client
  /** Hearers that no event is kept for: their work is done otherwise. */
  readonly isDeaf?: (job: string) => boolean
}

export interface Portal {
  readonly app: FastifyInstance
  readonly server: Server
  /** The origin where foreign content is played. */
  readonly isolated: FastifyInstance
  readonly house: House
  readonly jobs: readonly Job[]
  readonly listen: (port: number, host: string) => Promise<void>
  readonly startMetrics: (port: number) => Promise<void>
  readonly startWorker: () => Promise<void>
  /** `/health/ready` answers 503 from now on; balancers stop sending work. */
  readonly drain: () => void
  /** Ready answers 503, requests under way finish, then everything closes. */
  readonly close: () => Promise<void>
}

const floorJobs: readonly Job[] = [
  ...messageJobs,

  every('platform.forget-old', '* * * * *', (ctx) => forgetOld(ctx.db, ctx.now)),
]

export async function openPortal(parts: PortalParts): Promise<Portal> {
  const { services, log } = parts
  const { settings } = services
  const database = openDatabase(parts.databaseUrl, settings.DATABASE_POOL_SIZE, log, parts.client)
  const scoped = openDatabase(parts.databaseUrl, settings.DATABASE_POOL_SIZE, log, parts.client)
  const now = parts.now ?? (() => new Date())
  const modules = parts.modules ?? allModules
  const jobs = [...floorJobs, ...modules.flatMap((m) => [...m.jobs])]
  const isDeaf = parts.isDeaf ?? (() => false)
  await untilUp(database.db)
  const key = contextKey(services.keyed('database-context', 'v1'))
  await enrolKey(database.db, key)
  const scopes = openScopes(scoped.pool, key)
  const house: House = {
    db: database.db,
    scopes,
    log,
    services,
    hearers: hearersOf(jobs.filter((j) => !isDeaf(j.name))),
    now,
  }
  const asSystem = (job: string) =>
    contextOf(house, { actor: system, audit: job, requestId: `job:${job}`, origin: null })
  services.messenger.onReceipt((receipt) => keepReceipt(asSystem('messages.receipt'), receipt))
  const epochs = await openEpochs(database.db, services.keyed('nonce-epoch', 'v1'))
  const publicOrigin = new URL(settings.PUBLIC_ORIGIN).origin
  const gate = openGate({ db: database.db, epochs, publicOrigin, checkSignatures: settings.SIGNATURE_CHECK })
  const app = await createHttp({
    log,
    publicOrigin,
    esiaOrigin: new URL(settings.ESIA_URL).origin,
    contentOrigin: contentOriginOf(settings),
    tls: parts.tls,
    epoch: () => epochs.current(now()),
  })
  const belongings = modules.flatMap((m) => [...(m.belongings ?? [])])
  const sessionGuards = modules.flatMap((m) => [...(m.sessionGuards ?? [])])
  const server: Server = { app, house, gate, served: [], belongings, sessionGuards }
  const readiness = serveHealth(server)
  const hub = await openHub(parts.databaseUrl, log)
  const live = serveLive(server, hub)
  serveSessionBegin(server, publicOrigin)
  serveAbout(server)
  for (const module of modules) module.routes(server)
  serveApiPages(server, publicOrigin)
  const isolated = await createIsolated({ log, portalOrigin: publicOrigin, tls: parts.tls })
  const played: IsolatedServer = {
    app: isolated,
    house,
    portalOrigin: publicOrigin,
    webFolder: parts.webFolder,
  }
  for (const module of modules) module.played?.(played)
  await serveWebFiles(app, parts.webFolder)
  const closers: (() => Promise<unknown>)[] = []
  return {
    app,
    server,
    isolated,
    house,
    jobs,
    listen: async (port, host) => {
      await app.listen({ port, host })
      // Whoever asks for any free port gets two of them.
      await isolated.listen({ port: port === 0 ? 0 : contentPortOf(settings), host })
    },
    startMetrics: async (port) => {
      const metrics = await startMetrics(server, port)
      closers.push(() => new Promise((done) => metrics.close(done)))
    },
    startWorker: async () => {
      const worker = await startWorker({
        pool: database.pool,
        jobs,
        concurrency: settings.WORKER_CONCURRENCY,
        log,
        open: asSystem,
      })
      closers.push(worker.stop)
    },
    drain: readiness.drain,
    close: async () => {
      readiness.drain()
      live.endAll()
      for (const close of closers.reverse()) await close()
      await app.close()
      await isolated.close()
      await hub.close()
      await services.passwords.close()
      await services.messenger.close()
      await services.checker.close()
      await scoped.close()
      await database.close()
    },
  }
}
