/** Web push: only the service of the browser's maker is our own peer; subscription, encryption and service worker are real. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { startPushPeer, type PushPeer } from '../../src/test/peers/push/push-peer.ts'
import type { Visitor } from '../browser.ts'

/** Stands behind the certificate of the data folder, which the portal trusts already. */
export const openPushService = (dataDir: string): Promise<PushPeer> => {
  const place = (name: string) => join(dataDir, 'tls', name)
  const [key, cert] = [place('server.key'), place('server.crt')].map((path) => readFileSync(path, 'utf8'))
  return startPushPeer({ key: key!, cert: cert!, file: place('server.crt') })
}

/** A browser without a network of its maker asks our peer for the subscription. */
const subscribes = `(() => {
  const place = 'story-push'
  const dress = (s) => s && { ...s, toJSON: () => s, unsubscribe: async () => (localStorage.removeItem(place), true) }
  PushManager.prototype.getSubscription = async () => dress(JSON.parse(localStorage.getItem(place) ?? 'null'))
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
    const made = await window.storyPushService(applicationServerKey)
    localStorage.setItem(place, JSON.stringify(made))
    return dress(made)
  }
})()`

/** In the settings of messages: push on this device, by day and by night. */
export async function turnPushOn(visitor: Visitor, service: PushPeer): Promise<void> {
  const { page, portal } = visitor
  await page.exposeFunction('storyPushService', (key: string) => service.subscribe(key))
  await page.addInitScript({ content: subscribes })
  await page.goto(`${portal}/notifications/settings`)
  await page.getByRole('button', { name: 'Включить push' }).click()
  await page.getByText(/Push\s+включены/).waitFor()
  // The story is read at any hour, a push of the night would wait for the morning.
  await page.getByLabel(/Не\s+будить\s+ночью/).uncheck()
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await page.getByText(/Настройки\s+сохранены/).waitFor()
  await visitor.look('настройки-сообщений')
}

type Words = PushPeer['pushed'][number]['payload']

/** What came to the service is handed to the browser; resolves with what its service worker has shown. */
export async function showPush(page: Page, service: PushPeer, about: RegExp): Promise<Words> {
  const came = () => service.pushed.find(({ payload }) => about.test(payload.title))?.payload
  await expect.poll(came, { message: `push ${about}` }).toBeTruthy()
  const payload = came()!
  const { origin } = new URL(page.url())
  const session = await page.context().newCDPSession(page)
  const registered = new Promise<string>((done) =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find((r) => r.scopeURL === `${origin}/` && !r.isDeleted)
      if (own) done(own.registrationId)
    }),
  )
  await session.send('ServiceWorker.enable')
  const registrationId = await registered
  await session.send('ServiceWorker.deliverPushMessage', {
    origin,
    registrationId,
    data: JSON.stringify(payload),
  })
  await expect.poll(() => shown(page), { timeout: 10_000 }).toContainEqual(wordsOf(payload))
  await session.detach()
  return payload
}

const wordsOf = ({ id, title, body, link }: Words) => ({ tag: id, title, body, data: link })

const shown = (page: Page) =>
  page.evaluate(`navigator.serviceWorker.getRegistration('/').then((r) => r.getNotifications())
    .then((all) => all.map(({ tag, title, body, data }) => ({ tag, title, body, data })))`)

/** The person touches the notification. A browser grants focus to real touches only, so that alone is asked for in vain. */
export async function touchPush(page: Page, { id }: Words): Promise<void> {
  const worker = page.context().serviceWorkers()[0] ?? (await page.context().waitForEvent('serviceworker'))
  await worker.evaluate(`self.registration.getNotifications().then((all) => {
    const notification = all.find((n) => n.tag === ${JSON.stringify(id)})
    const event = new NotificationEvent('notificationclick', { notification })
    return new Promise((done, fail) => {
      event.waitUntil = (work) => work.then(done, fail)
      self.dispatchEvent(event)
    })
  })`)
  await expect.poll(() => shown(page)).not.toContainEqual(expect.objectContaining({ tag: id }))
}
