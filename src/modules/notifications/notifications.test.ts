/** By HTTP on a real database: told once, by the right channel, to the right person. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { peerCertificate } from '../../test/peers/certificate.ts'
import { startPushPeer, type PushPeer } from '../../test/peers/push/push-peer.ts'
import { startSmtpPeer, type SmtpPeer } from '../../test/peers/smtp/smtp-peer.ts'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import { catchUp } from '../../platform/messages/jobs.ts'
import { keepReceipt } from '../../platform/messages/receipts.ts'
import { uuidv7 } from '../../platform/random.ts'
import { answered, decided, questionAsked, submitted } from '../applications/contract.ts'

let app: TestApp
let push: PushPeer
let smtp: SmtpPeer
const minutes = 60_000

beforeAll(async () => {
  const certificate = await peerCertificate()
  push = await startPushPeer(certificate)
  smtp = await startSmtpPeer()
  app = await testApp({
    settings: {
      PUSH_HOSTS: 'localhost',
      TRUSTED_CA_FILE: certificate.file,
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    },
  })
  // Quiet hours have a test of their own.
  toMoscow(12)
})
afterEach(() => {
  push.status = null
  push.pushed.length = 0
  smtp.mails.length = 0
})
afterAll(async () => {
  await app.close()
  await push.close()
  await smtp.close()
})

/** The clock goes on to the next such hour there. */
function toMoscow(hour: number): void {
  const at = app.now()
  const next = new Date(at)
  next.setUTCHours((hour + 21) % 24, 0, 0, 0)
  if (next <= at) next.setUTCDate(next.getUTCDate() + 1)
  app.travel(next.getTime() - at.getTime())
}
let number = 0
const newsOf = (person: TestPerson) => ({
  applicationId: uuidv7(),
  number: `2026-${++number}`,
  kind: 'education-record',
  subjectId: uuidv7(),
  applicantId: person.id,
  title: 'Диплом РНИМУ',
})
const decide = async (person: TestPerson, over: { outcome?: 'approved' | 'rejected' } = {}) => {
  const news = newsOf(person)
  const ctx = app.context(null)
  await ctx.transaction((tx) =>
    tx.publish(decided, { ...news, outcome: over.outcome ?? 'approved', reason: null, verifierId: uuidv7() }),
  )
  await app.work()
  return news
}
const ask = async (person: TestPerson) => {
  const ctx = app.context(null)
  await ctx.transaction((tx) =>
    tx.publish(questionAsked, {
      ...newsOf(person),
      questionId: uuidv7(),
      deadline: '2026-11-27',
      verifierId: uuidv7(),
    }),
  )
  await app.work()
}
const linkDevice = async (person: TestPerson, name = 'Chrome, Windows') => {
  const client = await app.as(person)
  const { body } = await client.get('/api/notifications/devices')
  const subscription = push.subscribe(body.applicationServerKey)
  const reply = await client.post('/api/notifications/devices', { subscription, name })
  expect(reply.status).toBe(200)
  return { id: reply.body.id as string, subscription }
}
const messagesOf = (person: TestPerson) =>
  app.sql(
    `select channel, status, reason, kind, due_at from messages.message where person_id = $1 order by seq`,
    [person.id],
  )
const pass = async (ms: number) => {
  app.travel(ms)
  await catchUp(app.context(null))
  await app.work()
}

test('D6 the applicant is told of the decision, once, even if the event is delivered twice', async () => {
  const person = await app.person()
  const news = await decide(person)
  const hearing = app.portal.jobs.find((j) => j.name === 'notifications.tell-of-decision')
  if (hearing?.kind !== 'hearing') throw new Error('no such hearer')
  await hearing.work(
    app.context(null),
    { ...news, outcome: 'approved', reason: null, verifierId: uuidv7() },
    'again',
  )
  await app.work()
  const { body } = await (await app.as(person)).get('/api/notifications')
  expect(body).toMatchObject({
    unread: 1,
    nextCursor: null,
    items: [
      {
        kind: 'application',
        title: `Заявление № ${news.number} одобрено`,
        link: `/applications/${news.applicationId}`,
        readAt: null,
        reached: { channel: 'email' },
      },
    ],
  })
  expect(smtp.mails).toMatchObject([{ subject: `Заявление № ${news.number} одобрено` }])
  expect(smtp.mails[0]?.text).toContain(`${app.origin}/applications/${news.applicationId}`)
})

test('D6 the linked device gets the push, and then nothing else comes', async () => {
  const person = await app.person()
  await linkDevice(person)
  const news = await decide(person)
  expect(push.refused).toEqual([])
  expect(push.pushed.map((p) => p.payload)).toMatchObject([
    {
      title: `Заявление № ${news.number} одобрено`,
      link: `${app.origin}/applications/${news.applicationId}`,
    },
  ])
  expect(smtp.mails).toEqual([])
  const { body } = await (await app.as(person)).get('/api/notifications')
  expect(body.items[0].reached).toMatchObject({ channel: 'push' })
})

test('D6 a dead subscription is asked once and unlinked; the next channel has its turn, and the ledger proves it', async () => {
  const person = await app.person()
  await linkDevice(person)
  push.status = { code: 410 }
  const requests = push.requests()
  await decide(person)
  await pass(16 * minutes)
  await decide(person)
  expect(push.requests() - requests).toBe(1)
  expect(smtp.mails).toHaveLength(2)
  const client = await app.as(person)
  expect((await client.get('/api/notifications/devices')).body.items).toEqual([])
  const { body } = await client.get('/api/notifications/deliveries')
  expect(body.items).toMatchObject([
    { channel: 'email', status: 'sent' },
    { channel: 'email', status: 'sent', kind: 'application-decided', tries: [{ outcome: 'sent' }] },
    { channel: 'push', status: 'rejected', reason: 'subscription-gone', tries: [{ outcome: 'rejected' }] },
  ])
  expect(body.items[1].to).toMatch(/^p•••\S@example\.ru$/)
})

