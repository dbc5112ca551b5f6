/** Password sign-in, its limits, sessions and their ends, over HTTP on real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import { lastCode } from '../../test/post.ts'
import { setUserPassword, setEntry } from './index.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
const good = 'синий трактор едет'
/** Never the same twice: one password on many accounts is an attack of its own. */
const wrong = () => `мимо мимо мимо ${Math.random()}`

async function withPassword(): Promise<TestPerson> {
  const person = await app.person({ fullName: ['Ким', 'Яна', 'Юрьевна'] })
  await setUserPassword(app.context(null), person.id, good)
  return person
}

async function browser(ip = '10.0.0.1') {
  const client = app.stranger()
  await client.begin()
  const from = { alter: (request: object) => ({ ...request, remoteAddress: ip }) }
  // One round brings the epoch, so that altered requests are signed with a live one.
  await client.get('/api/session')
  return {
    ...client,
    signIn: (login: string, password: string) =>
      client.post('/api/identity/password/sign-in', { login, password }, from),
  }
}

async function signInWholly(person: TestPerson, at?: Awaited<ReturnType<typeof browser>>) {
  const client = at ?? (await browser(`10.9.${Math.floor(Math.random() * 250)}.1`))
  const first = await client.signIn(person.snils, good)
  if (first.status !== 200) throw new Error(JSON.stringify(first.body))
  const sent = await client.post('/api/session/code', { channel: 'sms' })
  if (sent.status !== 200) throw new Error(JSON.stringify(sent.body))
  const done = await client.post('/api/session/activation', {
    challengeId: sent.body.challengeId,
    code: await lastCode(app, person.phone),
  })
  return { client, done }
}

test('C1 login and password, then a code, then the cabinet', async () => {
  const person = await withPassword()
  const { client, done } = await signInWholly(person)
  expect(done).toMatchObject({ status: 200, body: { stage: 'signed-in', person: { id: person.id } } })
  expect((await client.get('/api/profile')).status).toBe(200)
  expect(await app.events()).toContain('identity.signed-in')
})

test('the same by e-mail in any case', async () => {
  const person = await withPassword()
  const client = await browser('10.0.9.1')
  expect((await client.signIn(person.email.toUpperCase(), good)).body.stage).toBe('second-step')
})

test('G2 an unknown login, a wrong password and a disabled one are told the same, to the letter', async () => {
  const known = await withPassword()
  const disabled = await withPassword()
  await app.sql('update identity.password set disabled_at = now() where person_id = $1', [disabled.id])
  const replies = []
  for (const login of ['112-233-445 95', 'nobody@example.ru', known.snils, known.email, disabled.snils]) {
    const { status, body, headers } = await (await browser('10.1.0.1')).signIn(login, 'не тот пароль совсем')
    const { instance: _, ...told } = body
    replies.push({ status, told, names: Object.keys(headers).toSorted() })
  }
  expect(replies[0]).toMatchObject({
    status: 403,
    told: { code: 'sign-in.wrong', attemptsLeft: 4, detail: 'Осталось 4 попытки, потом пауза 30 секунд' },
  })
  for (const reply of replies) expect(reply).toEqual(replies[0])
})

test('C2 five wrong passwords pause the login, the right one too; known and unknown alike', async () => {
  const person = await withPassword()
  const bodies: unknown[] = []
  for (const [i, login] of [person.snils, '155-888-999 56'].entries()) {
    const client = await browser(`10.2.${i}.1`)
    for (let i = 0; i < 4; i++) expect((await client.signIn(login, wrong())).body.code).toBe('sign-in.wrong')
    expect((await client.signIn(login, wrong())).body.detail).toBe('Попытки кончились: пауза 30 секунд')
    const paused = await client.signIn(login, good)
    expect(paused).toMatchObject({ status: 429, body: { code: 'sign-in.paused' } })
    expect(Number(paused.headers['retry-after'])).toBeGreaterThan(0)
    const { instance: _, retryAfterSeconds: __, ...told } = paused.body
    bodies.push(told)
  }
  expect(bodies[0]).toEqual(bodies[1])
  app.travel(31_000)
  expect((await (await browser('10.2.2.1')).signIn(person.snils, good)).status).toBe(200)
})

test('C2 a stranger cannot lock the owner out: the browser they know has a count of its own', async () => {
  const person = await withPassword()
  const { client } = await signInWholly(person)
  const stranger = await browser('10.3.0.1')
  for (let i = 0; i < 5; i++) await stranger.signIn(person.snils, wrong())
  expect((await stranger.signIn(person.snils, good)).status).toBe(429)
  // The owner begins anew in the browser that bears the mark.
  await client.begin()
  expect((await client.signIn(person.snils, good)).body.stage).toBe('second-step')
})

