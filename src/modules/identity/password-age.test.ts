/** G7: a password that is too old, known to everybody or given by somebody else; over HTTP on real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import { lastCode, sentTo } from '../../test/post.ts'
import { daysLeft, dueAt, warnWindow, whyNew } from './domain/password-age.ts'
import { setUserPassword } from './index.ts'
import { warnOfPasswords } from './use-cases/warn-of-password.ts'

const dayMs = 86_400_000
let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const old = 'синий трактор едет'
const fresh = 'жёлтый чайник поёт'

async function withPassword(ageDays: number, isTemporary = false): Promise<TestPerson> {
  const person = await app.person({ fullName: ['Ким', 'Яна', 'Юрьевна'] })
  await setUserPassword(app.context(null), person.id, old, { isTemporary })
  await app.sql('update identity.password set changed_at = $2 where person_id = $1', [
    person.id,
    new Date(app.now().getTime() - ageDays * dayMs),
  ])
  return person
}

/** Both steps, in a fresh browser. */
async function signIn(person: TestPerson, password = old) {
  const at = app.stranger()
  await at.begin()
  const first = await at.post('/api/identity/password/sign-in', { login: person.snils, password })
  if (first.status !== 200) return { at, reply: first }
  const { challengeId } = (await at.post('/api/session/code', { channel: 'sms' })).body
  const reply = await at.post('/api/session/activation', {
    challengeId,
    code: await lastCode(app, person.phone),
  })
  return { at, reply }
}
const policy = (key: string, value: string) =>
  app.sql(
    `insert into platform.policy (key, value, effective_from, source, why) values ($1, $2, $3, 'проверка', 'проверка')`,
    [key, value, app.now()],
  )

test('G7 ages, in days', () => {
  const now = new Date('2026-11-28T12:00:00Z')
  const ago = (days: number) => new Date(now.getTime() - days * dayMs)
  expect(whyNew({ changedAt: ago(89.9), mustChange: null }, 90, now)).toBeNull()
  expect(whyNew({ changedAt: ago(90), mustChange: null }, 90, now)).toBe('old')
  expect(whyNew({ changedAt: ago(900), mustChange: null }, 0, now)).toBeNull()
  expect(whyNew({ changedAt: ago(900), mustChange: 'known' }, 0, now)).toBe('known')
  expect(daysLeft(dueAt(ago(89.5), 90)!, now)).toBe(1)
  expect(dueAt(now, 0)).toBeNull()
  const { after, upTo } = warnWindow(90, 14, now)
  expect([after, upTo]).toEqual([ago(90), ago(76)])
})

test('G7 on the ninetieth day both steps lead to a new password, and nothing is open before it', async () => {
  const young = await signIn(await withPassword(89))
  expect(young.reply.body.stage).toBe('signed-in')
  const person = await withPassword(91)
  const { at, reply } = await signIn(person)
  expect(reply.status).toBe(200)
  expect(reply.body).toMatchObject({
    stage: 'new-password',
    person: null,
    permissions: [],
    newPassword: { why: 'old', maxAgeDays: 90 },
  })
  expect((await at.get('/api/profile')).status).toBe(401)
  // A reload finds the same.
  expect((await at.get('/api/session')).body.stage).toBe('new-password')
})

test('G7 the change opens the cabinet without another code, once; other sessions end, the owner is told', async () => {
  const person = await withPassword(91)
  const other = await app.anotherBrowserOf(person)
  const { at } = await signIn(person)
  const change = (current: string, password: string) =>
    at.post('/api/session/new-password', { current, password })
  const wrong = await change('не тот', 'короткий')
  expect(wrong.body.errors.map((e: { field: string }) => e.field)).toEqual(['current', 'password'])
  expect((await change(old, 'синий трактор едет!!')).body.errors[0].message).toContain('Слишком похож')
  expect((await change(old, old)).status).toBe(422)
  const sentBefore = (await sentTo(app, person.phone)).filter((m) => m.kind === 'code').length
  const done = await Promise.all([change(old, fresh), change(old, fresh)])
  expect(done.filter((one) => one.status === 200)).toHaveLength(1)
  const winner = done.find((one) => one.status === 200)!
  expect(winner.body).toMatchObject({ stage: 'signed-in', newPassword: null })
  expect((await sentTo(app, person.phone)).filter((m) => m.kind === 'code')).toHaveLength(sentBefore)
  expect((await at.get('/api/profile')).body.password.changes.map((c: { how: string }) => c.how)).toEqual([
    'expired',
    'given',
  ])
  expect((await other.get('/api/profile')).status).toBe(401)
  await app.work()
  expect((await sentTo(app, person.email)).map((m) => m.kind)).toContain('password-changed')
  expect((await signIn(person, fresh)).reply.body.stage).toBe('signed-in')
  expect((await signIn(person, old)).reply.body.code).toBe('sign-in.wrong')
})

