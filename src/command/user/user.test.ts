/** An administrator without a page: people, roles, passwords, blocks from the command line, each act in the journal. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import { nmo } from '../../test/terminal.ts'

let app: TestApp
let env: Record<string, string>
beforeAll(async () => {
  app = await testApp()
  env = {
    DATABASE_URL: app.database.ownerUrl,
    DATABASE_APP_URL: app.database.appUrl,
    NMO_DATA_DIR: app.dataDir,
    PASSWORD_COST: '4',
    LOG_LEVEL: 'silent',
  }
})
afterAll(() => app.close())

const codes = async (): Promise<string[]> => (await app.journal()).map((row) => row.code)

test('E1 the first administrator of a new deployment is made, shown and found', async () => {
  const made = await nmo(
    [
      'user',
      'add',
      '--snils',
      '112-233-445 95',
      '--name',
      'Пробная Анна Ивановна',
      '--born',
      '1990-01-02',
      '--email',
      'anna@example.ru',
      '--role',
      'administrator',
    ],
    env,
  )
  expect(made).toMatchObject({ code: 0, failed: '' })
  const shown = await nmo(['user', 'show', '112 233 445 95'], env)
  expect(shown.said).toMatch(/Роли\s+administrator/)
  expect(shown.said).toMatch(/Почта\s+anna@example\.ru/)
  expect((await nmo(['user', 'list', '--role', 'administrator'], env)).said).toContain(
    'Пробная Анна Ивановна',
  )
  expect((await nmo(['user', 'list', '--role', 'verifier'], env)).said).toBe('Никого не нашлось\n')
  expect(made.said).toContain('Роль administrator дана и действует')
  expect(await codes()).toContain('nmo-user-add')
})

test('a wrong СНИЛС and a wrong date are both named', async () => {
  const { code, failed } = await nmo(
    ['user', 'add', '--snils', '11223344590', '--name', 'Пробный Пётр', '--born', '2190-01-01'],
    env,
  )
  expect(code).toBe(1)
  expect(failed).toContain('snils —')
  expect(failed).toContain('birthDate —')
})

test('a word that means several people is asked about, an unknown role lists the known', async () => {
  await app.person({ fullName: ['Одинаковая', 'Анна', 'Львовна'] })
  await app.person({ fullName: ['Одинаковая', 'Инна', 'Львовна'] })
  const several = await nmo(['user', 'show', 'Одинаковая'], env)
  expect(several.failed).toContain('Одинаковая Анна Львовна')
  expect(several.failed).toContain('Одинаковая Инна Львовна')
  expect((await nmo(['user', 'show', 'Никто'], env)).failed).toContain('Никого не нашлось')
  expect((await nmo(['role', 'grant', 'Одинаковая', 'doktor', '--basis', 'Приказ'], env)).failed).toContain(
    'Есть: doctor',
  )
})

test('G3 a password comes by the input, never by the line; a bad one is refused in words', async () => {
  const person = await app.person({ fullName: ['Парольная', 'Ольга', 'Юрьевна'] })
  expect(await nmo(['user', 'password', person.id], env, 'Длинный-пароль-для-Ольги-2026\n')).toMatchObject({
    code: 0,
    said: 'Пароль задан\n',
  })
  expect(await nmo(['user', 'password', person.id], env, '123\n')).toMatchObject({ code: 1 })
  expect((await nmo(['user', 'password', person.id], env)).failed).toContain('стандартный ввод пуст')
  const { said } = await nmo(['user', 'password', person.id, '--generate'], env)
  expect(said).toMatch(/^Новый пароль: \S{20,}\n$/)
})

test('a block ends the sessions and needs a reason; lifting it opens the door again', async () => {
  const person = await app.person({ fullName: ['Закрытая', 'Нина', 'Олеговна'] })
  const browser = await app.as(person)
  const path = '/api/applications'
  expect((await browser.get(path)).status).toBe(200)
  expect((await nmo(['user', 'block', person.id], env)).failed).toContain('Не хватает: --why')
  expect(await nmo(['user', 'block', person.id, '--why', 'Уволена'], env)).toMatchObject({ code: 0 })
  expect((await browser.get(path)).status).toBe(401)
  expect((await nmo(['user', 'show', person.id], env)).said).toContain('Уволена')
  expect((await nmo(['user', 'unblock', person.id], env)).failed).toContain('Не хватает: --why')
  expect(await nmo(['user', 'unblock', person.id, '--why', 'Вернулась'], env)).toMatchObject({ code: 0 })
  expect((await nmo(['user', 'show', person.id], env)).said).toMatch(/Блокировка\s+нет/)
})

test('all sessions of a person are ended at once', async () => {
  const person = await app.person({ fullName: ['Сеансова', 'Яна', 'Ильинична'] })
  await app.as(person)
  await app.anotherBrowserOf(person)
  expect((await nmo(['user', 'sessions', 'end', person.id], env)).said).toBe('Завершено сеансов: 2\n')
})

test('G5 a block of sign-in is seen and lifted, with a reason in the journal', async () => {
  const person = await app.person({ fullName: ['Закрытая', 'Зоя', 'Ильинична'] })
  const id = '0193a1de-0000-7000-8000-00000000b10c'
  await app.sql(
    `insert into identity.block (id, scope, key, kind, person_id, reason, at, until, failures)
     values ($1, 'login-unknown', 'x', 'guessing', $2, 'подбор', now(), now() + interval '1 hour', 5)`,
    [id, person.id],
  )
  expect((await nmo(['block', 'list'], env)).said).toContain(
    'Подбор пароля с незнакомых устройств: Закрытая З. И.',
  )
  expect((await nmo(['block', 'lift', id], env)).code).not.toBe(0)
  expect((await nmo(['block', 'lift', 'что-то', '--why', 'ошибка'], env)).failed).toContain('nmo block list')
  expect(await nmo(['block', 'lift', id, '--why', 'ошибка регистратуры'], env)).toMatchObject({ code: 0 })
  expect((await nmo(['block', 'list'], env)).said).toBe('Ничего не закрыто\n')
  expect((await nmo(['block', 'list', '--over'], env)).said).toContain(id)
  expect(await codes()).toContain('nmo-block-lift')
})

test('B4 whoever was looked at from the console of the server reads it in their journal', async () => {
  const person = await app.person({ fullName: ['Видимая', 'Ада', 'Ильинична'] })
  await app.person({ fullName: ['Видимая', 'Ева', 'Ильинична'] })
  const browser = await app.as(person)
  const seen = async () =>
    (await browser.get('/api/journal?view=others')).body.items.map(
      (line: { what: string; who: object; how: string }) => [line.what, line.who, line.how],
    )
  const console = { kind: 'server', name: 'Консоль сервера', role: null, organisation: null }
  await nmo(['user', 'show', person.id], env)
  expect(await seen()).toEqual([['Просмотрена запись человека', console, 'hand']])
  // A list shows the СНИЛС too, and so does the question which of several was meant.
  await nmo(['user', 'list', 'Видимая'], env)
  await nmo(['user', 'block', 'Видимая', '--why', 'Уволена'], env)
  expect(await seen()).toEqual([
    ['Найдена запись человека', console, 'hand'],
    ['Найдена запись человека', console, 'hand'],
    ['Просмотрена запись человека', console, 'hand'],
  ])
})
