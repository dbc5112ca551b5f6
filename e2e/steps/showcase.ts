/** The kit on its own pages, built and served with the portal's very security policy. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { build } from 'vite'

const root = new URL('../../', import.meta.url).pathname
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

export interface Showcase {
  readonly url: string
  readonly close: () => void
}

/** Any address without a file answers with the page itself, as the portal does. */
export async function openShowcase(policy: string, outDir: string): Promise<Showcase> {
  await build({
    configFile: join(root, 'vite.config.ts'),
    mode: 'showcase',
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  })
  const server = createServer((request, reply) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    const name = extname(path) ? path : '/showcase.html'
    readFile(join(outDir, name)).then(
      (bytes) => {
        reply.writeHead(200, {
          'content-type': types[extname(name)] ?? 'application/octet-stream',
          'content-security-policy': policy,
          // Names of files change with what is in them.
          'cache-control': extname(path) ? 'max-age=3600' : 'no-cache',
        })
        reply.end(bytes)
      },
      () => reply.writeHead(404).end(),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => void server.close(),
  }
}
