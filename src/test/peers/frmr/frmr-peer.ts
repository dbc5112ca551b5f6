/** A federal registry as README.md beside it describes: signed both ways, paged, strict, with faults on demand. */
import { createHmac, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type FrmrFault = 'slow' | 'down' | 'malformed' | 'unsigned' | 'endless'

export interface FrmrPeer {
  readonly url: string
  readonly key: Buffer
  people: unknown[]
  pageSize: number
  /** From which request on what goes wrong; null: nothing. */
  fault: { readonly what: FrmrFault; readonly after: number } | null
  readonly asked: string[]
  readonly close: () => Promise<void>
}

const farthestMs = 5 * 60_000

export async function startFrmrPeer(): Promise<FrmrPeer> {
  const key = randomBytes(32)
  const nonces = new Set<string>()
  const sign = (...parts: string[]) => createHmac('sha256', key).update(parts.join('\n')).digest('base64url')
  const server = createServer((request, response) => answer(request, response))

  function refusalOf(request: IncomingMessage, target: URL): [status: number, code: string] | null {
    const header = (name: string) => String(request.headers[name] ?? '')
    const [at, nonce] = [header('x-at'), header('x-nonce')]
    if (request.method !== 'GET' || target.pathname !== '/people') return [404, 'path']
    if (header('x-signature') !== sign('GET', target.pathname + target.search, at, nonce))
      return [401, 'signature']
    if (header('x-system') !== 'NMO') return [401, 'system']
    if (!(Math.abs(Date.now() - Date.parse(at)) < farthestMs)) return [401, 'clock']
    if (!/^[\w-]{22}$/.test(nonce) || nonces.has(nonce)) return [409, 'nonce']
    nonces.add(nonce)
    const limit = Number(target.searchParams.get('limit'))
    return Number.isInteger(limit) && limit >= 1 && limit <= 200 ? null : [400, 'query']
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const target = new URL(request.url!, 'http://peer')
    peer.asked.push(target.searchParams.get('cursor') ?? '')
    const fault = peer.fault && peer.asked.length > peer.fault.after ? peer.fault.what : null
    // Never answers: the caller has to lose patience by itself.
    if (fault === 'slow') return
    if (fault === 'down') return void response.writeHead(503).end()
    const refused = refusalOf(request, target)
    if (refused) return void response.writeHead(refused[0]).end(JSON.stringify({ code: refused[1] }))
    const from = Number(Buffer.from(target.searchParams.get('cursor') ?? '', 'base64url').toString() || 0)
    const to = from + peer.pageSize
    const again = fault === 'endless' ? from : to
    const next = again < peer.people.length ? Buffer.from(String(again)).toString('base64url') : null
    const body = JSON.stringify({ next, people: peer.people.slice(from, to) })
    const sent = fault === 'malformed' ? body.slice(0, body.length / 2) : body
    response
      .writeHead(200, {
        'content-type': 'application/json',
        ...(fault === 'unsigned' ? {} : { 'x-signature': sign(String(request.headers['x-nonce']), sent) }),
      })
      .end(sent)
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const peer: FrmrPeer = {
    url: `http://127.0.0.1:${port}`,
    key,
    people: [],
    pageSize: 2,
    fault: null,
    asked: [],
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  return peer
}