test('G7 the second step is not skipped: after the first one alone no password is changed', async () => {
  const person = await withPassword(91)
  const at = app.stranger()
  await at.begin()
  await at.post('/api/identity/password/sign-in', { login: person.snils, password: old })
  const reply = await at.post('/api/session/new-password', { current: old, password: fresh })
  expect(reply.body.code).toBe('sign-in.first-step-needed')
})

test('G7 the first step taken anew in the same browser by another person inherits no second step', async () => {
  const [one, two] = [await withPassword(91), await withPassword(91)]
  const { at } = await signIn(one)
  await at.post('/api/identity/password/sign-in', { login: two.snils, password: old })
  expect((await at.get('/api/session')).body.stage).toBe('second-step')
  expect((await at.post('/api/session/new-password', { current: old, password: fresh })).status).toBe(409)
})

test('G7 the change must be made within a quarter of an hour', async () => {
  const { at } = await signIn(await withPassword(91))
  app.travel(15 * 60_000)
  const reply = await at.post('/api/session/new-password', { current: old, password: fresh })
  expect(reply.body.code).toBe('sign-in.expired')
})

test('G7 switched off by policy an old password opens the cabinet; one given by staff still does not', async () => {
  const [aged, given] = [await withPassword(200), await withPassword(1, true)]
  await policy('password.age.days', '0')
  expect((await signIn(aged)).reply.body.stage).toBe('signed-in')
  const { at, reply } = await signIn(given)
  expect(reply.body.newPassword).toMatchObject({ why: 'given', maxAgeDays: 0 })
  expect((await at.post('/api/session/new-password', { current: old, password: fresh })).status).toBe(200)
  expect((await signIn(given, fresh)).reply.body.stage).toBe('signed-in')
  app.travel(1000)
  await policy('password.age.days', '90')
})

test('G7 a password that has become known to everybody is replaced at the next sign-in', async () => {
  const person = await app.person()
  const hash = await app.house.services.passwords.hash('Klubnika-2026')
  await setUserPassword(app.context(null), person.id, old)
  await app.sql('update identity.password set hash = $2 where person_id = $1', [person.id, hash])
  const { reply } = await signIn(person, 'Klubnika-2026')
  expect(reply.body.newPassword).toMatchObject({ why: 'known' })
})

test('G7 reminders 14, 7 and 1 days before, each once, by the channels of the person; after a change they begin anew', async () => {
  const person = await withPassword(75)
  const told = async () => {
    await warnOfPasswords(app.context(null))
    await warnOfPasswords(app.context(null))
    await app.work()
    return (await sentTo(app, person.email)).filter((m) => m.kind === 'password-expires').length
  }
  expect(await told()).toBe(0)
  app.travel(1.5 * dayMs)
  expect(await told()).toBe(1)
  app.travel(3 * dayMs)
  expect(await told()).toBe(1)
  app.travel(4 * dayMs)
  expect(await told()).toBe(2)
  app.travel(6 * dayMs)
  expect(await told()).toBe(3)
  const [last] = await sentTo(app, person.email)
  expect(last!.text).toContain('действует до завтрашнего дня')
  await setUserPassword(app.context(null), person.id, fresh)
  app.travel(77 * dayMs)
  expect(await told()).toBe(4)
})

test('G7 a portal that was off gives only the nearest reminder; who is too late is not reminded', async () => {
  const [late, over] = [await withPassword(89.5), await withPassword(95)]
  await warnOfPasswords(app.context(null))
  await app.work()
  const kinds = async (p: TestPerson) =>
    (await sentTo(app, p.email)).filter((m) => m.kind === 'password-expires').length
  expect(await kinds(late)).toBe(1)
  expect(await kinds(over)).toBe(0)
})
