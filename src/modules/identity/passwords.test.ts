/** G3, G7: a new password over HTTP on real PostgreSQL: rules, the list, history, the present one. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPasswordHasher } from '../../platform/crypto/password.ts'
import { deriveKey } from '../../platform/house.ts'
import { masterKey } from '../../services.ts'
import { testApp, type TestApp } from '../../test/app.ts'
import type { TestPerson } from '../../test/people.ts'
import { lastCode } from '../../test/post.ts'
import { placeOnShelf } from './contract.ts'
import { setUserPassword } from './index.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const first = 'синий трактор едет'
async function withPassword(password = first): Promise<TestPerson> {
  const person = await app.person({ fullName: ['Ким', 'Яна', 'Юрьевна'] })
  await setUserPassword(app.context(null), person.id, password)
  return person
}

async function change(person: TestPerson, current: string, password: string) {
  const at = await app.anotherBrowserOf(person)
  const { challengeId } = (await at.post('/api/profile/password/code', {})).body
  const code = await lastCode(app, person.phone)
  const reply = await at.post('/api/profile/password', { current, password, challengeId, code })
  app.travel(61_000)
  return reply
}

test('G3 the wrong present password and every fault of the new one are named in one answer', async () => {
  const person = await withPassword()
  const reply = await change(person, 'не тот', 'qwertyuiop')
  expect(reply.status).toBe(422)
  expect(reply.body.errors).toEqual([
    { field: 'current', message: 'Нынешний пароль не подошёл' },
    {
      field: 'password',
      message:
        'Нужно не меньше 12 знаков, введено 10. Это ряд клавиш или знаков подряд. Придумайте другой. Такой пароль угадывают первым. Придумайте другой',
    },
  ])
})

test('G3 a password of the list of known ones is refused', async () => {
  const person = await withPassword()
  expect((await change(person, first, 'Klubnika-2026')).body.errors).toEqual([
    { field: 'password', message: 'Такой пароль угадывают первым. Придумайте другой' },
  ])
})

test('G7 the new password differs from the present one by four signs at least', async () => {
  const person = await withPassword('трубочист-чайник-1')
  const near = await change(person, 'трубочист-чайник-1', 'трубочист-чайник-2')
  expect(near.body.errors[0].message).toContain('измените не меньше 4 знаков')
  expect((await change(person, 'трубочист-чайник-1', 'трубочист-самовар-2')).status).toBe(200)
})

test('G7 five earlier passwords do not come back, the sixth may; only hashes are kept', async () => {
  const person = await withPassword()
  const words = ['жёлтый', 'красный', 'зелёный', 'лиловый', 'бурый', 'медный']
  const passwordOf = (i: number) => (i < 0 ? first : `${words[i]} ${words[(i * 5 + 2) % 6]} чайник`)
  const set = (password: string) => setUserPassword(app.context(null), person.id, password)
  for (const i of [0, 1, 2, 3, 4]) await set(passwordOf(i))
  expect((await change(person, passwordOf(4), first)).body.errors[0].message).toContain('уже был')
  await set(passwordOf(5))
  const [row] = await app.sql('select hash, earlier from identity.password where person_id = $1', [person.id])
  expect(row!['earlier']).toHaveLength(5)
  for (const hash of [row!['hash'], ...(row!['earlier'] as string[])]) expect(hash).toMatch(/^p\d+\$\$2b\$/)
  expect((await change(person, passwordOf(5), first)).status).toBe(200)
})

test('G3 the rules and a shelf of the list are open to the page, a shelf that is none is refused', async () => {
  const client = app.stranger()
  expect((await client.get('/api/identity/password/rules')).body).toEqual({
    least: 12,
    most: 128,
    history: 5,
    distance: 4,
    maxAgeDays: 90,
  })
  const { shelf, rest } = placeOnShelf('klubnika')
  const reply = await client.get(`/api/identity/password/known/${shelf}`)
  expect(reply.body.rest).toContain(rest)
  expect((await client.get('/api/identity/password/known/zzzz')).status).toBe(404)
})

test('G3 a hash under an earlier pepper is made anew when its owner signs in, and the password stays the same', async () => {
  const { house } = app
  const person = await withPassword()
  const { passwords: usual } = house.services
  const hashOf = async () =>
    String(
      (await app.sql('select hash from identity.password where person_id = $1', [person.id]))[0]!['hash'],
    )
  const next = createPasswordHasher(
    [deriveKey(masterKey(app.settings), 'password-pepper/p1'), Buffer.alloc(32, 9)],
    4,
  )
  Object.assign(house.services, { passwords: next })
  try {
    const signIn = async (password: string) => {
      const at = app.stranger()
      await at.begin()
      return (await at.post('/api/identity/password/sign-in', { login: person.snils, password })).status
    }
    expect(await signIn('не тот пароль')).toBe(403)
    expect(await hashOf()).toMatch(/^p1\$/)
    expect(await signIn(first)).toBe(200)
    expect(await hashOf()).toMatch(/^p2\$/)
    expect(await signIn(first)).toBe(200)
  } finally {
    Object.assign(house.services, { passwords: usual })
    await next.close()
  }
})

test('G3 a flood of sign-ins is told when to come again, and nobody is counted as having guessed', async () => {
  const { house } = app
  const { passwords: usual } = house.services
  const slow = createPasswordHasher([deriveKey(masterKey(app.settings), 'password-pepper/p1')], 10)
  Object.assign(house.services, { passwords: slow })
  try {
    const browsers = await Promise.all(
      Array.from({ length: 48 }, async () => {
        const at = app.stranger()
        await at.begin()
        return at
      }),
    )
    const from = (i: number) => ({ alter: (r: object) => ({ ...r, remoteAddress: `10.77.${i}.1` }) })
    const replies = await Promise.all(
      browsers.map((at, i) =>
        at.post(
          '/api/identity/password/sign-in',
          { login: `nobody${i}@example.ru`, password: first },
          from(i),
        ),
      ),
    )
    const busy = replies.filter((reply) => reply.status === 503)
    expect(busy.length).toBeGreaterThan(5)
    expect(busy[0]!.body).toMatchObject({
      code: 'unavailable',
      retryAfterSeconds: expect.any(Number),
      detail: expect.stringContaining('Ничего не потеряно'),
    })
    expect(Number(busy[0]!.headers['retry-after'])).toBeGreaterThan(0)
    expect(replies.every((reply) => [403, 503].includes(reply.status))).toBe(true)
    const [row] = await app.sql(
      "select count(*)::int as n from identity.failure_count where scope = 'login-unknown' and count > 1",
    )
    expect(row!['n']).toBe(0)
  } finally {
    Object.assign(house.services, { passwords: usual })
    await slow.close()
  }
})

test('G3 a rule is policy: a longer least length acts at the next change', async () => {
  await app.sql(
    `insert into platform.policy (key, value, effective_from, source, why) values ('password.length.least', '20', $1, 'проверка', 'проверка')`,
    [app.now()],
  )
  const person = await app.person()
  await expect(setUserPassword(app.context(null), person.id, 'синий трактор едет')).rejects.toMatchObject({
    extras: { errors: [{ message: 'Нужно не меньше 20 знаков, введено 18' }] },
  })
})
