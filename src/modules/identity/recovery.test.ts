/** C2: the letter for a new password: once, soon, only the newest, and not after the password has changed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import { lastCode, sentTo } from '../../test/post.ts'
import { setUserPassword } from './index.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const good = 'синий трактор едет'
const other = 'жёлтый чайник поёт'
let address = 0

async function withPassword(): Promise<TestPerson> {
  const person = await app.person()
  await setUserPassword(app.context(null), person.id, good)
  return person
}

/** Asks in a fresh browser; the token of the letter that came. */
async function ask(person: TestPerson): Promise<string> {
  const at = app.stranger()
  await at.begin()
  const from = { alter: (request: object) => ({ ...request, remoteAddress: `10.60.${++address}.1` }) }
  expect((await at.post('/api/identity/recovery', { login: person.snils }, from)).status).toBe(202)
  await app.work()
  const letter = (await sentTo(app, person.email)).find((m) => m.kind === 'password-recovery')
  return new URL(letter?.link ?? '').hash.slice(1)
}

async function open(token: string) {
  const at = app.stranger()
  await at.begin()
  return { at, reply: await at.post('/api/identity/recovery/opening', { token }) }
}

/** Opened and proved by the code that came to the phone. */
async function prove(person: TestPerson, token: string) {
  const { at } = await open(token)
  const sent = await at.post('/api/identity/recovery/code', { token, channel: 'sms' })
  const proof = { challengeId: sent.body.challengeId, code: await lastCode(app, person.phone) }
  expect((await at.post('/api/identity/recovery/proof', { token, proof })).status).toBe(200)
  return at
}

test('C2 a new letter ends the one before; the letter says how long it lives', async () => {
  const person = await withPassword()
  const first = await ask(person)
  app.travel(1000)
  const second = await ask(person)
  expect(second).not.toBe(first)
  expect((await open(first)).reply.body.code).toBe('link.dead')
  expect((await open(second)).reply.status).toBe(200)
  const letter = (await sentTo(app, person.email)).find((m) => m.kind === 'password-recovery')
  expect(letter!.text).toContain('работает 20 мин. и один раз')
})

test('C2 a password changed in the profile or by an administrator ends the letter', async () => {
  const person = await withPassword()
  const token = await ask(person)
  await setUserPassword(app.context(null), person.id, other)
  expect((await open(token)).reply.body.code).toBe('link.dead')
})

test('C2 a link opened before the change is dead at its end too', async () => {
  const person = await withPassword()
  const token = await ask(person)
  const at = await prove(person, token)
  await setUserPassword(app.context(null), person.id, other)
  const finish = { token, password: 'лиловый самовар спит' }
  expect((await at.post('/api/identity/recovery/finish', finish)).body.code).toBe('link.dead')
})

test('C2 two ends of one link at once: one new password', async () => {
  const person = await withPassword()
  const token = await ask(person)
  const at = await prove(person, token)
  const finish = (password: string) => at.post('/api/identity/recovery/finish', { token, password })
  const done = await Promise.all([finish(other), finish('лиловый самовар спит')])
  expect(done.filter((one) => one.status === 200)).toHaveLength(1)
})

test('C2 what was proved in one browser is of no use in another, and a link nobody opened proves nothing', async () => {
  const person = await withPassword()
  const token = await ask(person)
  const stranger = app.stranger()
  await stranger.begin()
  const code = { token, channel: 'sms' }
  expect((await stranger.post('/api/identity/recovery/code', code)).body.code).toBe('link.dead')
  await prove(person, token)
  const finish = { token, password: 'лиловый самовар спит' }
  expect((await stranger.post('/api/identity/recovery/finish', finish)).body.code).toBe('link.dead')
})

test('C2 a link lives as long as policy says', async () => {
  await app.sql(
    `insert into platform.policy (key, value, effective_from, source, why) values ('recovery.link-minutes', '5', $1, 'проверка', 'проверка')`,
    [app.now()],
  )
  const token = await ask(await withPassword())
  app.travel(5 * 60_000)
  expect((await open(token)).reply.body.code).toBe('link.dead')
})

test('C2 a fourth letter in an hour is not written, and the answer is the same', async () => {
  const person = await withPassword()
  for (let i = 0; i < 5; i++) await ask(person)
  expect((await sentTo(app, person.email)).filter((m) => m.kind === 'password-recovery')).toHaveLength(3)
})

test('C2 who has no password here gets no letter about one', async () => {
  const person = await app.person()
  const at = app.stranger()
  await at.begin()
  expect((await at.post('/api/identity/recovery', { login: person.snils })).status).toBe(202)
  await app.work()
  expect(await sentTo(app, person.email)).toEqual([])
})
