/** Devices for push, what is mine alone, and the mailbox of the demo world, by HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { peerCertificate } from '../../test/peers/certificate.ts'
import { startPushPeer, type PushPeer } from '../../test/peers/push/push-peer.ts'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import { queueMessage } from '../../platform/messages/queue.ts'
import { uuidv7 } from '../../platform/random.ts'
import { contactChanged, sessionsEnded } from '../identity/contract.ts'

let app: TestApp
let push: PushPeer
beforeAll(async () => {
  const certificate = await peerCertificate()
  push = await startPushPeer(certificate)
  app = await testApp({ settings: { PUSH_HOSTS: 'localhost', TRUSTED_CA_FILE: certificate.file } })
})
afterAll(async () => {
  await app.close()
  await push.close()
})

const keyOf = async (person: TestPerson) =>
  (await (await app.as(person)).get('/api/notifications/devices')).body.applicationServerKey as string
const add = async (person: TestPerson, subscription: unknown, name = 'Chrome, Windows') =>
  (await app.as(person)).post('/api/notifications/devices', { subscription, name })
const listOf = async (person: TestPerson) =>
  (await (await app.as(person)).get('/api/notifications/devices')).body.items as {
    id: string
    name: string
  }[]

test('D6 linking the same browser twice is one device; its address lies sealed', async () => {
  const person = await app.person()
  const subscription = push.subscribe(await keyOf(person))
  const first = await add(person, subscription)
  expect(await add(person, subscription)).toMatchObject({ status: 200, body: { id: first.body.id } })
  expect(await listOf(person)).toMatchObject([{ name: 'Chrome, Windows' }])
  const rows = JSON.stringify(
    await app.sql(`select d::text, encode(subscription_sealed, 'escape') as s from notifications.device d`),
  )
  expect(rows).not.toContain(subscription.endpoint)
  expect(rows).not.toContain(subscription.keys.auth)
  expect(await app.journal()).toContainEqual(
    expect.objectContaining({ code: 'push-device-added', details: { name: 'Chrome, Windows' } }),
  )
})

test('a browser that somebody else signed in with belongs to them: the first owner’s news do not come there', async () => {
  const [first, second] = [await app.person(), await app.person()]
  const subscription = push.subscribe(await keyOf(first))
  await add(first, subscription)
  await add(second, subscription)
  expect([await listOf(first), await listOf(second)]).toMatchObject([[], [{}]])
})

test('a test push comes to this very device, once a minute', async () => {
  const person = await app.person()
  const { body } = await add(person, push.subscribe(await keyOf(person)))
  const client = await app.as(person)
  push.pushed.length = 0
  expect((await client.post(`/api/notifications/devices/${body.id}/test`)).status).toBe(202)
  expect((await client.post(`/api/notifications/devices/${body.id}/test`)).status).toBe(202)
  await app.work()
  expect(push.pushed).toMatchObject([
    { payload: { title: 'Push работает', link: `${app.origin}/notifications` } },
  ])
})

test('an unlinked device gets nothing; an eleventh is not linked', async () => {
  const person = await app.person()
  const client = await app.as(person)
  const key = await keyOf(person)
  for (let i = 0; i < 10; i++)
    expect((await add(person, push.subscribe(key), `Устройство ${i}`)).status).toBe(200)
  expect(await add(person, push.subscribe(key))).toMatchObject({
    status: 409,
    body: { code: 'device.too-many' },
  })
  const [first] = await listOf(person)
  expect((await client.delete(`/api/notifications/devices/${first!.id}`)).status).toBe(200)
  expect(await client.delete(`/api/notifications/devices/${first!.id}`)).toMatchObject({
    status: 404,
    body: { code: 'device.not-found' },
  })
  expect(await listOf(person)).toHaveLength(9)
})

test.for([
  ['https://evil.example/x', 'device.unknown-service'],
  ['http://localhost/x', 'device.unknown-service'],
  ['https://169.254.169.254/latest', 'device.unknown-service'],
  ['https://localhost.evil.example/x', 'device.unknown-service'],
  ['javascript:alert(1)', 'device.unknown-service'],
  ['', 'invalid'],
])('our server is not sent to «%s»', async ([endpoint, code]) => {
  const person = await app.person()
  const reply = await add(person, { ...push.subscribe(await keyOf(person)), endpoint })
  expect(reply).toMatchObject({ status: 422, body: { code } })
})

test('a session that somebody ended on purpose takes its pushes with it; a sign-out does not', async () => {
  const person = await app.person()
  const { body } = await add(person, push.subscribe(await keyOf(person)))
  const [device] = await app.sql('select session_id from notifications.device where id = $1', [body.id])
  const end = async (why: 'signed-out' | 'ended-by-person') => {
    await app
      .context(null)
      .transaction((tx) =>
        tx.publish(sessionsEnded, { personId: person.id, sessionIds: [String(device!['session_id'])], why }),
      )
    await app.work()
    return listOf(person)
  }
  expect(await end('signed-out')).toHaveLength(1)
  expect(await end('ended-by-person')).toHaveLength(0)
})

test('C2 the old address is told that it was replaced', async () => {
  const person = await app.person()
  await app
    .context(null)
    .transaction((tx) =>
      tx.publish(contactChanged, { personId: person.id, kind: 'email', previous: 'old-address@example.ru' }),
    )
  await app.work()
  const { body } = await app.stranger().get('/api/mailbox?search=old-address')
  expect(body.items).toMatchObject([
    { channel: 'email', to: 'o•••s@example.ru', subject: 'Почта в кабинете изменена' },
  ])
})

test('somebody else’s device and ledger do not exist for me', async () => {
  const [mine, other] = [await app.person(), await app.person()]
  const { body } = await add(other, push.subscribe(await keyOf(other)))
  const client = await app.as(mine)
  expect((await client.delete(`/api/notifications/devices/${body.id}`)).status).toBe(404)
  expect((await client.post(`/api/notifications/devices/${body.id}/test`)).status).toBe(404)
  expect(await client.post(`/api/notifications/${uuidv7()}/read`)).toMatchObject({
    status: 404,
    body: { code: 'notification.not-found' },
  })
  await app.context(null).transaction((tx) =>
    queueMessage(tx, {
      key: 'theirs',
      personId: other.id,
      channel: 'sms',
      to: other.phone,
      template: 'password-changed',
      data: { at: 'сегодня' },
    }),
  )
  expect((await client.get('/api/notifications/deliveries')).body.items).toEqual([])
  expect((await (await app.as(other)).get('/api/notifications/deliveries')).body.items).toMatchObject([
    { kind: 'password-changed' },
  ])
  for (const path of ['', '/unread', '/settings', '/devices', '/deliveries']) {
    expect((await app.stranger().get(`/api/notifications${path}`)).status).toBe(401)
  }
})

test('D5 the mailbox of the demo world shows the code at once, before and after it is sent', async () => {
  await app.context(null).transaction((tx) =>
    queueMessage(tx, {
      key: 'code',
      personId: null,
      channel: 'sms',
      to: '+79175554433',
      template: 'code',
      data: { code: '778899', purpose: 'сохранить сведения' },
    }),
  )
  const look = async () =>
    (await app.stranger().get(`/api/mailbox?search=${encodeURIComponent('917 555')}`)).body.items
  expect(await look()).toMatchObject([
    { status: 'queued', to: '+7 917 •••-••-33', text: expect.stringContaining('778899') },
  ])
  await app.work()
  expect(await look()).toMatchObject([{ status: 'sent' }])
})

test('outside the demo world there is no mailbox', async () => {
  const { services } = app.house
  const real = await testApp({ services: { settings: { ...services.settings, NMO_PROFILE: 'production' } } })
  try {
    expect(await real.stranger().get('/api/mailbox')).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    })
  } finally {
    await real.close()
  }
})
