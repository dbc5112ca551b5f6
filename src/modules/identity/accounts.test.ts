/** Registration, recovery, password and contacts of the profile, `nmo user`; over HTTP on real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import { lastCode, sentTo } from '../../test/post.ts'
import { snilsFrom } from '../../test/snils.ts'
import { createUser, setUserPassword } from './index.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const good = 'синий трактор едет'
let number = 0
const somebody = () => {
  number++
  return {
    familyName: 'Петров',
    givenName: 'Пётр',
    patronymic: null,
    birthDate: '1990-02-28',
    snils: snilsFrom(300_000_000 + (process.pid % 1000) * 1000 + number),
    phone: `+79011${String(100_000 + number)}`,
    email: `petrov${number}@example.ru`,
    password: good,
  }
}

async function stranger(ip = `10.20.${++number}.1`) {
  const client = app.stranger()
  await client.begin()
  await client.get('/api/session')
  const from = { alter: (request: object) => ({ ...request, remoteAddress: ip }) }
  return { ...client, send: (url: string, body: unknown) => client.post(url, body, from) }
}

const tokenIn = (link: string | null): string => new URL(link ?? '').hash.slice(1)

async function registered() {
  const facts = somebody()
  const client = await stranger()
  expect((await client.send('/api/identity/registration', facts)).status).toBe(202)
  await app.work()
  const [letter] = await sentTo(app, facts.email)
  return { facts, client, token: tokenIn(letter?.link ?? null) }
}

test('C2 registration: a letter, its link, then sign-in with a code to the mailbox', async () => {
  const { facts, client, token } = await registered()
  expect((await client.post('/api/identity/registration/confirmation', { token })).body).toEqual({
    email: facts.email,
  })
  expect((await client.post('/api/identity/registration/confirmation', { token })).body.code).toBe(
    'link.dead',
  )

  expect(
    (await client.post('/api/identity/password/sign-in', { login: facts.email, password: good })).body
      .secondStep.ways,
  ).toEqual([{ channel: 'email', sentTo: expect.stringContaining('@example.ru') }])
  const { challengeId } = (await client.post('/api/session/code', { channel: 'email' })).body
  const done = await client.post('/api/session/activation', {
    challengeId,
    code: await lastCode(app, facts.email),
  })
  expect(done.body.person).toMatchObject({ snils: facts.snils, isConfirmed: false })
  expect((await client.get('/api/profile')).body).toMatchObject({
    sources: { snils: 'typed' },
    esia: null,
    contacts: { phoneVerified: false },
  })
})

test('C2 every wrong field of a registration is named at once', async () => {
  const client = await stranger()
  const reply = await client.send('/api/identity/registration', {
    ...somebody(),
    snils: '112-233-445 94',
    birthDate: '2020-01-01',
    password: 'qwertyuiop12',
  })
  expect(reply.status).toBe(422)
  expect(reply.body.errors.map((e: { field: string }) => e.field)).toEqual(['birthDate', 'snils', 'password'])
  const shapes = await client.send('/api/identity/registration', {
    ...somebody(),
    familyName: '<b>',
    phone: '123',
    email: 'нет',
    birthDate: '1990-02-31',
  })
  expect(shapes.body.errors.map((e: { field: string }) => e.field)).toEqual([
    'familyName',
    'birthDate',
    'phone',
    'email',
  ])
})

test('C2 registration with a known address looks the same; only its owner is told', async () => {
  const { facts, client, token } = await registered()
  await client.post('/api/identity/registration/confirmation', { token })
  const other = await stranger()
  const again = await other.send('/api/identity/registration', { ...somebody(), email: facts.email })
  const fresh = await (await stranger()).send('/api/identity/registration', somebody())
  expect({ status: again.status, body: again.body }).toEqual({ status: fresh.status, body: fresh.body })
  await app.work()
  expect((await sentTo(app, facts.email)).map((message) => message.kind)).toContain('account-exists')
})

test('one person is one СНИЛС: a second registration with it ends at the confirmed letter', async () => {
  const first = await registered()
  await first.client.post('/api/identity/registration/confirmation', { token: first.token })
  const facts = { ...somebody(), snils: first.facts.snils }
  const client = await stranger()
  await client.send('/api/identity/registration', facts)
  await app.work()
  const [letter] = await sentTo(app, facts.email)
  expect(
    (await client.post('/api/identity/registration/confirmation', { token: tokenIn(letter?.link ?? null) }))
      .body.code,
  ).toBe('registration.snils-taken')
})

test('the link of a registration lives a day', async () => {
  const { client, token } = await registered()
  app.travel(24 * 3_600_000 + 1000)
  await client.begin()
  expect((await client.post('/api/identity/registration/confirmation', { token })).body.code).toBe(
    'link.dead',
  )
})

async function withPassword(): Promise<TestPerson> {
  const person = await app.person({ fullName: ['Ким', 'Яна', 'Юрьевна'] })
  await setUserPassword(app.context(null), person.id, good)
  return person
}

test('C2 recovery: a letter begins it, a code to the phone finishes it, nobody is signed in by it, all sessions end', async () => {
  const person = await withPassword()
  // The proved address of a person without a separate login serves.
  const open = await app.as(person)
  expect((await open.get('/api/profile')).status).toBe(200)
  const client = await stranger()
  const known = await client.send('/api/identity/recovery', { login: person.snils })
  const unknown = await (await stranger()).send('/api/identity/recovery', { login: '155-888-999 56' })
  expect({ s: known.status, b: known.body }).toEqual({ s: unknown.status, b: unknown.body })
  await app.work()
  const [letter] = await sentTo(app, person.email)
  expect(letter).toMatchObject({ kind: 'password-recovery' })
  const token = tokenIn(letter!.link)

  const step = (await client.post('/api/identity/recovery/opening', { token })).body
  expect(step).toMatchObject({ ways: [{ channel: 'sms' }], app: false })
  const challenge = (await client.post('/api/identity/recovery/code', { token, channel: 'sms' })).body
  // Another browser with the same link is refused.
  expect((await (await stranger()).post('/api/identity/recovery/opening', { token })).body.code).toBe(
    'link.dead',
  )
  const finish = (password: string) => client.post('/api/identity/recovery/finish', { token, password })
  expect((await finish('жёлтый чайник поёт')).body.code).toBe('recovery.not-proved')
  const proof = { challengeId: challenge.challengeId, code: await lastCode(app, person.phone) }
  expect((await client.post('/api/identity/recovery/proof', { token, proof })).status).toBe(200)
  expect((await finish(good)).body.errors).toEqual([
    { field: 'password', message: 'Этот пароль у вас уже был. Придумайте другой' },
  ])
  expect((await finish('жёлтый чайник поёт')).status).toBe(200)
  expect((await finish('жёлтый чайник поёт 2')).body.code).toBe('link.dead')
  expect((await client.get('/api/session')).body.stage).toBe('guest')
  expect((await open.get('/api/profile')).status).toBe(401)
  expect(
    (
      await client.post('/api/identity/password/sign-in', {
        login: person.snils,
        password: 'жёлтый чайник поёт',
      })
    ).status,
  ).toBe(200)
})

test('after recovery the phone is frozen for a day', async () => {
  const person = await withPassword()
  await app.sql('update identity.password set recovered_at = $2 where person_id = $1', [person.id, app.now()])
  const at = await app.anotherBrowserOf(person)
  const change = { kind: 'phone', value: '+79005550000' }
  expect((await at.post('/api/profile/contact/code', change)).body.code).toBe('account.phone-frozen')
})

test('G3 a password is changed with the present one and a code; the other sessions end, this one stays', async () => {
  const person = await withPassword()
  const at = await app.anotherBrowserOf(person)
  const other = await app.anotherBrowserOf(person)
  const { challengeId } = (await at.post('/api/profile/password/code', {})).body
  const change = {
    current: 'не тот',
    password: 'жёлтый чайник поёт',
    challengeId,
    code: await lastCode(app, person.phone),
  }
  expect((await at.post('/api/profile/password', change)).body).toMatchObject({
    code: 'password.current-wrong',
    errors: [{ field: 'current' }],
  })
  expect(
    (await at.post('/api/profile/password', { ...change, current: good, password: 'Ким Яна Юрьевна' })).body
      .errors[0].message,
  ).toContain('ваше имя')
  expect((await at.post('/api/profile/password', { ...change, current: good })).status).toBe(200)
  expect((await other.get('/api/profile')).status).toBe(401)
  expect((await at.get('/api/profile')).status).toBe(200)
})

test('a person of Госуслуги sets a password of their own with a code', async () => {
  const person = await app.person()
  const at = await app.as(person)
  expect((await at.get('/api/profile')).body).toMatchObject({ password: null, can: { setPassword: true } })
  const { challengeId } = (await at.post('/api/profile/password/code', { channel: 'sms' })).body
  const reply = await at.post('/api/profile/password', {
    current: null,
    password: good,
    challengeId,
    code: await lastCode(app, person.phone),
  })
  expect(reply.body.password).toMatchObject({ loginEmail: person.email, isDisabled: false })
})

test('a contact is changed by a code that came to the new address, and not to another', async () => {
  const person = await app.person()
  const at = await app.as(person)
  const value = `new-${person.email}`
  const sent = await at.post('/api/profile/contact/code', { kind: 'email', value })
  expect(sent.body).toMatchObject({ channel: 'email' })
  const code = await lastCode(app, value)
  const other = { kind: 'email', value: 'evil@example.ru', challengeId: sent.body.challengeId, code }
  expect((await at.post('/api/profile/contact', other)).body.code).toBe('code.dead')
  app.travel(61_000)
  const again = (await at.post('/api/profile/contact/code', { kind: 'email', value })).body
  const done = await at.post('/api/profile/contact', {
    kind: 'email',
    value,
    challengeId: again.challengeId,
    code: await lastCode(app, value),
  })
  expect(done.body.contacts).toMatchObject({ email: value, emailVerified: true })
  const journal = (await app.journal()).filter(
    (row) => row.code === 'contact-changed' && row.outcome === 'done',
  )
  expect(journal.at(-1)?.details).toMatchObject({
    changes: [{ fact: 'email', from: person.email, to: value }],
  })
  expect((await at.post('/api/profile/contact/code', { kind: 'phone', value: '12' })).body.errors).toEqual([
    { field: 'value', message: 'Нужен номер вида +7 900 000-00-00' },
  ])
})

test('F1 `nmo user`: a person, a role that acts at once, its end; all of it journalled', async () => {
  const system = app.context(null)
  const facts = somebody()
  const person = await createUser(system, facts)
  await app.give(person, 'verifier')
  expect(person.fullName).toBe('Петров Пётр')
  await expect(createUser(system, facts)).rejects.toMatchObject({
    refusal: { code: 'registration.snils-taken' },
  })
  await expect(createUser(system, { ...facts, snils: '1', birthDate: '2031-01-01' })).rejects.toMatchObject({
    extras: { errors: [{ field: 'snils' }, { field: 'birthDate' }] },
  })
  const at = await app.as({ ...facts, patronymic: '', id: person.id })
  expect((await at.get('/api/session')).body.permissions).toContain('applications.verify')
  await app.take(person, 'verifier')
  expect((await at.get('/api/session')).body.permissions).not.toContain('applications.verify')
  await app.give(person, 'auditor')
  expect((await at.get('/api/profile')).body.roles.map((r: { word: string }) => r.word)).toEqual([
    'Гражданин',
    'Аудитор',
  ])
})