test('a push service that lies down gives way after ten minutes: push, then SMS, then the receipt that it was lost, then e-mail', async () => {
  const person = await app.person()
  await linkDevice(person)
  push.status = { code: 500 }
  await ask(person)
  expect(await messagesOf(person)).toMatchObject([{ channel: 'push', status: 'queued' }])
  await pass(11 * minutes)
  expect(await messagesOf(person)).toMatchObject([
    { channel: 'push', status: 'expired' },
    { channel: 'sms', status: 'sent' },
  ])
  const bell = async () => (await (await app.as(person)).get('/api/notifications')).body.items[0].reached
  expect(await bell()).toMatchObject({ channel: 'sms' })
  const [sms] = await app.sql(`select id from messages.message where person_id = $1 and channel = 'sms'`, [
    person.id,
  ])
  await app.sql(
    `insert into messages.part (adapter, provider_id, message_id, at) values ('smpp', 'part-1', $1, now())`,
    [sms!['id']],
  )
  await keepReceipt(app.context(null), { adapter: 'smpp', providerId: 'part-1', state: 'undelivered' })
  await app.work()
  expect(await messagesOf(person)).toMatchObject([
    {},
    { channel: 'sms', status: 'rejected' },
    { channel: 'email', status: 'sent' },
  ])
  expect(await bell()).toMatchObject({ channel: 'email' })
})

test('one of two devices is enough', async () => {
  const person = await app.person()
  await linkDevice(person, 'Старый телефон')
  await linkDevice(person, 'Ноутбук')
  const first = push.requests()
  await decide(person)
  expect(push.requests() - first).toBe(2)
  push.pushed.length = 0
  const [old] = await app.sql(`select id from notifications.device where person_id = $1 order by id`, [
    person.id,
  ])
  await app.sql(`update messages.message set status = 'rejected' where address_id = $1`, [old!['id']])
  const [lost] = await app.sql(`select id, key from messages.message where address_id = $1`, [old!['id']])
  const hearing = app.portal.jobs.find((j) => j.name === 'notifications.follow-message')
  if (hearing?.kind !== 'hearing') throw new Error('no such hearer')
  await hearing.work(
    app.context(null),
    {
      messageId: lost!['id'],
      key: lost!['key'],
      personId: person.id,
      channel: 'push',
      kind: 'x',
      outcome: 'rejected',
      reason: null,
      addressId: null,
    },
    '1',
  )
  await app.work()
  expect(smtp.mails).toEqual([])
})

test('at night nobody is woken: the push comes at eight, the letter at once', async () => {
  const person = await app.person()
  await linkDevice(person)
  const client = await app.as(person)
  await client.put('/api/notifications/settings', {
    kinds: [{ kind: 'application', channels: ['push', 'email'] }],
    mode: 'all',
    isQuietAtNight: true,
  })
  toMoscow(23)
  await decide(person)
  expect(push.pushed).toEqual([])
  expect(smtp.mails).toHaveLength(1)
  toMoscow(7)
  await pass(59 * minutes)
  expect(push.pushed).toEqual([])
  await pass(2 * minutes)
  expect(push.pushed).toHaveLength(1)
  toMoscow(12)
})

test('the person chooses; codes and warnings of strangers come anyway', async () => {
  const person = await app.person()
  const client = await app.as(person)
  const off = { kinds: [{ kind: 'application', channels: [] }], mode: 'first', isQuietAtNight: false }
  expect((await client.put('/api/notifications/settings', off)).body.kinds).toContainEqual({
    kind: 'application',
    channels: [],
  })
  await decide(person)
  expect(await messagesOf(person)).toEqual([])
  expect((await client.get('/api/notifications/unread')).body).toEqual({ unread: 1 })
  const reply = await client.put('/api/notifications/settings', {
    ...off,
    kinds: [{ kind: 'security', channels: [] }],
  })
  expect(reply).toMatchObject({ status: 422, body: { code: 'invalid', errors: [{ field: 'security' }] } })
  expect(await app.journal()).toContainEqual(
    expect.objectContaining({ code: 'message-settings-changed', outcome: 'done' }),
  )
})

test('only what is confirmed is written to', async () => {
  const person = await app.person()
  await app.sql('update identity.person set phone_verified = false, email_verified = false where id = $1', [
    person.id,
  ])
  await ask(person)
  expect(await messagesOf(person)).toEqual([])
  const { body } = await (await app.as(person)).get('/api/notifications/settings')
  expect(body.ways).toEqual({ phone: null, email: null, devices: 0 })
})

test('the verifier is told of the answer, the applicant of the acceptance', async () => {
  const [person, verifier] = [await app.person(), await app.person({ roles: ['verifier'] })]
  const news = newsOf(person)
  const ctx = app.context(null)
  await ctx.transaction(async (tx) => {
    await tx.publish(submitted, news)
    await tx.publish(answered, { ...news, questionId: uuidv7(), verifierId: verifier.id })
  })
  await app.work()
  const titles = async (p: TestPerson) =>
    (await (await app.as(p)).get('/api/notifications')).body.items.map((n: { title: string }) => n.title)
  expect(await titles(person)).toEqual([`Заявление № ${news.number} принято`])
  expect(await titles(verifier)).toEqual([`Заявление № ${news.number}: есть ответ`])
})
