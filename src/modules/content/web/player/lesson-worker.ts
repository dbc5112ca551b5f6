/**
 * Stands between a lesson of cmi5 or xAPI and the store: each request to it goes to our page beside that lesson, which gives it to the
 * portal's page. Keeps nothing: other packages live on this origin too. Without that page requests go their own way.
 */
import type { LessonAnswer, LessonAsks } from '../../contract.ts'

interface Waiting {
  readonly waitUntil: (work: Promise<unknown>) => void
}
interface Fetching {
  readonly request: Request
  readonly clientId: string
  readonly respondWith: (reply: Promise<Response>) => void
}
interface Client {
  readonly url: string
  readonly postMessage: (said: unknown, transfer: readonly Transferable[]) => void
}
/** The part of the worker's world that we use (Service Workers). */
interface Worker {
  readonly location: { readonly origin: string }
  readonly clients: {
    readonly claim: () => Promise<void>
    readonly get: (id: string) => Promise<Client | undefined>
    readonly matchAll: (options: object) => Promise<readonly Client[]>
  }
  readonly skipWaiting: () => Promise<void>
  readonly addEventListener: <E>(type: string, hear: (event: E) => void) => void
}

const worker = self as unknown as Worker
/** A page that is gone answers nothing. */
const patienceMs = 30_000
/** Whose requests they were: a lesson that is being closed says its last word when it is no client any more. */
const ticketOf = new Map<string, string>()

worker.addEventListener<Waiting>('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener<Waiting>('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener<Fetching>('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url)
  if (
    origin === worker.location.origin ||
    !pathname.startsWith('/xapi/') ||
    pathname.startsWith('/xapi/cmi5/')
  )
    return
  event.respondWith(throughPage(event.request, event.clientId))
})

async function throughPage(request: Request, clientId: string): Promise<Response> {
  const page = await pageBeside(clientId)
  if (!page) return fetch(request)
  // Read once: what the page does not answer goes its own way all the same.
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  const body = hasBody ? await request.arrayBuffer() : null
  const answer = await ask(page, {
    nmo: 1,
    say: 'asks',
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: body && body.slice(0),
  })
  if (answer === undefined)
    return fetch(request.url, { method: request.method, headers: request.headers, body, keepalive: true })
  if (answer === null) return Response.error()
  return new Response(answer.body, { status: answer.status, headers: answer.headers })
}

/** Its address has the same ticket, which nobody else knows. */
async function pageBeside(clientId: string): Promise<Client | undefined> {
  const lesson = await worker.clients.get(clientId)
  const ticket = lesson
    ? /^\/play\/([^/]+)\//.exec(new URL(lesson.url).pathname)?.[1]
    : ticketOf.get(clientId)
  if (ticket === undefined) return undefined
  ticketOf.set(clientId, ticket)
  const address = `${worker.location.origin}/play/${ticket}/keeper`
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  return pages.find(({ url }) => url === address)
}

/** Undefined: nobody answered. */
const ask = (page: Client, asks: LessonAsks): Promise<LessonAnswer | undefined> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const timer = setTimeout(() => resolve(undefined), patienceMs)
    port1.addEventListener('message', ({ data }: MessageEvent<LessonAnswer>) => {
      clearTimeout(timer)
      resolve(data)
    })
    port1.start()
    page.postMessage(asks, asks.body ? [port2, asks.body] : [port2])
  })
