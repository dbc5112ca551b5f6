/** C5, E1: lost second steps: recovery by e-mail drops none of them, an administrator who has seen the person may. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import { sentTo } from '../../test/post.ts'
import { factorsScene } from './factors.test.scene.ts'
import { resetFactors } from './index.ts'

let app: TestApp
let scene: ReturnType<typeof factorsScene>
beforeAll(async () => {
  app = await testApp()
  scene = factorsScene(app)
})
afterAll(() => app.close())

test('G2 a new password through e-mail drops no second step: the mailbox alone opens nothing', async () => {
  const { person, browser, phone } = await scene.withApp()
  await browser.post('/api/profile/factors/recovery-codes')
  const lost = app.stranger()
  await lost.begin()
  expect((await lost.post('/api/identity/recovery', { login: person.snils })).status).toBe(202)
  await app.work()
  const letter = (await sentTo(app, person.email)).find((m) => m.kind === 'password-recovery')
  const token = letter!.link!.split('#')[1]
  const opened = await lost.post('/api/identity/recovery/opening', { token })
  // The mailbox and a SIM card issued anew are not enough where there is a stronger way.
  expect(opened.body).toMatchObject({ ways: [], app: true, recoveryCode: true })
  const sms = await lost.post('/api/identity/recovery/code', { token, channel: 'sms' })
  expect(sms.body.code).toBe('sign-in.channel-not-yours')
  scene.nextStep()
  const proof = { app: phone.code() }
  expect((await lost.post('/api/identity/recovery/proof', { token, proof })).status).toBe(200)
  const password = 'жёлтый экскаватор копает ров'
  expect((await lost.post('/api/identity/recovery/finish', { token, password })).status).toBe(200)
  const [row] = await app.sql(
    `select (select count(*)::int from identity.authenticator where person_id = $1 and confirmed_at is not null) as apps,
      (select count(*)::int from identity.recovery_code where person_id = $1) as codes`,
    [person.id],
  )
  expect(row).toEqual({ apps: 1, codes: 10 })
  expect(phone.code()).toMatch(/^\d{6}$/)
})

test('E1 an administrator takes away what was lost, with a reason: sessions end, every channel tells, an SMS opens again', async () => {
  const { person, browser } = await scene.withApp()
  await browser.post('/api/profile/factors/recovery-codes')
  const ended = await resetFactors(app.context(null), person.id, 'Паспорт сверен, телефон украден')
  expect(ended).toBe(1)
  expect((await browser.get('/api/profile')).status).toBe(401)
  await app.work()
  for (const to of [person.phone, person.email])
    expect((await sentTo(app, to)).some((m) => /снял все способы/i.test(m.text))).toBe(true)
  app.travel(61_000)
  const [, reply] = await scene.bySms(person)
  expect(reply.body.stage).toBe('signed-in')
  const noted = (await app.journal()).find((row) => row.details['factors'] === 'reset')
  expect(noted?.details).toMatchObject({ why: 'Паспорт сверен, телефон украден', ended: 1 })
})

test('E1 nobody takes away their own by that door', async () => {
  const { person } = await scene.withApp()
  await expect(resetFactors(app.context(person, ['administrator']), person.id, 'сам')).rejects.toThrow(
    'factor.own',
  )
})
