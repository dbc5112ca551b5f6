/** From the queue to the reader on a real database: once, in order, never late, never readable on the way. */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openLine, type Line } from '../../test/peers/line.ts'
import { startSmsPeer, type SmsPeer } from '../../test/peers/sms/sms-peer.ts'
import { testApp, type TestApp } from '../../test/app.ts'
import { deadLetters, replay } from '../jobs/dead-letters.ts'
import { createMessenger } from './create-messenger.ts'
import { deliver } from './deliver.ts'
import { catchUp } from './jobs.ts'
import { ledgerOf, mailbox } from './ledger.ts'
import type { Messenger, OutgoingMessage } from './messenger.ts'
import { queueMessage, type MessageOrder } from './queue.ts'
import { askForReceipts, keepReceipt } from './receipts.ts'
import { messageSettings } from './settings.ts'

let app: TestApp
let peer: SmsPeer
let line: Line
let number = 0
const minutes = 60_000

/** A breaker of its own for each test: the messenger is made anew. */
let real: Messenger
const renew = () => {
  const settings = messageSettings.parse({
    SMS_PROVIDER: 'http',
    SMS_HTTP_URL: `http://127.0.0.1:${line.port}/messages`,
    SMS_HTTP_TOKEN: peer.token,
    PUSH_PROVIDER: 'mailbox',
  })
  real = createMessenger(settings, { keyed: app.house.services.keyed, log: app.house.log, host: 'localhost' })
}

beforeAll(async () => {
  peer = await startSmsPeer()
  line = await openLine(peer.port)
  const messenger: Messenger = {
    send: (m) => real.send(m),
    onReceipt: () => undefined,
    ask: (a, id) => real.ask(a, id),
    close: async () => undefined,
  }
  app = await testApp({ modules: [], services: { messenger } })
})
beforeEach(() => {
  // The longest pauses, so that «not yet» is told from «now».
  vi.spyOn(Math, 'random').mockReturnValue(0.99)
  renew()
  peer.answer = null
  line.mood = 'well'
})
afterAll(async () => {
  await app.close()
  await line.close()
  await peer.close()
})

const phoneOf = () => `+7900${String(++number).padStart(7, '0')}`
const queue = (over: Partial<MessageOrder<'application-message'>> = {}) =>
  app.context(null).transaction((tx) =>
    queueMessage(tx, {
      key: `test/${++number}`,
      personId: null,
      channel: 'sms',
      to: phoneOf(),
      template: 'application-message',
      data: { number: '7', title: 'Диплом' },
      ...over,
    }),
  )
const queueCode = (over: Partial<MessageOrder<'code'>> = {}) =>
  app.context(null).transaction((tx) =>
    queueMessage(tx, {
      key: `test/${++number}`,
      personId: null,
      channel: 'sms',
      to: phoneOf(),
      template: 'code',
      data: { code: '493817', purpose: 'войти в кабинет' },
      ...over,
    }),
  )
const sentTo = (phone: string) => peer.accepted.filter((o) => o.to === phone)
const row = async (id: string) => (await app.sql('select * from messages.message where id = $1', [id]))[0]!
/** Time passes, what is due goes out. */
async function pass(ms: number): Promise<void> {
  app.travel(ms)
  await catchUp(app.context(null))
  await app.work()
}

test('D6 a message leaves only if its transaction is committed', async () => {
  const [kept, undone] = [phoneOf(), phoneOf()]
  await queue({ to: kept })
  await app
    .context(null)
    .transaction(async (tx) => {
      await queueMessage(tx, {
        key: 'undone',
        personId: null,
        channel: 'sms',
        to: undone,
        template: 'application-message',
        data: { number: '7', title: 'x' },
      })
      throw new Error('undone')
    })
    .catch(() => undefined)
  await app.work()
  expect(sentTo(kept)).toMatchObject([{ text: 'НМО: новое сообщение по заявлению № 7.' }])
  expect(sentTo(undone)).toEqual([])
})

test('queued twice under one key, heard twice by two processes at once: sent once', async () => {
  const to = phoneOf()
  const first = await queue({ to, key: 'twice' })
  expect(await queue({ to, key: 'twice' })).toEqual({ id: first.id, isNew: false })
  const requests = peer.requests()
  await Promise.all([1, 2, 3].map(() => deliver(app.context(null), { messageId: first.id })))
  await app.work()
  await deliver(app.context(null), { messageId: first.id })
  expect(peer.requests() - requests).toBe(1)
  expect(await row(first.id)).toMatchObject({ status: 'sent', tries: 1, adapter: 'sms-http' })
})