test('C2 guesses sent all at once come one by one', async () => {
  const person = await withPassword()
  const clients = await Promise.all(Array.from({ length: 12 }, (_, i) => browser(`10.4.${i}.1`)))
  const replies = await Promise.all(clients.map((client) => client.signIn(person.snils, wrong())))
  expect(replies.filter((reply) => reply.status === 403)).toHaveLength(5)
  expect(replies.filter((reply) => reply.status === 429)).toHaveLength(7)
})

test('C2 one address that tries many logins is paused itself', async () => {
  const ip = '10.5.0.1'
  for (let i = 0; i < 20; i++) await (await browser(ip)).signIn(`user${i}@example.ru`, wrong())
  expect((await (await browser(ip)).signIn('other@example.ru', wrong())).status).toBe(429)
  expect((await (await browser('10.5.1.1')).signIn('other@example.ru', wrong())).status).toBe(403)
})

test('C2 a hundred failures in a row switch the password off until the owner proves themselves', async () => {
  const person = await withPassword()
  await app.sql(
    `insert into identity.failure_count (scope, key, count, since, last_at) values ('account', $1, 99, now(), now())`,
    [person.id],
  )
  await (await browser('10.6.0.1')).signIn(person.snils, wrong())
  expect((await (await browser('10.6.1.1')).signIn(person.snils, good)).body.code).toBe('sign-in.wrong')
})

test('G2 the second step: wrong codes are counted, the third kills the code', async () => {
  const person = await withPassword()
  const client = await browser('10.7.0.1')
  await client.signIn(person.snils, good)
  const { challengeId } = (await client.post('/api/session/code', { channel: 'sms' })).body
  const right = await lastCode(app, person.phone)
  const wrong = right === '000000' ? '000001' : '000000'
  const try1 = await client.post('/api/session/activation', { challengeId, code: wrong })
  expect(try1).toMatchObject({
    status: 422,
    body: { code: 'code.wrong', attemptsLeft: 2, detail: 'Осталось 2 попытки' },
  })
  await client.post('/api/session/activation', { challengeId, code: wrong })
  expect((await client.post('/api/session/activation', { challengeId, code: wrong })).body.attemptsLeft).toBe(
    0,
  )
  expect((await client.post('/api/session/activation', { challengeId, code: right })).body.code).toBe(
    'code.dead',
  )
  expect((await client.get('/api/session')).body.stage).toBe('second-step')
})

test('G2 a code is good for five minutes, once, in its own browser; the next one after a minute', async () => {
  const person = await withPassword()
  const one = await browser('10.8.0.1')
  const other = await browser('10.8.1.1')
  await one.signIn(person.snils, good)
  await other.signIn(person.snils, good)
  const { challengeId } = (await one.post('/api/session/code', { channel: 'sms' })).body
  const code = await lastCode(app, person.phone)
  expect((await other.post('/api/session/activation', { challengeId, code })).body.code).toBe('code.dead')
  const soon = await one.post('/api/session/code', { channel: 'sms' })
  expect(soon).toMatchObject({ status: 429, body: { code: 'code.too-soon' } })
  expect(Number(soon.headers['retry-after'])).toBeGreaterThan(50)
  app.travel(301_000)
  expect((await one.post('/api/session/activation', { challengeId, code })).body.code).toBe('code.expired')
  const again = (await one.post('/api/session/code', { channel: 'sms' })).body.challengeId
  expect(
    (
      await one.post('/api/session/activation', {
        challengeId: again,
        code: await lastCode(app, person.phone),
      })
    ).status,
  ).toBe(200)
  expect((await one.post('/api/session/activation', { challengeId: again, code })).status).toBe(409)
})

test('the mailbox is not offered beside a password when there is a phone', async () => {
  const person = await withPassword()
  const client = await browser('10.8.5.1')
  await client.signIn(person.snils, good)
  expect((await client.post('/api/session/code', { channel: 'email' })).body.code).toBe(
    'sign-in.channel-not-yours',
  )
})

