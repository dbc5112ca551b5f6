/** The second wall stands by itself (G6): rows are seen by the signed context of the statement, whatever the code above asks for. */
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context, Db } from '../platform/context.ts'
import { personActor, system } from '../platform/house.ts'
import type { Role } from '../platform/permissions.ts'
import { uuidv7 } from '../platform/random.ts'
import { contextKey, enrolKey, signContext } from '../platform/scope.ts'
import { testApp, type TestApp } from './app.ts'
import type { TestPerson } from './people.ts'
import { exempt, walled } from './walled.ts'

let app: TestApp
let mine: TestPerson
let other: TestPerson
let verifier: TestPerson
let key: Buffer

async function submit(person: TestPerson, id: string, number: string): Promise<void> {
  await app.sql(
    `insert into applications.application (id, number, kind, subject_id, title, applicant_id, facts, status, version, submitted_at, clock_started_at, days_spent, due_on)
     values ($1, $2, 'k', gen_random_uuid(), 'Диплом', $3, '[]', 'under-review', 1, now(), now(), 0, current_date)`,
    [id, number, person.id],
  )
  await app.sql(
    `insert into applications.message (id, application_id, at, side, kind, author_id, text) values (gen_random_uuid(), $1, now(), 'applicant', 'remark', $2, 'слова')`,
    [id, person.id],
  )
}
const [first, second] = ['0193a1de-0000-7000-8000-000000000001', '0193a1de-0000-7000-8000-000000000002']

beforeAll(async () => {
  app = await testApp()
  mine = await app.person()
  other = await app.person()
  verifier = await app.person({ roles: ['verifier'] })
  await submit(mine, first, '2026-000001')
  await submit(other, second, '2026-000002')
  key = contextKey(app.house.services.keyed('database-context', 'v1'))
})
afterAll(() => app.close())

const seen = async (db: Db): Promise<string[]> =>
  (
    await sql<{ id: string }>`select id from applications.application union all
      select application_id from applications.message order by 1`.execute(db)
  ).rows.map((r) => r.id)
const as = (person: TestPerson, roles: readonly Role[] = []): Context => app.context(person, roles)

describe('G6 row-level security alone', () => {
  test('a person sees their own rows, a verifier the desk, the portal everything, nobody nothing', async () => {
    expect(await seen(as(mine).db)).toEqual([first, first])
    expect(await seen(as(other).db)).toEqual([second, second])
    expect(await seen(as(verifier, ['verifier']).db)).toEqual([first, first, second, second])
    // The right is in the context of this very request: the same person without the role sees nothing.
    expect(await seen(as(verifier).db)).toEqual([])
    expect(await seen(as(verifier, ['administrator']).db)).toEqual([])
    expect(await seen(app.context(null).db)).toEqual([first, first, second, second])
    expect(await seen(app.house.db)).toEqual([])
  })

  test('foreign rows are neither changed nor made, though the code above forgets every check', async () => {
    const { numAffectedRows } =
      await sql`update applications.application set title = 'чужое' where id = ${second}`.execute(as(mine).db)
    expect(numAffectedRows).toBe(0n)
    await expect(
      sql`update applications.application set applicant_id = ${other.id} where id = ${first}`.execute(
        as(mine).db,
      ),
    ).rejects.toThrow(/row-level security/)
    await expect(
      sql`insert into applications.message (id, application_id, at, side, kind, author_id, text)
        values (gen_random_uuid(), ${second}, now(), 'verifier', 'remark', ${mine.id}, 'x')`.execute(
        as(mine).db,
      ),
    ).rejects.toThrow(/row-level security/)
  })

  test('one connection serves many in turn and shows nobody what was another’s', async () => {
    const turns = await Promise.all(
      Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? seen(as(mine).db) : seen(as(other).db))),
    )
    turns.forEach((rows, i) => expect(rows).toEqual(i % 2 === 0 ? [first, first] : [second, second]))
  })

  test('over the wall and back: inside one transaction the own wall stands again, after a fault too', async () => {
    await as(mine).transaction(async (tx) => {
      expect(await tx.beyond((all) => seen(all.db))).toHaveLength(4)
      expect(await seen(tx.db)).toEqual([first, first])
    })
    await expect(
      as(mine).transaction((tx) => tx.beyond(() => Promise.reject(new Error('fault')))),
    ).rejects.toThrow('fault')
    expect(await seen(as(mine).db)).toEqual([first, first])
  })
})

describe('G6 a forged context', () => {
  const now = () => Date.now()
  const actor = () => personActor({ personId: mine.id, sessionId: null, roles: [], organisationId: null })
  const said = async (context: string): Promise<string[]> =>
    await app.house.db.connection().execute(async (db) => {
      await sql`select set_config('nmo.context', ${context}, false)`.execute(db)
      try {
        return await seen(db)
      } finally {
        await sql`select set_config('nmo.context', '', false)`.execute(db)
      }
    })

  test('opens nothing: another person, another right, another key, an old one, a torn one', async () => {
    const good = signContext(key, actor(), now())
    expect(await said(good)).toEqual([first, first])
    const forged = [
      good.replace(mine.id, other.id),
      good.replace('person|', 'system|'),
      good.replace('applications.own', 'applications.verify'),
      good.slice(0, -1),
      `${good}|`,
      good.replace(/\d{10}/, '9999999999'),
      signContext(contextKey('another'), system, now()),
      signContext(key, actor(), now() - 4 * 3_600_000),
      signContext(key, actor(), now()).replace(/\|\|(\d{10})/, `|${other.id}|$1`),
      'system||||',
      'system',
    ]
    for (const context of forged)
      await expect(said(context), context).rejects.toThrow(/forged or out of date/)
    expect(await said('')).toEqual([])
  })

  test('cannot be signed inside the database: the application reads no key and enrols no other', async () => {
    await expect(sql`select * from platform.context_key`.execute(app.house.db)).rejects.toThrow(
      /permission denied/,
    )
    await expect(sql`delete from platform.context_key`.execute(app.house.db)).rejects.toThrow(
      /permission denied/,
    )
    await expect(enrolKey(app.house.db, contextKey('another'))).rejects.toThrow(/другой главный ключ/)
    await enrolKey(app.house.db, key)
  })
})

