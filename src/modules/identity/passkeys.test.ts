/** C5: passkeys, over HTTP on real PostgreSQL, with a security key that also lies. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import { securityKey, type Lies, type SecurityKey } from '../../test/passkey.ts'
import { sentTo } from '../../test/post.ts'
import type { Reply, SigningClient } from '../../test/signing-client.ts'
import { factorsScene } from './factors.test.scene.ts'

let app: TestApp
let scene: ReturnType<typeof factorsScene>
beforeAll(async () => {
  app = await testApp()
  scene = factorsScene(app)
})
afterAll(() => app.close())

const own = '/api/profile/factors/passkeys'

async function add(browser: SigningClient, key: SecurityKey, lies: Lies = {}): Promise<Reply> {
  const { challengeId, options } = (await browser.post(`${own}/options`)).body
  return browser.post(own, { challengeId, name: 'Брелок', answer: key.create(options, lies) })
}

async function withPasskey() {
  const person = await scene.withPassword()
  const [browser] = await scene.bySms(person)
  const key = securityKey(app.origin)
  const added = await add(browser, key)
  if (added.status !== 200) throw new Error(JSON.stringify(added.body))
  return { person, browser, key, added }
}

async function stranger(): Promise<SigningClient> {
  const client = app.stranger()
  await client.begin()
  await client.get('/api/session')
  return client
}

/** The whole sign-in without a name. */
async function signIn(key: SecurityKey, lies: Lies = {}, client?: SigningClient): Promise<Reply> {
  const at = client ?? (await stranger())
  const { challengeId, options } = (await at.post('/api/identity/passkey/options')).body
  return at.post('/api/identity/passkey/sign-in', { challengeId, answer: key.get(options, lies) })
}

async function secondStep(at: SigningClient, key: SecurityKey, lies: Lies = {}): Promise<Reply> {
  const { challengeId, options } = (await at.post('/api/session/passkey/options')).body
  return at.post('/api/session/activation', { challengeId, passkey: key.get(options, lies) })
}

test('C5 a passkey is added with the person verified, and the owner is told', async () => {
  const { person, browser, added } = await withPasskey()
  expect(added.body).toMatchObject({
    passkeys: [{ name: 'Брелок', lastUsedAt: null, isCopied: false, isSynced: false }],
    preferred: 'passkey',
  })
  const asked = (await browser.post(`${own}/options`)).body.options
  expect(asked).toMatchObject({
    rp: { id: 'localhost' },
    authenticatorSelection: { userVerification: 'required', residentKey: 'required' },
    excludeCredentials: [{ type: 'public-key' }],
  })
  expect(JSON.stringify(asked.user.id)).not.toContain(person.id)
  await app.work()
  expect((await sentTo(app, person.email)).some((m) => m.text.includes('Добавлен ключ доступа'))).toBe(true)
})

test('C5 it opens the cabinet by itself, without a login and without an SMS', async () => {
  const { person, key } = await withPasskey()
  const reply = await signIn(key)
  expect(reply).toMatchObject({ status: 200, body: { stage: 'signed-in', person: { id: person.id } } })
  const [row] = await app.sql(
    `select method, second_step from identity.sign_in where person_id = $1 and method = 'passkey'`,
    [person.id],
  )
  expect(row).toEqual({ method: 'passkey', second_step: 'passkey' })
  expect(
    (await (await app.as(person)).get('/api/profile/factors')).body.passkeys[0].lastUsedAt,
  ).not.toBeNull()
})

test('C5 it is a second step after a password', async () => {
  const { person, key } = await withPasskey()
  const at = await scene.atSecondStep(person)
  expect((await at.get('/api/session')).body.secondStep).toMatchObject({
    passkey: true,
    preferred: 'passkey',
  })
  expect((await secondStep(at, key)).body.stage).toBe('signed-in')
})

