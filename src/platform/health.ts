/** Is the process alive, may it be given work, and what its figures are. */
import { createServer, type Server as HttpServer } from 'node:http'
import { sql } from 'kysely'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { queueHealth } from './jobs/dead-letters.ts'
import type { Server } from './serve.ts'

export interface Readiness {
  /** After this `/health/ready` answers 503 and balancers stop sending work. */
  readonly drain: () => void
}

export function serveHealth({ app, house }: Server): Readiness {
  let isDraining = false
  app.get('/health/live', async () => ({ status: 'ok' }))
  app.get('/health/ready', async (_request, reply) => {
    if (isDraining) return reply.code(503).send({ status: 'draining' })
    try {
      await sql`select 1`.execute(house.db)
      return { status: 'ok' }
    } catch {
      return reply.code(503).send({ status: 'database' })
    }
  })
  return { drain: () => void (isDraining = true) }
}

/** Prometheus figures on a port of their own, loopback only. */
export function startMetrics({ app, house }: Server, port: number): Promise<HttpServer> {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'nmo_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    seconds.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    )
  })
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end()
    void Promise.all([registry.metrics(), queueHealth(house.db).catch(() => null)]).then(([text, queue]) => {
      const jobs = queue
        ? `nmo_jobs_waiting ${queue.waiting}\nnmo_jobs_dead ${queue.dead}\nnmo_jobs_lag_seconds ${queue.lagSeconds}\n`
        : ''
      response.writeHead(200, { 'content-type': registry.contentType }).end(text + jobs)
    })
  })
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, '127.0.0.1', () => done(server))
  })
}
