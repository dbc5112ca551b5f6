import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../test/app.ts'
import { inTransaction } from './database.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ modules: [], settings: { LOG_LEVEL: 'silent' } })
  await app.sql(
    'create schema account; create table account.sum (id int primary key, kopecks int); insert into account.sum values (1, 100), (2, 100); grant usage on schema account to nmo_app; grant select, update on account.sum to nmo_app',
  )
})
afterAll(() => app.close())

describe('a transaction is whole', () => {
  test('two that lock each other are both done: the refused one runs again', async () => {
    const move = (from: number, to: number) =>
      inTransaction(app.house.db, async (tx) => {
        await sql`update account.sum set kopecks = kopecks - 10 where id = ${from}`.execute(tx)
        await new Promise((done) => setTimeout(done, 60))
        await sql`update account.sum set kopecks = kopecks + 10 where id = ${to}`.execute(tx)
      })
    await Promise.all([move(1, 2), move(2, 1)])
    expect(await app.sql('select kopecks from account.sum order by id')).toEqual([
      { kopecks: 100 },
      { kopecks: 100 },
    ])
  })

  test('a lost connection is «outcome unknown», never success or failure', async () => {
    const work = inTransaction(app.house.db, async (tx) => {
      await sql`update account.sum set kopecks = 0 where id = 1`.execute(tx)
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
    })
    await expect(work).rejects.toMatchObject({ code: 'outcome-unknown', status: 503 })
    expect((await app.sql('select kopecks from account.sum where id = 1'))[0]).toEqual({ kopecks: 100 })
  })

  test('a query that takes too long is ended by the database', async () => {
    const { rows } = await sql<{
      limit: string
    }>`select current_setting('statement_timeout') as limit`.execute(app.house.db)
    expect(rows[0]).toEqual({ limit: '5s' })
  })
})

describe('the application owns nothing', () => {
  test('its role can run no DDL and cannot reach what it was not given', async () => {
    await expect(sql`create table public.x (a int)`.execute(app.house.db)).rejects.toThrow(
      /permission denied/,
    )
    await expect(sql`create schema x`.execute(app.house.db)).rejects.toThrow(/permission denied/)
    await expect(sql`drop table platform.session`.execute(app.house.db)).rejects.toThrow(/must be owner/)
    await expect(
      sql`alter table platform.journal_entry disable trigger all`.execute(app.house.db),
    ).rejects.toThrow(/must be owner|permission denied/)
    await expect(sql`update migration.applied set checksum = ''`.execute(app.house.db)).rejects.toThrow(
      /permission denied/,
    )
    const owned = await app.sql(`select relname from pg_class where relowner = 'nmo_app'::regrole`)
    expect(owned).toEqual([])
  })
})
