/** C5: the second step by an authenticator application, over HTTP on real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import { sentTo } from '../../test/post.ts'
import { factorsScene } from './factors.test.scene.ts'

let app: TestApp
let scene: ReturnType<typeof factorsScene>
beforeAll(async () => {
  app = await testApp()
  scene = factorsScene(app)
})
afterAll(() => app.close())

const activation = '/api/session/activation'

test('C5 an application is connected by its first code and then opens the cabinet instead of an SMS', async () => {
  const { person, browser, phone } = await scene.withApp()
  expect((await browser.get('/api/profile/factors')).body).toMatchObject({
    app: { addedAt: expect.any(String) },
    preferred: 'app',
  })
  scene.nextStep()
  const other = await scene.atSecondStep(person)
  expect((await other.get('/api/session')).body.secondStep).toMatchObject({ app: true, preferred: 'app' })
  const done = await other.post(activation, { app: phone.code() })
  expect(done).toMatchObject({ status: 200, body: { stage: 'signed-in', person: { id: person.id } } })
  const [row] = await app.sql(
    `select proved_by from platform.session where person_id = $1 and proved_by = 'app'`,
    [person.id],
  )
  expect(row).toEqual({ proved_by: 'app' })
})

test('C5 messages stay the default beside an application, until the person says otherwise', async () => {
  const { person, browser } = await scene.withApp()
  const [, reply] = await scene.bySms(person)
  expect(reply.body.stage).toBe('signed-in')
  const chosen = await browser.post('/api/profile/factors/preferred', { preferred: 'sms' })
  expect(chosen.body.preferred).toBe('sms')
  expect((await browser.post('/api/profile/factors/preferred', { preferred: 'passkey' })).body.code).toBe(
    'factor.not-found',
  )
})

test('C5 a code is good once: a replay, an older one and the same at once are refused', async () => {
  const { person, phone } = await scene.withApp()
  const early = await scene.atSecondStep(person)
  expect((await early.post(activation, { app: phone.code() })).body.code).toBe('code.used')
  expect((await early.post(activation, { app: phone.code(-1) })).body.code).toBe('code.used')
  scene.nextStep()
  const browsers = await Promise.all([1, 2, 3, 4].map(() => scene.atSecondStep(person)))
  const replies = await Promise.all(browsers.map((one) => one.post(activation, { app: phone.code() })))
  expect(replies.map((reply) => reply.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409])
})

test('C5 one step before and after is forgiven to a phone whose clock is off, two are not', async () => {
  const { person, phone } = await scene.withApp()
  for (let i = 0; i < 3; i++) scene.nextStep()
  const browser = await scene.atSecondStep(person)
  expect((await browser.post(activation, { app: phone.code(2) })).body.code).toBe('code.wrong')
  expect((await browser.post(activation, { app: phone.code(-1) })).status).toBe(200)
  const ahead = await scene.atSecondStep(person)
  expect((await ahead.post(activation, { app: phone.code(1) })).status).toBe(200)
})

test('G3 the secret lies sealed under the key of its person; with the key gone it opens no more', async () => {
  const { person, phone } = await scene.withApp()
  const [row] = await app.sql('select sealed from identity.authenticator where person_id = $1', [person.id])
  const plain = Buffer.from(phone.key.replaceAll(' ', ''))
  expect((row!['sealed'] as Buffer).includes(plain)).toBe(false)
  await app.sql('delete from platform.person_key where person_id = $1', [person.id])
  scene.nextStep()
  const browser = await scene.atSecondStep(person)
  expect((await browser.post(activation, { app: phone.code() })).status).toBe(500)
})

test('G3 a row moved to another person opens nothing', async () => {
  const [mine, theirs] = [await scene.withApp(), await scene.withApp()]
  await app.sql(
    `update identity.authenticator set sealed = (select sealed from identity.authenticator where person_id = $1)
     where person_id = $2`,
    [mine.person.id, theirs.person.id],
  )
  scene.nextStep()
  const browser = await scene.atSecondStep(theirs.person)
  expect((await browser.post(activation, { app: mine.phone.code() })).status).toBe(500)
})

test('G5 codes guessed across sign-ins, browsers and kinds are counted together', async () => {
  const { person, phone } = await scene.withApp()
  scene.nextStep()
  const codes = []
  for (let i = 0; i < 3; i++) {
    const browser = await scene.atSecondStep(person)
    for (const code of ['000001', '000002'])
      codes.push((await browser.post(activation, { app: code })).body.code)
  }
  expect(codes).toEqual(Array.from({ length: 6 }, () => 'code.wrong'))
  // The right one too waits now, in a browser that nobody knows; and no new SMS goes out to it.
  const late = await scene.atSecondStep(person)
  expect(await late.post(activation, { app: phone.code() })).toMatchObject({
    status: 429,
    body: { code: 'code.too-many' },
  })
  expect((await late.post('/api/session/code', { channel: 'sms' })).body.code).toBe('code.too-many')
})

test('G5 guesses sent all at once come one by one', async () => {
  const { person } = await scene.withApp()
  const browsers = []
  // One after another: a dozen passwords at once would be stopped by themselves.
  for (let i = 0; i < 12; i++) browsers.push(await scene.atSecondStep(person))
  const replies = await Promise.all(browsers.map((one, i) => one.post(activation, { app: `00001${i % 10}` })))
  expect(replies.filter((reply) => reply.body.code === 'code.wrong').length).toBe(6)
  expect(replies.filter((reply) => reply.status === 429).length).toBe(6)
})

test('C5 a key begun in one browser is not confirmed in another, nor after a quarter of an hour, nor by a guess', async () => {
  const person = await scene.withPassword()
  const [browser] = await scene.bySms(person)
  const confirmation = '/api/profile/factors/app/confirmation'
  const begun = (await browser.post('/api/profile/factors/app')).body
  expect((await browser.post(confirmation, { id: begun.id, code: '000000' })).body.code).toBe('code.wrong')
  const [other] = await scene.bySms(await scene.withPassword())
  expect((await other.post(confirmation, { id: begun.id, code: '000000' })).body.code).toBe(
    'factor.app-key-gone',
  )
  app.travel(15 * 60_000)
  expect((await browser.post(confirmation, { id: begun.id, code: '000000' })).body.code).toBe(
    'factor.app-key-gone',
  )
})

test('C2 the owner is told of an application that was connected and disconnected', async () => {
  const { person, browser } = await scene.withApp()
  expect((await browser.post('/api/profile/factors/app/removal')).body.app).toBeNull()
  expect((await browser.post('/api/profile/factors/app/removal')).status).toBe(404)
  await app.work()
  const letters = (await sentTo(app)).filter((m) => m.kind === 'factors-changed')
  const mine = letters.filter((m) => [person.phone, person.email].includes(m.to)).map((m) => m.text)
  expect(mine.some((text) => /(^|\s)подключено приложение/i.test(text))).toBe(true)
  expect(mine.some((text) => /(^|\s)отключено приложение/i.test(text))).toBe(true)
  expect(mine.length).toBeGreaterThanOrEqual(2)
})

test('C5 a factor that is not set up is refused, and a body with two proofs or none', async () => {
  const browser = await scene.atSecondStep(await scene.withPassword())
  expect((await browser.post(activation, { app: '123456' })).body.code).toBe('sign-in.factor-not-yours')
  for (const body of [{}, { app: '123456', code: '123456' }, { code: '123456' }])
    expect(await browser.post(activation, body)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'code', message: 'Введите код' }] },
    })
})

test('C5 messages are switched off only beside a stronger way, and with the last one gone they come back', async () => {
  const plain = await scene.withPassword()
  const [sms] = await scene.bySms(plain)
  const path = '/api/profile/factors/messages'
  expect((await sms.post(path, { isOff: true })).body.code).toBe('factor.no-stronger')
  const { person, browser, phone } = await scene.withApp()
  await browser.post('/api/profile/factors/preferred', { preferred: 'sms' })
  expect((await browser.post(path, { isOff: true })).body).toMatchObject({
    areMessagesOff: true,
    messages: [],
    preferred: 'app',
  })
  await app.work()
  expect((await sentTo(app, person.email)).some((m) => m.text.includes('больше не подтверждают вход'))).toBe(
    true,
  )
  app.travel(61_000)
  const [, refused] = await scene.bySms(person)
  expect(refused.status).toBe(409)
  const other = await scene.atSecondStep(person)
  expect((await other.post(activation, { app: phone.code() })).status).toBe(200)
  expect((await other.post('/api/profile/factors/app/removal')).body.areMessagesOff).toBe(false)
  // Another application does not bring back a switch that was once wanted.
  await scene.connectApp(other)
  expect((await other.get('/api/profile/factors')).body).toMatchObject({
    areMessagesOff: false,
    messages: [{ channel: 'sms' }, { channel: 'email' }],
  })
})
