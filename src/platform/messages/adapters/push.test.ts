/** Pushes are encrypted for one browser and signed by the portal; a dead subscription is asked once. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { peerCertificate, type PeerCertificate } from '../../../test/peers/certificate.ts'
import { startPushPeer, type PushPeer } from '../../../test/peers/push/push-peer.ts'
import { keyedWith } from '../../house.ts'
import type { OutgoingMessage } from '../messenger.ts'
import { isKnownService, pushAdapter, vapidOf } from './push.ts'

let peer: PushPeer
let certificate: PeerCertificate
const keyed = keyedWith(Buffer.alloc(32, 7))
const none = { publicKey: undefined, privateKey: undefined }
const vapid = vapidOf(none, keyed)
const at = new Date('2026-11-23T12:00:00Z')

beforeAll(async () => {
  certificate = await peerCertificate()
  peer = await startPushPeer(certificate)
})
afterEach(() => {
  peer.status = null
  peer.pushed.length = 0
  peer.refused.length = 0
})
afterAll(() => peer.close())

const adapter = (over: { hosts?: string; vapid?: typeof vapid; ca?: string[] } = {}) =>
  pushAdapter({
    vapid,
    subject: 'mailto:admin@nmo.example',
    hosts: 'localhost',
    ca: [certificate.cert],
    now: () => at,
    ...over,
  })

const message = (over: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: '0199a0de-0000-7000-8000-000000000004',
  channel: 'push',
  to: JSON.stringify(peer.subscribe(vapid.publicKey)),
  subject: 'Заявление одобрено',
  text: 'НМО: заявление № 12 одобрено.',
  link: 'https://localhost:8443/zayavleniya/12',
  validUntil: null,
  ...over,
})

test('D6 the browser reads what the portal wrote, and nobody between them', async () => {
  await expect(adapter().send(message())).resolves.toMatchObject({ outcome: 'sent', adapter: 'web-push' })
  expect(peer.refused).toEqual([])
  expect(peer.pushed).toMatchObject([
    {
      payload: {
        id: '0199a0de-0000-7000-8000-000000000004',
        title: 'Заявление одобрено',
        body: 'НМО: заявление № 12 одобрено.',
        link: 'https://localhost:8443/zayavleniya/12',
      },
      ttl: 86_400,
      urgency: 'normal',
    },
  ])
})

test('the longest text of ours fits into one push', async () => {
  await expect(
    adapter().send(message({ text: 'я'.repeat(5000), subject: 'Щ'.repeat(100) })),
  ).resolves.toMatchObject({ outcome: 'sent' })
  expect(peer.pushed[0]?.payload.body).toHaveLength(1000)
})

test('a repeated send has the same topic, so the waiting one is replaced', async () => {
  const to = JSON.stringify(peer.subscribe(vapid.publicKey))
  await adapter().send(message({ to }))
  await adapter().send(message({ to }))
  expect(peer.pushed[0]?.topic).toMatch(/^[\w-]{32}$/)
  expect(peer.pushed[1]?.topic).toBe(peer.pushed[0]?.topic)
})

test('the service keeps what is short-lived no longer than it lives', async () => {
  await adapter().send(message({ validUntil: new Date(at.getTime() + 90_000) }))
  expect(peer.pushed[0]).toMatchObject({ ttl: 90, urgency: 'high' })
})

test.for([404, 410])(
  '%i means that the subscription is gone, not that one should try again',
  async (code) => {
    peer.status = { code }
    await expect(adapter().send(message())).resolves.toMatchObject({
      outcome: 'rejected',
      reason: 'subscription-gone',
    })
  },
)

test.for([
  [429, 'provider-busy', 30],
  [500, 'provider-error', null],
  [503, 'provider-busy', 30],
  [403, 'provider-refused-us', null],
] as const)('%i is worth another try', async ([code, reason, retryAfterSeconds]) => {
  peer.status = { code, retryAfter: 30 }
  await expect(adapter().send(message())).rejects.toMatchObject({ reason, retryAfterSeconds })
})

test('a subscription made for another portal is refused by the service', async () => {
  const stranger = vapidOf(none, keyedWith(Buffer.alloc(32, 8)))
  await expect(adapter({ vapid: stranger }).send(message())).rejects.toMatchObject({
    reason: 'provider-refused-us',
  })
  expect(peer.refused).toEqual(['another server key'])
})

test('an unknown authority, a closed port: worth another try', async () => {
  await expect(adapter({ ca: [] }).send(message())).rejects.toMatchObject({ reason: 'unreachable' })
  const dead = { ...peer.subscribe(vapid.publicKey), endpoint: 'https://localhost:1/x' }
  await expect(adapter().send(message({ to: JSON.stringify(dead) }))).rejects.toMatchObject({
    reason: 'unreachable',
  })
})

test('our server is not sent to addresses that are no push service', async () => {
  const before = peer.requests()
  await expect(adapter({ hosts: 'push.apple.com' }).send(message())).resolves.toMatchObject({
    outcome: 'rejected',
    reason: 'address-unknown',
  })
  await expect(adapter().send(message({ to: '{"endpoint":"http://localhost/x"}' }))).resolves.toMatchObject({
    reason: 'address-unknown',
  })
  await expect(adapter().send(message({ to: 'not json' }))).resolves.toMatchObject({
    reason: 'address-unknown',
  })
  expect(peer.requests()).toBe(before)
  expect(isKnownService('https://web.push.apple.com/x', 'push.apple.com, a.b')).toBe(true)
  expect(isKnownService('https://evilpush.apple.com.evil.example/x', 'push.apple.com')).toBe(false)
  expect(isKnownService('https://notpush.apple.comx/x', 'push.apple.com')).toBe(false)
})

test('without keys in the settings the portal has the same ones at each start', () => {
  expect(vapidOf(none, keyedWith(Buffer.alloc(32, 7)))).toEqual(vapid)
  expect(Buffer.from(vapid.publicKey, 'base64url')).toHaveLength(65)
  expect(vapidOf({ publicKey: 'a', privateKey: 'b' }, keyed)).toEqual({ publicKey: 'a', privateKey: 'b' })
})
