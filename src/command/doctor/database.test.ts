/** G9: what is wrong with a database is found and said before it hurts. */
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeMark } from '../../start/demo-mark.ts'
import { startDatabase } from '../../start/database.ts'
import { readSettings } from '../../platform/config.ts'
import { createProgress } from '../../start/progress.ts'
import { testDatabase, type TestDatabase } from '../../test/database.ts'
import { checkAppRole } from './app-role.ts'
import { checkServer, checkStructure, checkWorld } from './database.ts'
import type { Finding } from './finding.ts'
import { checkQueue } from './queue.ts'

let database: TestDatabase
beforeEach(async () => void (database = await testDatabase()))
afterEach(() => database.drop())

async function spoil(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query(sql)
  await client.end()
}

const of = (findings: readonly Finding[], what: string): Finding | undefined =>
  findings.find((f) => f.what === what)

test('a server that confirms writes it has not kept is named', async () => {
  const findings = await checkServer(database.ownerUrl, 'рядом')
  expect(of(findings, 'База данных')).toMatchObject({
    level: 'good',
    detail: expect.stringMatching(/^PostgreSQL 1[5-8]/),
  })
  expect(of(findings, 'Часы')?.level).toBe('good')
  // The base of the tests is fast because it is careless.
  expect(of(findings, 'Надёжность записи')).toMatchObject({
    level: 'bad',
    detail: 'выключено: fsync, full_page_writes',
  })
})

test('G9 a structure changed by hand is shown line by line', async () => {
  await spoil('alter table platform.session add column spare text')
  const [found] = await checkStructure(database.ownerUrl)
  expect(found).toMatchObject({
    level: 'bad',
    detail: expect.stringContaining('разошлась с database/schema.sql'),
  })
  expect(found?.detail).toContain('spare text')
})

test('G9 a migration that is not applied, one that was changed afterwards', async () => {
  await spoil(`update migration.applied set checksum = 'other' where version = 1`)
  expect((await checkStructure(database.ownerUrl))[0]?.detail).toContain(
    'изменены после применения: platform',
  )
  await spoil(`delete from migration.applied where version = 1`)
  expect((await checkStructure(database.ownerUrl))[0]).toMatchObject({
    detail: expect.stringContaining('0001_platform'),
    todo: 'nmo migrate',
  })
})

test('the role of the application owns nothing and can change no structure', async () => {
  expect(await checkAppRole(database.appUrl)).toEqual([
    { level: 'good', what: 'Роль приложения', detail: 'ничем не владеет и структуру менять не может' },
  ])
})

test.for([
  ['grant create on schema platform to nmo_app', 'может создавать таблицы; создала таблицу'],
  ['alter table platform.session owner to nmo_app', 'владеет таблицами'],
  ['grant update on platform.journal_entry to nmo_app', 'может менять журнал'],
  [
    `do $$ begin execute format('grant create on database %I to nmo_app', current_database()); end $$`,
    'может создавать схемы',
  ],
])('too much right is found: %s', async ([sql, words]) => {
  await spoil(sql!)
  const [found] = await checkAppRole(database.appUrl)
  expect(found).toMatchObject({ level: 'bad', detail: expect.stringContaining(words!) })
})

test('a role that cannot come in', async () => {
  const [found] = await checkAppRole(database.appUrl.replace('nmo_app@', 'nobody_here@'))
  expect(found).toMatchObject({ level: 'bad', todo: expect.stringContaining('nmo migrate') })
})

test('jobs that wait too long and jobs that lie dead', async () => {
  expect(await checkQueue(database.appUrl, true)).toEqual([
    { level: 'good', what: 'Задания', detail: 'очередь пуста' },
  ])
  await spoil(`select graphile_worker.add_job('late', run_at => now() - interval '10 minutes');
    select graphile_worker.add_job('dead', max_attempts => 1);
    update graphile_worker._private_jobs set attempts = max_attempts where task_id = (select id from graphile_worker._private_tasks where identifier = 'dead')`)
  const findings = await checkQueue(database.appUrl, true)
  expect(of(findings, 'Задания')).toMatchObject({
    level: 'note',
    detail: expect.stringMatching(/ждут 1, самое старое — 60\d с/),
  })
  expect(of(findings, 'Остановленные задания')).toMatchObject({ level: 'note', detail: '1: dead' })
  // Nobody works while the portal is stopped, and that is as it should be.
  expect(of(await checkQueue(database.appUrl, false), 'Задания')?.level).toBe('good')
})

test('an invented world is not let into production: neither by the doctor nor by the start', async () => {
  expect(await checkWorld(database.ownerUrl, 'production')).toEqual([])
  await writeMark(database.ownerUrl, 'made')
  expect(await checkWorld(database.ownerUrl, 'demo')).toEqual([])
  expect((await checkWorld(database.ownerUrl, 'production'))[0]?.level).toBe('bad')
  const settings = {
    ...readSettings({}),
    NMO_PROFILE: 'production' as const,
    DATABASE_URL: database.ownerUrl,
    DATABASE_APP_URL: database.appUrl,
  }
  const progress = createProgress({ write: () => true })
  await expect(startDatabase(settings, progress)).rejects.toThrow('В этой базе учебный мир')
  await expect(startDatabase({ ...settings, NMO_PROFILE: 'demo' }, progress)).resolves.toMatchObject({
    appUrl: database.appUrl,
  })
})
