/** The command line answers in Russian, whatever it was told. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../test/database.ts'
import { nmo } from '../test/terminal.ts'
import { table } from './commands.ts'

let database: TestDatabase
beforeAll(async () => void (database = await testDatabase()))
afterAll(() => database.drop())

const env = () => ({
  DATABASE_URL: database.ownerUrl,
  DATABASE_APP_URL: database.appUrl,
  NMO_DATA_DIR: '/nonexistent',
})

test('help names every command, and each tells of itself', async () => {
  const { code, said } = await nmo(['help'], {})
  expect(code).toBe(0)
  for (const name of Object.keys(table)) expect(said).toContain(`nmo ${name}`)
  for (const [name, load] of Object.entries(table)) expect((await load()).name).toBe(name)
  expect((await nmo(['role', 'grant', '--help'], {})).said).toContain('nmo role grant КТО РОЛЬ')
  expect((await nmo([], {})).code).toBe(0)
})

test('an unknown command, an unknown option, a missing and an extra word', async () => {
  expect(await nmo(['user', 'bloc'], {})).toMatchObject({
    code: 1,
    failed: expect.stringContaining('Нет команды «user bloc»'),
  })
  expect((await nmo(['user', 'show', '--колонка'], env())).failed).toContain('Не понимаю «--колонка»')
  expect((await nmo(['user', 'show'], env())).failed).toMatch(/Не хватает: КТО[^]*nmo user show КТО/)
  expect((await nmo(['user', 'show', 'Орлова', 'Елена'], env())).failed).toContain('Лишнее: «Елена»')
})

test('every fault of the settings at once, without a stack', async () => {
  const { failed } = await nmo(['migrate'], { PORT: 'восемь', LOG_LEVEL: 'громко' })
  expect(failed).toContain('PORT —')
  expect(failed).toContain('LOG_LEVEL —')
  expect(failed).not.toContain('at ')
})

test.for([
  ['никто не отвечает', 'postgres://u:secret@127.0.0.1:1/nmo'],
  ['такого узла нет', 'postgres://u:secret@нет-такого.invalid/nmo'],
])('a database that cannot be reached: %s; its password is not told', async ([words, url]) => {
  const { code, failed } = await nmo(['user', 'list'], { DATABASE_URL: url! })
  expect(code).toBe(1)
  expect(failed).toMatch(new RegExp(`${words}|DNS`))
  expect(failed).not.toContain('secret')
})

test('a database that does not exist', async () => {
  const url = database.ownerUrl.replace(/\/t_\w+/, '/net_takoy')
  expect((await nmo(['user', 'list'], { DATABASE_URL: url })).failed).toContain('такой базы нет')
})

test('no database at all', async () => {
  expect((await nmo(['user', 'list'], { NMO_DATA_DIR: '/nonexistent' })).failed).toContain('Базы ещё нет')
})

test('G9 migrate brings an empty database up, --check tells whether it must', async () => {
  expect(await nmo(['migrate', '--check'], env())).toMatchObject({ code: 0, said: 'Структура базы свежая\n' })
  const { dropEverything } = await import('../start/demo-mark.ts')
  await dropEverything(database.ownerUrl)
  const behind = await nmo(['migrate', '--check'], env())
  expect(behind).toMatchObject({ code: 1, said: expect.stringContaining('0001_platform') })
  expect((await nmo(['user', 'list'], env())).failed).toContain('Выполните nmo migrate')
  expect((await nmo(['migrate'], env())).said).toMatch(/^Применено миграций: \d+\n$/)
  expect((await nmo(['user', 'list'], env())).code).toBe(0)
})

test('what is not a demo world is not reset', async () => {
  expect((await nmo(['demo', 'reset'], env())).failed).toContain('нет учебного мира')
})
