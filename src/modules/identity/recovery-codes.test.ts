/** C5: recovery codes, over HTTP on real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import { sentTo } from '../../test/post.ts'
import type { SigningClient } from '../../test/signing-client.ts'
import { factorsScene } from './factors.test.scene.ts'

let app: TestApp
let scene: ReturnType<typeof factorsScene>
beforeAll(async () => {
  app = await testApp()
  scene = factorsScene(app)
})
afterAll(() => app.close())

const activation = '/api/session/activation'
const made = async (browser: SigningClient): Promise<string[]> =>
  (await browser.post('/api/profile/factors/recovery-codes')).body.codes

test('C5 ten codes are shown once and kept only as hashes', async () => {
  const { person, browser } = await scene.withApp()
  const codes = await made(browser)
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/)
  const { body } = await browser.get('/api/profile/factors')
  expect(body.recoveryCodes).toMatchObject({ left: 10, isFew: false })
  expect(JSON.stringify(body)).not.toContain(codes[0])
  const rows = await app.sql('select * from identity.recovery_code where person_id = $1', [person.id])
  for (const code of codes) expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''))
})

test('C5 a code opens the cabinet once, typed as people type; the owner is told how many are left', async () => {
  const { person, browser } = await scene.withApp()
  const [code] = await made(browser)
  const lost = await scene.atSecondStep(person)
  expect((await lost.get('/api/session')).body.secondStep.recoveryCode).toBe(true)
  const typed = code!.toLowerCase().replaceAll('-', ' ')
  expect((await lost.post(activation, { recoveryCode: typed })).body.stage).toBe('signed-in')
  expect((await lost.get('/api/profile/factors')).body.recoveryCodes.left).toBe(9)
  const again = await scene.atSecondStep(person)
  expect((await again.post(activation, { recoveryCode: code })).body.code).toBe('code.recovery-used')
  await app.work()
  const told = (await sentTo(app, person.email)).find((m) => m.text.includes('Осталось кодов: 9'))
  expect(told?.text).toContain('Вход подтверждён кодом восстановления')
})

test('C5 new codes put an end to the old; when few are left the page and the letter say so', async () => {
  const { person, browser } = await scene.withApp()
  const [old] = await made(browser)
  const codes = await made(browser)
  const at = await scene.atSecondStep(person)
  expect((await at.post(activation, { recoveryCode: old })).body.code).toBe('code.recovery-wrong')
  for (const code of codes.slice(0, 7)) {
    const next = await scene.atSecondStep(person)
    expect((await next.post(activation, { recoveryCode: code })).status).toBe(200)
  }
  const { body } = await (await app.as(person)).get('/api/profile/factors')
  expect(body.recoveryCodes).toMatchObject({ left: 3, isFew: true })
  await app.work()
  const letters = await sentTo(app, person.email)
  expect(letters.some((m) => m.text.includes('Создайте новые в профиле'))).toBe(true)
})

test('C5 one code sent from two browsers at once opens one', async () => {
  const { person, browser } = await scene.withApp()
  const [code] = await made(browser)
  const browsers = [await scene.atSecondStep(person), await scene.atSecondStep(person)]
  const replies = await Promise.all(browsers.map((one) => one.post(activation, { recoveryCode: code })))
  expect(replies.map((reply) => reply.status).toSorted((a, b) => a - b)).toEqual([200, 409])
})

test('G5 guesses count with the codes of other kinds, and a code of another person is a guess', async () => {
  const [mine, theirs] = [await scene.withApp(), await scene.withApp()]
  const [code] = await made(mine.browser)
  await made(theirs.browser)
  for (let i = 0; i < 3; i++) {
    const at = await scene.atSecondStep(theirs.person)
    expect((await at.post(activation, { recoveryCode: code })).body.code).toBe('code.recovery-wrong')
    expect((await at.post(activation, { app: '000000' })).body.code).toBe('code.wrong')
  }
  const at = await scene.atSecondStep(theirs.person)
  expect((await at.post(activation, { recoveryCode: code })).body.code).toBe('code.too-many')
  // The owner of the code was not hurt.
  const own = await scene.atSecondStep(mine.person)
  expect((await own.post(activation, { recoveryCode: code })).status).toBe(200)
})

test('C5 whoever made no codes cannot enter by one', async () => {
  const at = await scene.atSecondStep(await scene.withPassword())
  expect((await at.post(activation, { recoveryCode: 'A' })).body.code).toBe('sign-in.factor-not-yours')
})
