/** C5: staff with wide rights do not enter by a message alone, over HTTP on real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sessionCookie } from '../../platform/session/gate.ts'
import { testApp, type TestApp } from '../../test/app.ts'
import { securityKey } from '../../test/passkey.ts'
import type { TestPerson } from '../../test/people.ts'
import { lastCode } from '../../test/post.ts'
import { factorsScene, password } from './factors.test.scene.ts'
import { setUserPassword } from './index.ts'

let app: TestApp
let scene: ReturnType<typeof factorsScene>
beforeAll(async () => {
  app = await testApp()
  scene = factorsScene(app)
})
afterAll(() => app.close())

async function staff(role: 'verifier' | 'administrator' = 'verifier'): Promise<TestPerson> {
  const person = await app.person({ roles: [role] })
  await setUserPassword(app.context(null), person.id, password)
  return person
}

test.for(['verifier', 'administrator'] as const)(
  'C5 a %s who entered by SMS may only set up another way; then the rights are there, under another token',
  async (role) => {
    const [browser, reply] = await scene.bySms(await staff(role))
    expect(reply.body).toMatchObject({
      stage: 'signed-in',
      mustSetUpFactor: true,
      permissions: ['factors.own'],
    })
    for (const path of ['/api/profile', '/api/profile/sessions', '/api/notifications'])
      expect(await browser.get(path)).toMatchObject({
        status: 403,
        body: { code: 'session.second-method-needed' },
      })
    const thief = new Map(browser.cookies)
    await scene.connectApp(browser)
    expect((await browser.get('/api/session')).body).toMatchObject({ mustSetUpFactor: false })
    expect((await browser.get('/api/profile')).status).toBe(200)
    // Whoever had the token of before has nothing.
    const now = browser.cookies.get(sessionCookie)
    expect(now).not.toBe(thief.get(sessionCookie))
    browser.cookies.set(sessionCookie, thief.get(sessionCookie)!)
    expect((await browser.get('/api/profile')).status).toBe(401)
  },
)

test('C5 a passkey lifts the bar as well', async () => {
  const [browser] = await scene.bySms(await staff())
  const own = '/api/profile/factors/passkeys'
  const { challengeId, options } = (await browser.post(`${own}/options`)).body
  const answer = securityKey(app.origin).create(options)
  expect((await browser.post(own, { challengeId, name: 'Брелок', answer })).status).toBe(200)
  expect((await browser.get('/api/profile')).status).toBe(200)
})

test('C5 beside an application no message is offered or taken: no way down from the stronger to the weaker', async () => {
  const person = await staff()
  const early = await scene.atSecondStep(person)
  const sent = await early.post('/api/session/code', { channel: 'sms' })
  const code = await lastCode(app, person.phone)
  app.travel(61_000)
  const [browser] = await scene.bySms(person)
  const phone = await scene.connectApp(browser)
  const at = await scene.atSecondStep(person)
  expect((await at.get('/api/session')).body.secondStep).toMatchObject({
    ways: [],
    app: true,
    preferred: 'app',
  })
  for (const channel of ['sms', 'email'])
    expect((await at.post('/api/session/code', { channel })).status).toBe(409)
  // A code that was sent before opens nothing either.
  const late = await early.post('/api/session/activation', {
    challengeId: sent.body.challengeId,
    code,
  })
  expect(late.status).toBe(409)
  scene.nextStep()
  expect((await at.post('/api/session/activation', { app: phone.code() })).body).toMatchObject({
    stage: 'signed-in',
    mustSetUpFactor: false,
  })
})

test('C5 wide rights that come in the middle of a session by SMS close it to all but setting up', async () => {
  const person = await scene.withPassword()
  const [browser] = await scene.bySms(person)
  expect((await browser.get('/api/profile')).status).toBe(200)
  await app.give(person, 'administrator')
  expect((await browser.get('/api/profile')).body.code).toBe('session.second-method-needed')
  expect((await browser.get('/api/session')).body.mustSetUpFactor).toBe(true)
})

test('C5 an ordinary person goes on entering by SMS', async () => {
  const person = await app.person({ roles: ['doctor'] })
  await setUserPassword(app.context(null), person.id, password)
  const [browser, reply] = await scene.bySms(person)
  expect(reply.body.mustSetUpFactor).toBe(false)
  expect((await browser.get('/api/profile')).status).toBe(200)
})