test.for<[string, Lies]>([
  ['of another origin', { origin: 'https://nmo.example.org' }],
  ['for another portal', { rpId: 'example.org' }],
  ['of a person who was not verified', { isUnverified: true }],
  ['to another question', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
  ['of another ceremony', { type: 'webauthn.create' }],
  ['with another handle', { userHandle: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
  ['with a broken signature', { brokenSignature: true }],
])('G2 an answer %s opens nothing, alone or as a second step', async ([, lies]) => {
  const { person, key } = await withPasskey()
  expect(await signIn(key, lies)).toMatchObject({ status: 422, body: { code: 'passkey.refused' } })
  const at = await scene.atSecondStep(person)
  expect((await secondStep(at, key, lies)).body.code).toBe('passkey.refused')
  expect((await at.get('/api/session')).body.stage).toBe('second-step')
})

test.for<[string, Lies]>([
  ['of another origin', { origin: 'https://nmo.example.org' }],
  ['for another portal', { rpId: 'example.org' }],
  ['without verifying the person', { isUnverified: true }],
])('G2 a key made %s is not added', async ([, lies]) => {
  const [browser] = await scene.bySms(await scene.withPassword())
  expect((await add(browser, securityKey(app.origin), lies)).body.code).toBe('passkey.refused')
})

test('G2 a question is good once, in its browser, for its purpose and for five minutes', async () => {
  const { person, browser, key } = await withPasskey()
  const at = await stranger()
  const ask = async () => (await at.post('/api/identity/passkey/options')).body
  const send = (client: SigningClient, challengeId: string, answer: unknown) =>
    client.post('/api/identity/passkey/sign-in', { challengeId, answer })

  const foreign = await ask()
  const thief = await stranger()
  expect((await send(thief, foreign.challengeId, key.get(foreign.options))).body.code).toBe('passkey.late')

  const wrong = await ask()
  const bad = key.get(wrong.options, { brokenSignature: true })
  expect((await send(at, wrong.challengeId, bad)).body.code).toBe('passkey.refused')
  // Spent by the wrong answer: the right one comes too late.
  expect((await send(at, wrong.challengeId, key.get(wrong.options))).body.code).toBe('passkey.late')

  const registration = (await browser.post(`${own}/options`)).body
  const half = await scene.atSecondStep(person)
  const crossed = await half.post('/api/session/activation', {
    challengeId: registration.challengeId,
    passkey: key.get(registration.options),
  })
  expect(crossed.body.code).toBe('passkey.late')

  const late = await ask()
  app.travel(301_000)
  expect((await send(at, late.challengeId, key.get(late.options))).body.code).toBe('passkey.late')
  const last = await ask()
  const answer = key.get(last.options)
  const both = await Promise.all([send(at, last.challengeId, answer), send(at, last.challengeId, answer)])
  expect(both.map((reply) => reply.status).filter((status) => status === 200)).toHaveLength(1)
})

test('G2 the key of one person is no second step of another', async () => {
  const [mine, theirs] = [await withPasskey(), await withPasskey()]
  const at = await scene.atSecondStep(theirs.person)
  expect((await secondStep(at, mine.key)).body.code).toBe('passkey.unknown')
})

test('G5 a count that went back is a copy: the key opens nothing any more, the owner is told', async () => {
  const { person, key, browser } = await withPasskey()
  expect((await signIn(key)).status).toBe(200)
  expect((await signIn(key, { count: 1 })).body.code).toBe('passkey.copied')
  expect((await signIn(key, { count: 1000 })).body.code).toBe('passkey.copied')
  expect((await browser.get('/api/profile/factors')).body.passkeys[0].isCopied).toBe(true)
  const at = await scene.atSecondStep(person)
  expect((await at.get('/api/session')).body.secondStep.passkey).toBe(false)
  await app.work()
  expect((await sentTo(app, person.email)).some((m) => m.text.includes('есть копия'))).toBe(true)
})

test('C5 a key that never counts is honest', async () => {
  const { key } = await withPasskey()
  expect((await signIn(key, { count: 0 })).status).toBe(200)
  expect((await signIn(key, { count: 0 })).status).toBe(200)
})

test('C5 keys are named and removed by their owner alone; a removed one opens nothing', async () => {
  const { browser, key, added } = await withPasskey()
  const { id } = added.body.passkeys[0]
  const [other] = await scene.bySms(await scene.withPassword())
  expect((await other.post(`${own}/${id}/removal`)).status).toBe(404)
  expect((await other.post(`${own}/${id}/name`, { name: 'Чужой' })).status).toBe(404)
  const named = await browser.post(`${own}/${id}/name`, { name: 'Телефон' })
  expect(named.body.passkeys[0].name).toBe('Телефон')
  expect((await browser.post(`${own}/${id}/removal`)).body.passkeys).toEqual([])
  expect((await signIn(key)).body.code).toBe('passkey.unknown')
})

test('C5 one key is of one person, and ten are enough', async () => {
  const { browser, key } = await withPasskey()
  expect((await add(browser, key)).body.code).toBe('passkey.known')
  const [other] = await scene.bySms(await scene.withPassword())
  expect((await add(other, key)).body.code).toBe('passkey.known')
  for (let i = 1; i < 10; i++) expect((await add(browser, securityKey(app.origin))).status).toBe(200)
  expect((await browser.post(`${own}/options`)).body.code).toBe('passkey.too-many')
})

test('G5 a blocked person is not let in by a passkey', async () => {
  const { person, key } = await withPasskey()
  await app.sql(`update identity.person set blocked_at = now(), blocked_why = 'проверка' where id = $1`, [
    person.id,
  ])
  expect((await signIn(key)).body.code).toBe('sign-in.account-blocked')
})
