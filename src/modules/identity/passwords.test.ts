/** G3, G7: a new password over HTTP on real PostgreSQL: rules, the list, history, the present one. */
import { afterAll, beforeAll, expect, test } from 'vitest'
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
