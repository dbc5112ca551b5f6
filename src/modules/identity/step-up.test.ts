/** C5: a fresh proof before sensitive work, over HTTP on real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sessionCookie } from '../../platform/session/gate.ts'
import { testApp, type TestApp } from '../../test/app.ts'
import { securityKey } from '../../test/passkey.ts'
import { lastCode } from '../../test/post.ts'
import type { TestPerson } from '../../test/people.ts'
import type { Reply, SigningClient } from '../../test/signing-client.ts'
import { factorsScene } from './factors.test.scene.ts'

let app: TestApp
let scene: ReturnType<typeof factorsScene>
beforeAll(async () => {
  app = await testApp()
  scene = factorsScene(app)
})
afterAll(() => app.close())

const sensitive = '/api/profile/factors/recovery-codes'
const late = () => app.travel(11 * 60_000)

async function bySms(browser: SigningClient, person: TestPerson): Promise<Reply> {
  const sent = await browser.post('/api/session/step-up/code', { channel: 'sms' })
  if (sent.status !== 200) return sent
  const { challengeId } = sent.body
  return browser.post('/api/session/step-up', { challengeId, code: await lastCode(app, person.phone) })
}

test('C5 right after the sign-in nothing is asked; ten minutes later it is, and the same request then goes through', async () => {
  const person = await scene.withPassword()
  const [browser] = await scene.bySms(person)
  expect((await browser.post(sensitive)).status).toBe(200)
  late()
  expect(await browser.post(sensitive)).toMatchObject({
    status: 403,
    body: { code: 'session.step-up-needed', minutes: 10 },
  })
  // What is not sensitive goes on as before.
  expect((await browser.get('/api/profile')).status).toBe(200)
  expect((await browser.get('/api/session/step-up')).body).toMatchObject({
    minutes: 10,
    step: { ways: [{ channel: 'sms' }], app: false },
  })
  expect((await bySms(browser, person)).status).toBe(200)
  expect((await browser.post(sensitive)).status).toBe(200)
})

test('G2 the token changes with the proof, and the old one is dead at once: it gains nothing', async () => {
  const person = await scene.withPassword()
  const [browser] = await scene.bySms(person)
  late()
  const before = browser.cookies.get(sessionCookie)!
  await bySms(browser, person)
  const after = browser.cookies.get(sessionCookie)!
  expect(after).not.toBe(before)
  browser.cookies.set(sessionCookie, before)
  expect((await browser.post(sensitive)).status).toBe(401)
  browser.cookies.set(sessionCookie, after)
  expect((await browser.post(sensitive)).status).toBe(200)
})

test('C5 by an application, a passkey and a recovery code as well', async () => {
  const { browser, phone } = await scene.withApp()
  const codes = (await browser.post(sensitive)).body.codes as string[]
  const own = '/api/profile/factors/passkeys'
  const key = securityKey(app.origin)
  const asked = (await browser.post(`${own}/options`)).body
  await browser.post(own, {
    challengeId: asked.challengeId,
    name: 'Брелок',
    answer: key.create(asked.options),
  })
  const proofs = [
    async () => ({ app: phone.code() }),
    async () => ({ recoveryCode: codes[0] }),
    async () => {
      const { challengeId, options } = (await browser.post('/api/session/step-up/passkey')).body
      return { challengeId, passkey: key.get(options) }
    },
  ]
  for (const proof of proofs) {
    late()
    expect((await browser.post(`${own}/options`)).body.code).toBe('session.step-up-needed')
    expect((await browser.post('/api/session/step-up', await proof())).status).toBe(200)
    expect((await browser.post(`${own}/options`)).status).toBe(200)
  }
})

test('G5 a wrong code proves nothing and is counted; a code of another purpose or session is worth nothing', async () => {
  const person = await scene.withPassword()
  const [browser] = await scene.bySms(person)
  late()
  const foreign = await browser.post('/api/profile/password/code', {})
  const stolen = {
    challengeId: foreign.body.challengeId,
    code: await lastCode(app, person.phone),
  }
  expect((await browser.post('/api/session/step-up', stolen)).body.code).toBe('code.dead')
  app.travel(61_000)
  const sent = await browser.post('/api/session/step-up/code', { channel: 'sms' })
  const wrong = { challengeId: sent.body.challengeId, code: '000000' }
  expect((await browser.post('/api/session/step-up', wrong)).body.code).toBe('code.wrong')
  expect((await browser.post(sensitive)).body.code).toBe('session.step-up-needed')
})

test('C5 whoever has wide rights proves them by the stronger way alone', async () => {
  const person = await app.person({ roles: ['administrator'] })
  const browser = await app.as(person)
  const phone = await scene.connectApp(browser)
  late()
  expect((await browser.get('/api/session/step-up')).body.step).toMatchObject({ ways: [], app: true })
  expect((await browser.post('/api/session/step-up/code', { channel: 'sms' })).status).toBe(409)
  expect((await browser.post('/api/session/step-up', { app: phone.code() })).status).toBe(200)
  expect((await browser.post(sensitive)).status).toBe(200)
})
