/** From the queue to the reader on a real database: once, and never readable on the way. */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { messageScene, type MessageScene } from '../../test/message-scene.ts'
import { deliver } from './deliver.ts'
import { mailbox } from './ledger.ts'
import type { Messenger, OutgoingMessage } from './messenger.ts'
import { queueMessage } from './queue.ts'
import { askForReceipts, keepReceipt } from './receipts.ts'

let s: MessageScene
const minutes = 60_000
beforeAll(async () => {
  s = await messageScene()
})
beforeEach(() => s.begin())
afterAll(() => s.close())

test('D6 a message leaves only if its transaction is committed', async () => {
  const [kept, undone] = [s.phone(), s.phone()]
  await s.queue({ to: kept })
  await s.app
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
  await s.app.work()
  expect(s.sentTo(kept)).toMatchObject([{ text: 'НМО: новое сообщение по заявлению № 7.' }])
  expect(s.sentTo(undone)).toEqual([])
})

test('queued twice under one key, heard twice by two processes at once: sent once', async () => {
  const to = s.phone()
  const first = await s.queue({ to, key: 'twice' })
  expect(await s.queue({ to, key: 'twice' })).toEqual({ id: first.id, isNew: false })
  const requests = s.peer.requests()
  await Promise.all([1, 2, 3].map(() => deliver(s.app.context(null), { messageId: first.id })))
  await s.app.work()
  await deliver(s.app.context(null), { messageId: first.id })
  expect(s.peer.requests() - requests).toBe(1)
  expect(await s.row(first.id)).toMatchObject({ status: 'sent', tries: 1, adapter: 'sms-http' })
})

test('a process killed between sending and writing it down sends again under the same id, and the reader gets one', async () => {
  const to = s.phone()
  const { id } = await s.queue({ to })
  const sent: OutgoingMessage[] = []
  const died: Messenger['send'] = async (m) => {
    sent.push(m)
    await s.send(m)
    return new Promise(() => undefined)
  }
  const ctx = s.app.context(null)
  void deliver(
    { ...ctx, services: { ...ctx.services, messenger: { ...ctx.services.messenger, send: died } } },
    { messageId: id },
  )
  await vi.waitFor(() => expect(s.sentTo(to)).toHaveLength(1))
  await s.app.work()
  expect(await s.row(id)).toMatchObject({ status: 'queued' })
  const requests = s.peer.requests()
  await s.pass(2 * minutes)
  expect(s.peer.requests()).toBe(requests + 1)
  expect(s.sentTo(to)).toHaveLength(1)
  expect(await s.row(id)).toMatchObject({ status: 'sent', tries: 2 })
})

test('D5 a code and its address are not readable in the database, before and after it is sent', async () => {
  const to = '+79051239876'
  await s.queueCode({ to })
  const dump = async () =>
    JSON.stringify(
      await s.app
        .sql(`select m::text, encode(content_sealed, 'escape') as c, encode(address_sealed, 'escape') as a
    from messages.message m union all select o::text, null, null from platform.outbox o union all select j::text, null, null from graphile_worker._private_jobs j`),
    )
  const before = await dump()
  await s.app.work()
  expect(s.sentTo(to)[0]?.text).toContain('493817')
  for (const text of [before, await dump()]) {
    expect(text).toContain('905 •••-••-76')
    expect(text).not.toMatch(/493817|9051239876/)
  }
})

test('outside the demo world the sealed code is erased as soon as it is sent', async () => {
  const { id } = await s.queueCode()
  const ctx = s.app.context(null)
  const settings = { ...ctx.services.settings, NMO_PROFILE: 'production' as const }
  const inProduction = {
    ...ctx,
    services: { ...ctx.services, settings },
    transaction: <T>(work: (tx: typeof ctx) => Promise<T>) =>
      ctx.transaction((tx) => work({ ...tx, services: { ...tx.services, settings } })),
  }
  await deliver(inProduction, { messageId: id })
  expect(await s.row(id)).toMatchObject({ status: 'sent', content_sealed: null, address_sealed: null })
})

test('the gateway is asked until it knows; a receipt that overtakes the answer is not lost', async () => {
  const { id } = await s.queue()
  await s.app.work()
  await askForReceipts(s.app.context(null))
  expect(await s.row(id)).toMatchObject({ status: 'sent' })
  s.peer.states.set(`gw-${id}`, 'delivered')
  await askForReceipts(s.app.context(null))
  expect(await s.row(id)).toMatchObject({ status: 'delivered' })

  const second = await s.queue()
  await keepReceipt(s.app.context(null), {
    adapter: 'sms-http',
    providerId: `gw-${second.id}`,
    state: 'undelivered',
  })
  await s.app.work()
  expect(await s.row(second.id)).toMatchObject({ status: 'rejected', reason: 'undelivered' })
})

test('the mailbox finds by words and by digits of a phone, newest first, with the address masked', async () => {
  const to = '+79161112233'
  await s.queueCode({ to, data: { code: '111222', purpose: 'войти' } })
  await s.queue({ to, data: { number: '2026-77', title: 'x' } })
  await s.app.work()
  const found = await mailbox(s.app.context(null), { search: '916 111-22', limit: 10 })
  expect(found).toMatchObject([
    { kind: 'application-message', to: '+7 916 •••-••-33', status: 'sent' },
    { kind: 'code' },
  ])
  expect(await mailbox(s.app.context(null), { search: 'ЗАЯВЛЕНИЮ № 2026-77', limit: 10 })).toHaveLength(1)
})

test('words of long ago are erased, the ledger stays', async () => {
  const { id } = await s.queue()
  await s.app.work()
  const forget = s.app.portal.jobs.find((j) => j.name === 'messages.forget-words')
  s.app.travel(91 * 24 * 60 * minutes)
  if (forget?.kind === 'schedule') await forget.work(s.app.context(null))
  expect(await s.row(id)).toMatchObject({ status: 'sent', content_sealed: null, address_sealed: null })
})
