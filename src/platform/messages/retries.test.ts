/** A provider that is slow, broken or down: tried again, in order, never late. */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { messageScene, type MessageScene } from '../../test/message-scene.ts'
import { deadLetters, replay } from '../jobs/dead-letters.ts'
import { deliver } from './deliver.ts'
import { catchUp } from './jobs.ts'
import { ledgerOf } from './ledger.ts'

let s: MessageScene
const minutes = 60_000
beforeAll(async () => {
  s = await messageScene()
})
beforeEach(() => s.begin())
afterAll(() => s.close())

test('a slow or broken gateway: tried again later, delivered after it is back, each try in the ledger', async () => {
  const person = await s.app.person()
  const to = s.phone()
  const { id } = await s.queue({ to, personId: person.id })
  s.peer.answer = { status: 500 }
  await s.app.work()
  s.line.mood = 'half-close'
  await s.pass(10_000)
  expect(await s.row(id)).toMatchObject({ status: 'queued', tries: 2 })
  s.peer.answer = null
  s.line.mood = 'well'
  await s.pass(10_000)
  expect(s.sentTo(to)).toHaveLength(1)
  const [entry] = await ledgerOf(s.app.context(null).db, { personId: person.id, limit: 5 })
  expect(entry).toMatchObject({
    id,
    status: 'sent',
    channel: 'sms',
    kind: 'application-message',
    tries: [
      { outcome: 'fault', reason: 'provider-error' },
      { outcome: 'fault', reason: 'unreachable' },
      { outcome: 'sent', reason: null },
    ],
  })
  const [one, two, three] = entry!.tries.map((t) => t.at.getTime())
  expect(one! < two! && two! < three!).toBe(true)
})

test('before its time a message is not tried again, whoever asks', async () => {
  const { id } = await s.queue()
  s.peer.answer = { status: 503, headers: { 'retry-after': '60' } }
  await s.app.work()
  const requests = s.peer.requests()
  await deliver(s.app.context(null), { messageId: id })
  await s.pass(20_000)
  expect(s.peer.requests()).toBe(requests)
  s.peer.answer = null
  await s.pass(60_000)
  expect(await s.row(id)).toMatchObject({ status: 'sent' })
})

test('one reader gets messages in the order they were said, even when the first one failed at first', async () => {
  const to = s.phone()
  s.peer.answer = { status: 500 }
  const ids = []
  for (const n of ['1', '2', '3']) {
    ids.push((await s.queue({ to, data: { number: n, title: 'x' } })).id)
    await s.app.work()
  }
  expect(await Promise.all(ids.map(async (id) => (await s.row(id))['tries']))).toEqual([1, 0, 0])
  s.peer.answer = null
  // A code does not stand in the line: it would die there.
  await s.queueCode({ to })
  await s.app.work()
  await s.pass(10_000)
  expect(s.sentTo(to).map((o) => /Код|№ \d/.exec(o.text)?.[0])).toEqual(['Код', '№ 1', '№ 2', '№ 3'])
})

test('D5 an expired code is never sent, though the gateway comes back', async () => {
  const to = s.phone()
  s.peer.answer = { status: 500 }
  const { id } = await s.queueCode({ to })
  await s.app.work()
  s.peer.answer = null
  s.app.travel(4 * minutes)
  await catchUp(s.app.context(null))
  await s.app.work()
  expect(s.sentTo(to)).toEqual([])
  expect(await s.row(id)).toMatchObject({ status: 'expired' })
  const short = await s.queueCode({ expiresAt: new Date(s.app.now().getTime() + 1000) })
  s.app.travel(2000)
  await s.app.work()
  expect(await s.row(short.id)).toMatchObject({ status: 'expired', tries: 0 })
})

test('a refused address is not tried again', async () => {
  s.peer.answer = { status: 422, body: '{"code":"recipient.invalid"}' }
  const { id } = await s.queue()
  await s.app.work()
  const requests = s.peer.requests()
  await s.pass(15 * minutes)
  expect(s.peer.requests()).toBe(requests)
  expect(await s.row(id)).toMatchObject({ status: 'rejected', reason: 'address-unknown' })
})

test('nobody asks a gateway that lies down, and the rest costs no try', async () => {
  s.peer.answer = { status: 500 }
  const many = await Promise.all(Array.from({ length: 8 }, () => s.queue()))
  const requests = s.peer.requests()
  await s.app.work()
  expect(s.peer.requests() - requests).toBe(5)
  const tries = await Promise.all(many.map(async ({ id }) => (await s.row(id))['tries'] as number))
  expect(tries.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 1, 1, 1, 1, 1])
})

test('what is meant for the morning waits for it', async () => {
  const to = s.phone()
  await s.queue({ to, notBefore: new Date(s.app.now().getTime() + 20 * minutes) })
  await s.app.work()
  await s.pass(19 * minutes)
  expect(s.sentTo(to)).toEqual([])
  await s.pass(2 * minutes)
  expect(s.sentTo(to)).toHaveLength(1)
})

test('after twelve tries it lies in the dead letters; an administrator may send it again', async () => {
  const to = s.phone()
  const { id } = await s.queue({ to })
  s.peer.answer = { status: 404 }
  for (let n = 0; n < 11; n++) {
    s.renew()
    await s.pass(n === 0 ? 0 : 16 * minutes)
  }
  expect(await s.row(id)).toMatchObject({ status: 'queued', tries: 11 })
  s.renew()
  s.app.travel(16 * minutes)
  await catchUp(s.app.context(null))
  await s.app.portal.startWorker()
  await vi.waitFor(async () => expect(await s.row(id)).toMatchObject({ status: 'failed', tries: 12 }), 10_000)
  const [dead] = await vi.waitFor(async () => {
    const found = await deadLetters(s.app.house.db, 10)
    expect(found).toHaveLength(1)
    return found
  }, 10_000)
  expect(dead).toMatchObject({
    job: 'messages.deliver',
    lastError: expect.stringContaining('provider-error'),
  })
  s.peer.answer = null
  expect(await replay(s.app.house.db, dead!.id)).toBe(true)
  await vi.waitFor(() => expect(s.sentTo(to)).toHaveLength(1), 10_000)
})