test('a process killed between sending and writing it down sends again under the same id, and the reader gets one', async () => {
  const to = phoneOf()
  const { id } = await queue({ to })
  const sent: OutgoingMessage[] = []
  const died: Messenger['send'] = async (m) => {
    sent.push(m)
    await real.send(m)
    return new Promise(() => undefined)
  }
  const ctx = app.context(null)
  void deliver(
    { ...ctx, services: { ...ctx.services, messenger: { ...ctx.services.messenger, send: died } } },
    { messageId: id },
  )
  await vi.waitFor(() => expect(sentTo(to)).toHaveLength(1))
  await app.work()
  expect(await row(id)).toMatchObject({ status: 'queued' })
  const requests = peer.requests()
  await pass(2 * minutes)
  expect(peer.requests()).toBe(requests + 1)
  expect(sentTo(to)).toHaveLength(1)
  expect(await row(id)).toMatchObject({ status: 'sent', tries: 2 })
})

test('D5 a code and its address are not readable in the database, before and after it is sent', async () => {
  const to = '+79051239876'
  await queueCode({ to })
  const dump = async () =>
    JSON.stringify(
      await app.sql(`select m::text, encode(content_sealed, 'escape') as c, encode(address_sealed, 'escape') as a
    from messages.message m union all select o::text, null, null from platform.outbox o union all select j::text, null, null from graphile_worker._private_jobs j`),
    )
  const before = await dump()
  await app.work()
  expect(sentTo(to)[0]?.text).toContain('493817')
  for (const text of [before, await dump()]) {
    expect(text).toContain('905 •••-••-76')
    expect(text).not.toMatch(/493817|9051239876/)
  }
})

test('outside the demo world the sealed code is erased as soon as it is sent', async () => {
  const { id } = await queueCode()
  const ctx = app.context(null)
  const settings = { ...ctx.services.settings, NMO_PROFILE: 'production' as const }
  const inProduction = {
    ...ctx,
    services: { ...ctx.services, settings },
    transaction: <T>(work: (tx: typeof ctx) => Promise<T>) =>
      ctx.transaction((tx) => work({ ...tx, services: { ...tx.services, settings } })),
  }
  await deliver(inProduction, { messageId: id })
  expect(await row(id)).toMatchObject({ status: 'sent', content_sealed: null, address_sealed: null })
})

test('a slow or broken gateway: tried again later, delivered after it is back, each try in the ledger', async () => {
  const person = await app.person()
  const to = phoneOf()
  const { id } = await queue({ to, personId: person.id })
  peer.answer = { status: 500 }
  await app.work()
  line.mood = 'half-close'
  await pass(10_000)
  expect(await row(id)).toMatchObject({ status: 'queued', tries: 2 })
  peer.answer = null
  line.mood = 'well'
  await pass(10_000)
  expect(sentTo(to)).toHaveLength(1)
  const [entry] = await ledgerOf(app.house.db, { personId: person.id, limit: 5 })
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
  const { id } = await queue()
  peer.answer = { status: 503, headers: { 'retry-after': '60' } }
  await app.work()
  const requests = peer.requests()
  await deliver(app.context(null), { messageId: id })
  await pass(20_000)
  expect(peer.requests()).toBe(requests)
  peer.answer = null
  await pass(60_000)
  expect(await row(id)).toMatchObject({ status: 'sent' })
})

test('one reader gets messages in the order they were said, even when the first one failed at first', async () => {
  const to = phoneOf()
  peer.answer = { status: 500 }
  const ids = []
  for (const n of ['1', '2', '3']) {
    ids.push((await queue({ to, data: { number: n, title: 'x' } })).id)
    await app.work()
  }
  expect(await Promise.all(ids.map(async (id) => (await row(id))['tries']))).toEqual([1, 0, 0])
  peer.answer = null
  // A code does not stand in the line: it would die there.
  await queueCode({ to })
  await app.work()
  await pass(10_000)
  expect(sentTo(to).map((o) => /Код|№ \d/.exec(o.text)?.[0])).toEqual(['Код', '№ 1', '№ 2', '№ 3'])
})

test('D5 an expired code is never sent, though the gateway comes back', async () => {
  const to = phoneOf()
  peer.answer = { status: 500 }
  const { id } = await queueCode({ to })
  await app.work()
  peer.answer = null
  app.travel(4 * minutes)
  await catchUp(app.context(null))
  await app.work()
  expect(sentTo(to)).toEqual([])
  expect(await row(id)).toMatchObject({ status: 'expired' })
  const short = await queueCode({ expiresAt: new Date(app.now().getTime() + 1000) })
  app.travel(2000)
  await app.work()
  expect(await row(short.id)).toMatchObject({ status: 'expired', tries: 0 })
})