describe('C3 two accounts made one', () => {
  test('the evidence about the gone one is read by the one that stays, and by nobody else', async () => {
    const [kept, gone] = [await app.person(), await app.person()]
    const entry = await app.sql(
      `insert into platform.journal_entry (at, code, outcome, actor_roles, subject_id, request_id, details, salt, leaf_hash)
       values (now(), 'signed-in', 'done', '{}', $1, 'r', '{}', '\\x00', '\\x00') returning id`,
      [gone.id],
    )
    const read = async (person: TestPerson): Promise<unknown[]> =>
      (await sql`select id from platform.journal_entry where id = ${entry[0]!['id']}`.execute(as(person).db))
        .rows
    expect(await read(kept)).toEqual([])
    await app.sql(`update identity.person set merged_into = $1, merged_at = now() where id = $2`, [
      kept.id,
      gone.id,
    ])
    expect(await read(kept)).toHaveLength(1)
    expect(await read(other)).toEqual([])
  })
})

describe('G6 another organisation', () => {
  const place = (n: number) => `0193a1de-0000-7000-8000-00000000010${n}`
  const managerOf = (organisationId: string | null): Db =>
    app.house.scopes.of(
      personActor({ personId: mine.id, sessionId: null, roles: ['manager'], organisationId }),
    )
  const proposals = async (db: Db): Promise<(string | null)[]> =>
    (
      await sql<{
        place: string | null
      }>`select organisation_id as place from staff.proposal order by 1`.execute(db)
    ).rows.map((r) => r.place)

  test('a manager sees and makes proposals of the organisation they act for, whoever seconds sees all', async () => {
    const propose = (db: Db, organisationId: string) =>
      sql`insert into staff.proposal (id, person_id, role, organisation_id, basis, asked_by, asked_at, state)
        values (gen_random_uuid(), ${other.id}, 'doctor', ${organisationId}, 'приказ', ${mine.id}, now(), 'waiting')`.execute(
        db,
      )
    await propose(managerOf(place(1)), place(1))
    await expect(propose(managerOf(place(1)), place(2))).rejects.toThrow(/row-level security/)
    await app.sql(
      `insert into staff.proposal (id, person_id, role, organisation_id, basis, asked_at, state) values (gen_random_uuid(), $1, 'nurse', $2, 'приказ', now(), 'waiting')`,
      [verifier.id, place(2)],
    )
    const manager = (organisationId: string | null) =>
      app.house.scopes.of(
        personActor({ personId: uuidv7(), sessionId: null, roles: ['manager'], organisationId }),
      )
    expect(await proposals(manager(place(1)))).toEqual([place(1)])
    expect(await proposals(manager(place(2)))).toEqual([place(2)])
    expect(await proposals(manager(null))).toEqual([])
    expect(await proposals(as(mine, ['administrator']).db)).toEqual([place(1), place(2)])
    expect(await proposals(as(mine, ['auditor']).db)).toEqual([place(1), place(2)])
    expect(await proposals(as(other).db)).toEqual([place(1)])
  })
})

describe('G6 the house', () => {
  test('every table stands behind the wall or says why not', async () => {
    const rows = await app.sql(
      `select n.nspname || '.' || c.relname as name, c.relrowsecurity as wall,
         exists (select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname) as policy
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%'
         and n.nspname not in ('information_schema', 'graphile_worker', 'migration', 'public') order by 1`,
    )
    const has = (name: string) =>
      Object.keys(exempt).some((e) => name === e || (e.endsWith('.') && name.startsWith(e)))
    expect(rows.filter((r) => r['wall'] && r['policy']).map((r) => r['name'])).toEqual(walled)
    expect(rows.filter((r) => !r['wall'] && !has(String(r['name']))).map((r) => r['name'])).toEqual([])
    const names = rows.map((r) => String(r['name']))
    expect(Object.keys(exempt).filter((e) => !names.some((n) => n === e || n.startsWith(e)))).toEqual([])
  })

  test('no view and no role goes round it', async () => {
    const views = await app.sql(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('v', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
         and not coalesce('security_invoker=true' = any(c.reloptions), false)`,
    )
    expect(views).toEqual([])
    const roles = await app.sql(
      `select rolname from pg_roles where rolname = 'nmo_app' and (rolbypassrls or rolsuper)`,
    )
    expect(roles).toEqual([])
    const client = new pg.Client({ connectionString: app.database.appUrl })
    await client.connect()
    try {
      await expect(
        client.query('alter table applications.application disable row level security'),
      ).rejects.toThrow(/must be owner/)
      await client.query('set row_security = off')
      await expect(client.query('select * from applications.application')).rejects.toThrow(
        /row-level security/,
      )
    } finally {
      await client.end()
    }
  })
})
