/** Modules in order → one server. Nothing else. */
import type { FastifyInstance } from 'fastify'
import type { Job } from './platform/event.ts'
import type { Server } from './platform/serve.ts'

export interface Module {
  readonly name: string
  readonly routes: (server: Server) => void
  readonly jobs: readonly Job[]
}

/** Eldest first: a module calls only those above it. */
export const modules: readonly Module[] = []

export const allJobs = (): Job[] => modules.flatMap((m) => [...m.jobs])

export function mount(server: Server): FastifyInstance {
  for (const module of modules) module.routes(server)
  return server.app
}
