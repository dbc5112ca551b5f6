/** SMS reach a gateway by the shape of the README, once each, and its every refusal is read rightly. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openLine, type Line } from '../../../test/peers/line.ts'
import { startSmsPeer, type SmsPeer } from '../../../test/peers/sms/sms-peer.ts'
import type { OutgoingMessage } from '../messenger.ts'
import { smsHttpAdapter } from './sms-http.ts'

let peer: SmsPeer
let line: Line
beforeAll(async () => {
  peer = await startSmsPeer()
  line = await openLine(peer.port)
})
afterEach(() => {
  peer.answer = null
  peer.accepted.length = 0
  peer.states.clear()
  line.mood = 'well'
})
afterAll(async () => {
  await line.close()
  await peer.close()
})

const message = (over: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: '0199a0de-0000-7000-8000-000000000002',
  channel: 'sms',
  to: '+79000000067',
  subject: 'Код',
  text: 'НМО: сохранить сведения: РНИМУ. Код 123456.\n\n@localhost #123456',
  link: null,
  validUntil: new Date('2026-11-23T12:05:00Z'),
  ...over,
})
const adapter = (token = 'test-token') =>
  smsHttpAdapter({ url: `http://127.0.0.1:${line.port}/messages`, token, from: 'NMO', ca: undefined })

test('D5 a code reaches the gateway with the instant after which it must not be delivered', async () => {
  const delivery = await adapter().send(message())
  expect(delivery).toEqual({
    outcome: 'sent',
    adapter: 'sms-http',
    providerIds: ['gw-0199a0de-0000-7000-8000-000000000002'],
  })
  expect(peer.accepted).toEqual([
    {
      id: '0199a0de-0000-7000-8000-000000000002',
      from: 'NMO',
      to: '+79000000067',
      text: 'НМО: сохранить сведения: РНИМУ. Код 123456.\n\n@localhost #123456',
      validUntil: '2026-11-23T12:05:00.000Z',
    },
  ])
})

test('the same message sent twice is delivered once: the gateway knows it by its id', async () => {
  await adapter().send(message())
  await adapter().send(message())
  expect(peer.accepted).toHaveLength(1)
})

test('a link stands at the end, but an origin-bound code stays the last line', async () => {
  await adapter().send(message({ text: 'Заявление одобрено.', link: 'https://localhost:8443/z/1' }))
  await adapter().send(
    message({ id: '0199a0de-0000-7000-8000-000000000003', link: 'https://localhost:8443/z/1' }),
  )
  expect(peer.accepted.map((o) => o.text.split('\n').at(-1))).toEqual([
    'https://localhost:8443/z/1',
    '@localhost #123456',
  ])
})

test.for([
  [422, '{"code":"recipient.invalid"}', 'address-unknown'],
  [400, '{"code":"text.refused","reason":"реклама"}', 'content-refused'],
] as const)('%i with %s is final', async ([status, body, reason]) => {
  peer.answer = { status, body }
  await expect(adapter().send(message())).resolves.toMatchObject({ outcome: 'rejected', reason })
})

test.for([
  [401, '{}', 'provider-refused-us', null],
  [404, '{}', 'provider-error', null],
  [429, '{}', 'provider-busy', 7],
  [500, '<html>', 'provider-error', null],
  [503, '', 'provider-busy', 7],
  [200, 'ok', 'provider-error', null],
  [302, '', 'provider-error', null],
] as const)('%i with «%s» is worth another try', async ([status, body, reason, retryAfterSeconds]) => {
  peer.answer = {
    status,
    body,
    headers: { 'retry-after': retryAfterSeconds ? '7' : '', location: 'http://127.0.0.1:1/' },
  }
  await expect(adapter().send(message())).rejects.toMatchObject({ reason, retryAfterSeconds })
})

test.for([
  ['refused', 'unreachable'],
  ['reset', 'unreachable'],
  ['half-close', 'unreachable'],
  ['silent', 'timeout'],
  ['trickle', 'timeout'],
] as const)('a line that is %s ends within 5 s', async ([mood, reason]) => {
  line.mood = mood
  const begun = performance.now()
  await expect(adapter().send(message())).rejects.toMatchObject({ reason })
  expect(performance.now() - begun).toBeLessThan(6000)
})

test('a gateway with a reply of megabytes fills nothing', async () => {
  peer.answer = { status: 200, body: 'x'.repeat(2_000_000) }
  await expect(adapter().send(message())).rejects.toMatchObject({ reason: 'provider-error' })
})

test('the gateway is asked what became of a message', async () => {
  const delivery = await adapter().send(message())
  const [id] = delivery.outcome === 'sent' ? delivery.providerIds : []
  await expect(adapter().ask?.(id!)).resolves.toBeNull()
  peer.states.set(id!, 'delivered')
  await expect(adapter().ask?.(id!)).resolves.toEqual({
    adapter: 'sms-http',
    providerId: id,
    state: 'delivered',
  })
  peer.states.set(id!, 'undelivered')
  await expect(adapter().ask?.(id!)).resolves.toMatchObject({ state: 'undelivered' })
})
