/** A note in the database that its people are invented: made once, remade after a half-made one, refused in production. */
import type pg from 'pg'
import { withClient } from './client.ts'
import { StartFault } from './faults.ts'

export type DemoMark = 'none' | 'making' | 'made'

export const readMark = (ownerUrl: string): Promise<DemoMark> => withClient(ownerUrl, markOf)

async function markOf(client: pg.Client): Promise<DemoMark> {
  const { rows } = await client.query<{ known: boolean }>(
    `select to_regclass('migration.demo_world') is not null as known`,
  )
  if (!rows[0]?.known) return 'none'
  const marks = await client.query<{ state: DemoMark }>('select state from migration.demo_world')
  return marks.rows[0]?.state ?? 'none'
}

/** The schema of migrations belongs to no module and is not compared with `schema.sql`. */
export const writeMark = (ownerUrl: string, state: 'making' | 'made'): Promise<void> =>
  withClient(ownerUrl, async (client) => {
    await client.query('set role nmo_owner')
    await client.query(
      `create table if not exists migration.demo_world (only_one boolean primary key default true check (only_one), state text not null, at timestamptz not null default now())`,
    )
    await client.query(
      `insert into migration.demo_world (state) values ($1) on conflict (only_one) do update set state = excluded.state, at = now()`,
      [state],
    )
  })

/** Nobody may take invented certificates for real ones. */
export async function refuseDemoWorld(ownerUrl: string): Promise<void> {
  if ((await readMark(ownerUrl)) === 'none') return
  throw new StartFault(
    'В этой базе учебный мир: выдуманные люди и справки. Для настоящей работы нужна новая пустая база',
  )
}

/** Everything of the product; the next migration makes it anew. */
export const dropEverything = (ownerUrl: string): Promise<void> =>
  withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select quote_ident(nspname) as name from pg_namespace where pg_get_userbyid(nspowner) = 'nmo_owner'`,
    )
    if (rows.length > 0) await client.query(`drop schema ${rows.map((r) => r.name).join(', ')} cascade`)
  })

export const hasPeople = (ownerUrl: string): Promise<boolean> =>
  withClient(ownerUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from identity.person limit 1')
    return rowCount !== 0
  })
