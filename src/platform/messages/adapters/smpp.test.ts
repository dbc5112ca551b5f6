/** SMS reach an SMS centre: Cyrillic, long texts, receipts; a dead line is noticed and made anew. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openLine, type Line } from '../../../test/peers/line.ts'
import { startSmppPeer, type SmppPeer } from '../../../test/peers/smpp/smpp-peer.ts'
import type { OutgoingMessage, Receipt } from '../messenger.ts'
import type { Adapter } from './adapter.ts'
import { smppAdapter } from './smpp.ts'

let peer: SmppPeer
let line: Line
let adapter: Adapter
let receipts: Receipt[]
let canKeep: boolean

const timings = { connectMs: 500, replyMs: 500, enquireMs: 100, longestPauseMs: 200 }
const open = (user = 'nmo') =>
  smppAdapter({
    url: `smpp://${user}:secret@127.0.0.1:${line.port}`,
    from: 'NMO',
    ca: undefined,
    hear: async (receipt) => {
      if (!canKeep) throw new Error('database is down')
      receipts.push(receipt)
    },
    log: { warn: () => undefined },
    timings,
  })

beforeEach(async () => {
  peer = await startSmppPeer()
  line = await openLine(peer.port)
  receipts = []
  canKeep = true
  adapter = open()
})
afterEach(async () => {
  await adapter.close?.()
  await line.close()
  await peer.close()
})

const message = (over: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: '0199a0de-0000-7000-8000-000000000005',
  channel: 'sms',
  to: '+79000000067',
  subject: '',
  text: 'Код 123456',
  link: null,
  validUntil: null,
  ...over,
})

test('D5 a short Cyrillic text goes as UCS-2 in one part', async () => {
  await expect(adapter.send(message())).resolves.toEqual({
    outcome: 'sent',
    adapter: 'smpp',
    providerIds: ['m1'],
  })
  expect(peer.parts).toMatchObject([
    { from: 'NMO', to: '79000000067', dataCoding: 8, text: 'Код 123456', place: null },
  ])
})

test('a long text comes together on the phone; no part is longer than 140 bytes', async () => {
  const text = `${'Ёжик 🙂 «лечит» №1. '.repeat(20)}\n@localhost #123456`
  const delivery = await adapter.send(message({ text }))
  expect(peer.texts()).toEqual([text])
  expect(peer.parts.length).toBeGreaterThan(5)
  expect(delivery).toMatchObject({ providerIds: peer.parts.map((p) => p.id) })
  for (const part of peer.parts) expect(part.sizeBytes).toBeLessThanOrEqual(140)
})

test('a Latin text goes in the GSM alphabet', async () => {
  await adapter.send(message({ text: 'Code 123456 @localhost' }))
  expect(peer.parts).toMatchObject([{ dataCoding: 0, text: 'Code 123456 @localhost' }])
})

test('the centre is told until when a code lives', async () => {
  await adapter.send(message({ validUntil: new Date('2026-11-23T12:05:00Z') }))
  expect(peer.parts[0]?.validity).toEqual(new Date('2026-11-23T12:05:00Z'))
})

test.for([
  ['DELIVRD', 'text', 'delivered'],
  ['DELIVRD', 'tlv', 'delivered'],
  ['UNDELIV', 'text', 'undelivered'],
  ['UNDELIV', 'tlv', 'undelivered'],
] as const)('a receipt %s as %s is heard', async ([state, how, heard]) => {
  await adapter.send(message())
  await expect(peer.receipt('m1', state, how)).resolves.toBe(0)
  expect(receipts).toEqual([{ adapter: 'smpp', providerId: 'm1', state: heard }])
})

test('a state on the way is no receipt; a receipt that was not kept is offered again', async () => {
  await adapter.send(message())
  await peer.receipt('m1', 'ENROUTE')
  expect(receipts).toEqual([])
  canKeep = false
  await expect(peer.receipt('m1', 'DELIVRD')).resolves.toBe(0x64)
  canKeep = true
  await expect(peer.receipt('m1', 'DELIVRD')).resolves.toBe(0)
  expect(receipts).toHaveLength(1)
})

test.for([[0x0b, { outcome: 'rejected', reason: 'address-unknown' }]] as const)(
  'status %i is final',
  async ([status, delivery]) => {
    peer.status = status
    await expect(adapter.send(message())).resolves.toMatchObject(delivery)
  },
)

test.for([
  [0x58, 'provider-busy'],
  [0x14, 'provider-busy'],
  [0x08, 'provider-error'],
  [0x0a, 'provider-refused-us'],
] as const)('status %i is worth another try', async ([status, reason]) => {
  peer.status = status
  await expect(adapter.send(message())).rejects.toMatchObject({ reason })
})

test('a wrong password is our trouble, not the reader’s', async () => {
  const wrong = open('nobody')
  await expect(wrong.send(message())).rejects.toMatchObject({ reason: 'provider-refused-us' })
  await wrong.close?.()
})

test('one line serves many messages and is asked whether it lives', async () => {
  await Promise.all([1, 2, 3].map(() => adapter.send(message())))
  expect(peer.binds()).toBe(1)
  await vi.waitFor(() => expect(peer.enquiries()).toBeGreaterThan(1))
})

test('a cut line comes back by itself, and receipts with it', async () => {
  await adapter.send(message())
  line.cut()
  await vi.waitFor(() => expect(peer.binds()).toBe(2), 5000)
  await vi.waitFor(() => peer.receipt('m1', 'DELIVRD'))
  expect(receipts).toHaveLength(1)
  await expect(adapter.send(message())).resolves.toMatchObject({ outcome: 'sent' })
})

test('a line that fell silent is noticed and made anew', async () => {
  await adapter.send(message())
  peer.isSilent = true
  await expect(adapter.send(message())).rejects.toMatchObject({
    reason: expect.stringMatching(/timeout|unreachable/),
  })
  peer.isSilent = false
  await vi.waitFor(() => expect(peer.binds()).toBeGreaterThan(1), 5000)
  await expect(adapter.send(message())).resolves.toMatchObject({ outcome: 'sent' })
})

test('the centre may ask us to leave; we come again', async () => {
  await adapter.send(message())
  peer.unbindAll()
  await vi.waitFor(() => expect(peer.binds()).toBe(2), 5000)
})

test.for(['refused', 'reset', 'half-close', 'silent', 'trickle'] as const)(
  'a line that is %s ends by our clock',
  async (mood) => {
    line.mood = mood
    const begun = performance.now()
    await expect(adapter.send(message())).rejects.toMatchObject({
      reason: expect.stringMatching(/timeout|unreachable/),
    })
    expect(performance.now() - begun).toBeLessThan(2000)
    line.mood = 'well'
    await vi.waitFor(() => adapter.send(message()), 5000)
  },
)
