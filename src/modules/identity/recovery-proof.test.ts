/** C2, C5: which second step a recovery takes: the strongest there is, of this link and this browser. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import { securityKey } from '../../test/passkey.ts'
import type { TestPerson } from '../../test/people.ts'
import { lastCode, sentTo } from '../../test/post.ts'
import type { SigningClient } from '../../test/signing-client.ts'
import { factorsScene } from './factors.test.scene.ts'

let app: TestApp
let scene: ReturnType<typeof factorsScene>
beforeAll(async () => {
  app = await testApp()
  scene = factorsScene(app)
})
afterAll(() => app.close())

const base = '/api/identity/recovery'
let network = 0

/** Somebody who reads the mailbox opens the newest letter. */
async function opened(person: TestPerson): Promise<{ at: SigningClient; token: string }> {
  const at = app.stranger()
  await at.begin()
  const from = { alter: (request: object) => ({ ...request, remoteAddress: `10.61.${++network}.1` }) }
  await at.post(base, { login: person.snils }, from)
  await app.work()
  const letter = (await sentTo(app, person.email)).find((m) => m.kind === 'password-recovery')
  const token = new URL(letter?.link ?? '').hash.slice(1)
  expect((await at.post(`${base}/opening`, { token })).status).toBe(200)
  return { at, token }
}

const finish = (at: SigningClient, token: string) =>
  at.post(`${base}/finish`, { token, password: 'лиловый самовар спит' })

test('C5 a code that was sent before the application was connected proves nothing any more', async () => {
  const person = await scene.withPassword()
  const [browser] = await scene.bySms(person)
  app.travel(61_000)
  const { at, token } = await opened(person)
  const sent = await at.post(`${base}/code`, { token, channel: 'sms' })
  const proof = { challengeId: sent.body.challengeId, code: await lastCode(app, person.phone) }
  await scene.connectApp(browser)
  expect((await at.post(`${base}/proof`, { token, proof })).body.code).toBe('sign-in.channel-not-yours')
  expect((await finish(at, token)).body.code).toBe('recovery.not-proved')
})

test('C5 by a recovery code and by a passkey as well', async () => {
  const { person, browser } = await scene.withApp()
  const { codes } = (await browser.post('/api/profile/factors/recovery-codes')).body
  const key = securityKey(app.origin)
  const own = '/api/profile/factors/passkeys'
  const asked = (await browser.post(`${own}/options`)).body
  const named = { challengeId: asked.challengeId, name: 'Брелок', answer: key.create(asked.options) }
  expect((await browser.post(own, named)).status).toBe(200)

  const paper = await opened(person)
  const byPaper = { token: paper.token, proof: { recoveryCode: codes[0] } }
  expect((await paper.at.post(`${base}/proof`, byPaper)).status).toBe(200)
  // A proof belongs to its link: another letter begins anew.
  app.travel(1000)
  const { at, token } = await opened(person)
  expect((await finish(paper.at, paper.token)).body.code).toBe('link.dead')
  expect((await finish(at, token)).body.code).toBe('recovery.not-proved')
  expect((await at.post(`${base}/proof`, { ...byPaper, token })).body.code).toBe('code.recovery-used')
  const { challengeId, options } = (await at.post(`${base}/passkey`, { token })).body
  const proof = { challengeId, passkey: key.get(options) }
  expect((await at.post(`${base}/proof`, { token, proof })).status).toBe(200)
  expect((await finish(at, token)).status).toBe(200)
})