test('a refused address is not tried again', async () => {
  peer.answer = { status: 422, body: '{"code":"recipient.invalid"}' }
  const { id } = await queue()
  await app.work()
  const requests = peer.requests()
  await pass(15 * minutes)
  expect(peer.requests()).toBe(requests)
  expect(await row(id)).toMatchObject({ status: 'rejected', reason: 'address-unknown' })
})

test('nobody asks a gateway that lies down, and the rest costs no try', async () => {
  peer.answer = { status: 500 }
  const many = await Promise.all(Array.from({ length: 8 }, () => queue()))
  const requests = peer.requests()
  await app.work()
  expect(peer.requests() - requests).toBe(5)
  const tries = await Promise.all(many.map(async ({ id }) => (await row(id))['tries'] as number))
  expect(tries.toSorted()).toEqual([0, 0, 0, 1, 1, 1, 1, 1])
})

test('what is meant for the morning waits for it', async () => {
  const to = phoneOf()
  await queue({ to, notBefore: new Date(app.now().getTime() + 20 * minutes) })
  await app.work()
  await pass(19 * minutes)
  expect(sentTo(to)).toEqual([])
  await pass(2 * minutes)
  expect(sentTo(to)).toHaveLength(1)
})

test('the gateway is asked until it knows; a receipt that overtakes the answer is not lost', async () => {
  const { id } = await queue()
  await app.work()
  await askForReceipts(app.context(null))
  expect(await row(id)).toMatchObject({ status: 'sent' })
  peer.states.set(`gw-${id}`, 'delivered')
  await askForReceipts(app.context(null))
  expect(await row(id)).toMatchObject({ status: 'delivered' })

  const second = await queue()
  await keepReceipt(app.context(null), {
    adapter: 'sms-http',
    providerId: `gw-${second.id}`,
    state: 'undelivered',
  })
  await app.work()
  expect(await row(second.id)).toMatchObject({ status: 'rejected', reason: 'undelivered' })
})

test('the mailbox finds by words and by digits of a phone, newest first, with the address masked', async () => {
  const to = '+79161112233'
  await queueCode({ to, data: { code: '111222', purpose: 'войти' } })
  await queue({ to, data: { number: '2026-77', title: 'x' } })
  await app.work()
  const found = await mailbox(app.context(null), { search: '916 111-22', limit: 10 })
  expect(found).toMatchObject([
    { kind: 'application-message', to: '+7 916 •••-••-33', status: 'sent' },
    { kind: 'code' },
  ])
  expect(await mailbox(app.context(null), { search: 'ЗАЯВЛЕНИЮ № 2026-77', limit: 10 })).toHaveLength(1)
})

test('words of long ago are erased, the ledger stays', async () => {
  const { id } = await queue()
  await app.work()
  const forget = app.portal.jobs.find((j) => j.name === 'messages.forget-words')
  app.travel(91 * 24 * 60 * minutes)
  if (forget?.kind === 'schedule') await forget.work(app.context(null))
  expect(await row(id)).toMatchObject({ status: 'sent', content_sealed: null, address_sealed: null })
})

test('after twelve tries it lies in the dead letters; an administrator may send it again', async () => {
  const to = phoneOf()
  const { id } = await queue({ to })
  peer.answer = { status: 404 }
  for (let n = 0; n < 11; n++) {
    renew()
    await pass(n === 0 ? 0 : 16 * minutes)
  }
  expect(await row(id)).toMatchObject({ status: 'queued', tries: 11 })
  renew()
  app.travel(16 * minutes)
  await catchUp(app.context(null))
  await app.portal.startWorker()
  await vi.waitFor(async () => expect(await row(id)).toMatchObject({ status: 'failed', tries: 12 }), 10_000)
  const [dead] = await vi.waitFor(async () => {
    const found = await deadLetters(app.house.db, 10)
    expect(found).toHaveLength(1)
    return found
  }, 10_000)
  expect(dead).toMatchObject({
    job: 'messages.deliver',
    lastError: expect.stringContaining('provider-error'),
  })
  peer.answer = null
  expect(await replay(app.house.db, dead!.id)).toBe(true)
  await vi.waitFor(() => expect(sentTo(to)).toHaveLength(1), 10_000)
})
