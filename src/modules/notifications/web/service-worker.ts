/** Shows a push and opens its link. Keeps nothing and answers no requests: the portal is never served stale. */

interface Waiting {
  readonly waitUntil: (work: Promise<unknown>) => void
}
interface Pushed extends Waiting {
  readonly data: { readonly json: () => unknown } | null
}
interface Clicked extends Waiting {
  readonly notification: { readonly data: unknown; readonly close: () => void }
}
interface Window {
  readonly url: string
  readonly focus: () => Promise<unknown>
  readonly navigate: (url: string) => Promise<unknown>
}
/** The part of the worker's world that we use (Service Workers, Push API). */
interface Worker {
  readonly location: { readonly origin: string }
  readonly registration: { readonly showNotification: (title: string, options: object) => Promise<void> }
  readonly clients: {
    readonly claim: () => Promise<void>
    readonly matchAll: (options: object) => Promise<readonly Window[]>
    readonly openWindow: (url: string) => Promise<unknown>
  }
  readonly skipWaiting: () => Promise<void>
  readonly addEventListener: <E>(type: string, hear: (event: E) => void) => void
}

const worker = self as unknown as Worker

/** What the portal puts into a push (platform/messages/adapters/push.ts). */
export interface Message {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly link: string | null
}

/** A push that cannot be read must still show something: browsers punish silent ones. */
function read(event: Pushed): Message {
  const unread: Message = { id: 'nmo', title: 'НМО', body: 'В кабинете есть новости', link: '/notifications' }
  try {
    return { ...unread, ...(event.data?.json() as Partial<Message>) }
  } catch {
    return unread
  }
}

worker.addEventListener<Waiting>('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener<Waiting>('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener<Pushed>('push', (event) => {
  const message = read(event)
  event.waitUntil(
    worker.registration.showNotification(message.title, {
      body: message.body,
      lang: 'ru',
      icon: '/mark.svg',
      // The same message sent twice is shown once.
      tag: message.id,
      data: message.link,
    }),
  )
})

worker.addEventListener<Clicked>('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(event.notification.data))
})

/** Only pages of this portal, whatever the push says. */
async function open(link: unknown): Promise<void> {
  const { origin } = worker.location
  const url = new URL(typeof link === 'string' ? link : '/notifications', origin)
  if (url.origin !== origin) return
  const windows = (await worker.clients.matchAll({ type: 'window' })).filter(
    (w) => new URL(w.url).origin === origin,
  )
  // A window that shows it already is live: nothing is loaded anew there.
  const here = windows.find((w) => w.url === url.href) ?? windows[0]
  if (!here) return void (await worker.clients.openWindow(url.href))
  // A browser may refuse focus; the page is opened all the same.
  await here.focus().catch(() => undefined)
  if (here.url !== url.href) await here.navigate(url.href)
}
