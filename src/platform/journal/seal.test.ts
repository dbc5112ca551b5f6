import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import { readNote } from './note.ts'
import { sealJournal } from './seal.ts'
import { readState, sizeOf } from './tiles.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const write = (n: number) =>
  app.sql(
    `insert into platform.journal_entry (at, code, outcome, actor_roles, request_id, details, salt, leaf_hash)
     select now(), 'test', 'done', '{}', 'r', '{}', '\\x00', sha256(i::text::bytea) from generate_series(1, $1) i`,
    [n],
  )
const seal = () => sealJournal(app.context(null))
const rowsOf = async () =>
  Number((await app.sql('select count(*)::int as n from platform.journal_entry'))[0]!['n'])

test('every row gets one place, states are signed, and a quiet journal gets no new ones', async () => {
  await write(700)
  await seal()
  const rows = await rowsOf()
  expect(await sizeOf(app.house.db)).toBe(rows)
  const state = await readState(app.house.db)
  const read = readNote(state!.note, [app.house.services.credentialKey.publicKey])
  expect(read?.size).toBe(rows)
  await seal()
  expect(await app.sql('select size from platform.journal_state')).toHaveLength(1)
})

test('many at once place each row once', async () => {
  await write(300)
  await Promise.all(Array.from({ length: 6 }, seal))
  expect(await sizeOf(app.house.db)).toBe(await rowsOf())
})

test('a row whose transaction ends late is not lost, whatever was placed before it', async () => {
  const { default: pg } = await import('pg')
  const late = new pg.Client({ connectionString: app.database.ownerUrl })
  await late.connect()
  await late.query('begin')
  await late.query(
    `insert into platform.journal_entry (at, code, outcome, actor_roles, request_id, details, salt, leaf_hash)
     values (now(), 'late', 'done', '{}', 'r', '{}', '\\x00', sha256('late'))`,
  )
  // Looks that are far apart: the horizon would move if the late one did not hold it.
  for (let i = 0; i < 4; i++) {
    await write(10)
    await seal()
    app.travel(60_000)
  }
  await late.query('commit')
  await late.end()
  await seal()
  expect(await sizeOf(app.house.db)).toBe(await rowsOf())
  const [row] = await app.sql(
    `select count(*)::int as n from platform.journal_leaf l join platform.journal_entry e on e.id = l.entry_id where e.code = 'late'`,
  )
  expect(row).toEqual({ n: 1 })
})

test('afterwards the horizon moves on: old rows are not looked through again', async () => {
  // A transaction of any database of the server holds the horizon while it lasts: other tests have theirs.
  const settled = async () => {
    app.travel(60_000)
    await seal()
    const [row] = await app.sql('select settled from platform.journal_horizon')
    return Number(row!['settled'])
  }
  await expect.poll(settled, { timeout: 20_000, interval: 200 }).toBeGreaterThan(900)
})

test('a place is given once: nothing in the tree is rewritten', async () => {
  await expect(app.sql('update platform.journal_leaf set position = 0 where position = 1')).rejects.toThrow(
    /append-only/,
  )
  await expect(app.sql('delete from platform.journal_state')).rejects.toThrow(/append-only/)
})

test('anyone reads the state and the hashes', async () => {
  const host = new URL(app.origin).host
  const open = (url: string) => app.portal.app.inject({ method: 'GET', url, headers: { host } })
  const state = await open('/api/journal/state')
  expect(state.statusCode).toBe(200)
  expect(readNote(state.body, [app.house.services.credentialKey.publicKey])).toBeDefined()
  const tile = await open('/api/journal/tree/0/0')
  expect(tile.rawPayload.length).toBe(8192)
  expect(tile.headers['cache-control']).toContain('immutable')
  expect((await open('/api/journal/tree/3/5')).statusCode).toBe(404)
})
