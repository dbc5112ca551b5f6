/** The built page: hashed files for ever, the page itself always fresh, every address of the cabinet answered by it. */
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from './problem.ts'
import { notFound } from './refusals.ts'

/** Without a built page only the API answers. */
export async function serveWebFiles(app: FastifyInstance, folder: string | null): Promise<void> {
  const hasPage = folder !== null && existsSync(join(folder, 'index.html'))
  if (hasPage) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: true,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const isHashed = path.includes('/assets/')
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && String(request.headers.accept ?? '').includes('text/html')
    if (!hasPage || !wantsPage || request.url.startsWith('/api/')) throw new Problem(notFound)
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}