test('session fixation: the cookie of before opens nothing after; cookie without key and key without cookie are guests', async () => {
  const person = await withPassword()
  const client = await browser('10.10.0.1')
  const planted = client.cookies.get('__Host-nmo_pre')!
  const { done } = await signInWholly(person, client)
  expect(done.status).toBe(200)
  const signed = client.cookies.get('__Host-nmo_sid')!
  expect(signed).not.toBe(planted)

  const thief = await browser('10.10.1.1')
  thief.cookies.clear()
  for (const [name, value] of [
    ['__Host-nmo_pre', planted],
    ['__Host-nmo_sid', signed],
  ] as const) {
    thief.cookies.set(name, value)
    expect((await thief.get('/api/session')).body).toMatchObject({ stage: 'guest', person: null })
    expect((await thief.get('/api/profile')).status).toBe(401)
    thief.cookies.clear()
  }
  client.cookies.clear()
  expect((await client.get('/api/session')).body.stage).toBe('guest')
  expect((await client.get('/api/profile')).status).toBe(401)
})

test('the second step cannot be skipped and cannot come first', async () => {
  const client = await browser('10.11.0.1')
  expect((await client.post('/api/session/code', { channel: 'sms' })).body.code).toBe(
    'sign-in.first-step-needed',
  )
  const person = await withPassword()
  await client.signIn(person.snils, good)
  client.cookies.set('__Host-nmo_sid', client.cookies.get('__Host-nmo_pre')!)
  expect((await client.get('/api/profile')).status).toBe(401)
})

test('G2 the list of sessions, the end of one, of the others, of all; at the next request', async () => {
  const person = await withPassword()
  const [phone, laptop, work] = [
    await signInWholly(person),
    await signInWholly(person),
    await signInWholly(person),
  ]
  const list = (await phone.client.get('/api/profile/sessions')).body
  expect(list.sessions).toHaveLength(3)
  expect(list.sessions.filter((s: { isThis: boolean }) => s.isThis)).toHaveLength(1)
  expect(list.sessions[0]).toMatchObject({ deviceName: 'Chrome, Linux', method: 'password' })

  const workId = (await work.client.get('/api/profile/sessions')).body.sessions.find(
    (s: { isThis: boolean }) => s.isThis,
  ).id
  expect((await phone.client.delete(`/api/profile/sessions/${workId}`)).status).toBe(200)
  expect((await work.client.get('/api/profile')).status).toBe(401)
  expect((await phone.client.delete(`/api/profile/sessions/${workId}`)).status).toBe(404)
  const live = await app.sql(`select topic from platform.live_event where topic = $1`, [`session:${workId}`])
  expect(live).toHaveLength(1)

  expect((await phone.client.post('/api/profile/sessions/end-others')).body).toEqual({ ended: 1 })
  expect((await laptop.client.get('/api/profile')).status).toBe(401)
  const again = await signInWholly(person)
  expect(
    (await phone.client.post('/api/session/end', { everywhere: true, forgetDevice: true })).headers[
      'clear-site-data'
    ],
  ).toBe('"cache", "cookies", "storage"')
  expect((await again.client.get('/api/profile')).status).toBe(401)
})

test('nobody ends the session of another', async () => {
  const mine = await signInWholly(await withPassword())
  const theirs = await signInWholly(await withPassword())
  const id = (await theirs.client.get('/api/profile/sessions')).body.sessions[0].id
  expect((await mine.client.delete(`/api/profile/sessions/${id}`)).status).toBe(404)
  expect((await theirs.client.get('/api/profile')).status).toBe(200)
})

test('five sessions at once: the sixth ends the one unused the longest', async () => {
  const person = await withPassword()
  const first = await signInWholly(person)
  for (let i = 0; i < 5; i++) {
    if (i === 3) app.travel(3_600_000)
    const at = await signInWholly(person)
    expect(at.done.status).toBe(200)
    if (i < 4) await first.client.get('/api/session')
  }
  expect((await first.client.get('/api/profile')).status).toBe(401)
})

test('a new browser is told to the person, the first one is not', async () => {
  const person = await withPassword()
  await signInWholly(person)
  await signInWholly(person)
  const told = await app.sql(
    `select payload from platform.outbox where type = 'identity.signed-in' and payload->>'personId' = $1 order by id`,
    [person.id],
  )
  expect(told.map((row) => (row['payload'] as { isNewDevice: boolean }).isNewDevice)).toEqual([false, true])
})

test('a person blocked by an administrator learns so only after the right password', async () => {
  const person = await withPassword()
  const { client } = await signInWholly(person)
  await setEntry(app.context(null), person.id, { isClosed: true, why: 'По вашему заявлению' })
  expect((await client.get('/api/profile')).status).toBe(401)
  const at = await browser('10.12.0.1')
  expect((await at.signIn(person.snils, wrong())).body.code).toBe('sign-in.wrong')
  expect((await at.signIn(person.snils, good)).body.code).toBe('sign-in.account-blocked')
})
