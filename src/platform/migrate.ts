/** Brings a database to the committed version: numbered plain SQL, checksums, one runner at a time (G9). */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'

const folder = new URL('../../database/migrations/', import.meta.url)
/** Any number that nobody else locks: «НМО» as bytes. */
const advisoryLock = 0x4e4d4f

export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

export class MigrationFault extends Error {}

export function readMigrations(): Migration[] {
  const files = readdirSync(folder)
    .filter((f) => f.endsWith('.sql'))
    .sort()
  return files.map((file, index) => {
    const sql = readFileSync(new URL(file, folder), 'utf8')
    const version = Number(file.slice(0, 4))
    if (index > 0 && Number(files[index - 1]!.slice(0, 4)) === version)
      throw new MigrationFault(`Два файла с номером ${version}`)
    return { version, name: file.slice(5, -4), sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/** `url` is the owner's or a superuser's; the result tells how many files were applied. */
export async function migrate(url: string, appPassword: string | null): Promise<{ applied: number }> {
  const client = new pg.Client({ connectionString: url, application_name: 'nmo-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock])
    await makeRoles(client, appPassword)
    const applied = await applyAll(client)
    const pool = new pg.Pool({ connectionString: url, max: 1, options: '-c role=nmo_owner' })
    pool.on('error', () => undefined) // the failed query itself is thrown below
    pool.on('connect', (c) => void c.on('error', () => undefined))
    try {
      await runMigrations({ pgPool: pool, schema: 'graphile_worker' })
    } finally {
      await pool.end()
    }
    await openJobsToApp(client)
    return { applied }
  } finally {
    await client.end()
  }
}

/** The owner owns and never logs in; the application logs in, owns nothing and can run no DDL. */
async function makeRoles(client: pg.Client, appPassword: string | null): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>(
    `select rolname from pg_roles where rolname in ('nmo_owner', 'nmo_app')`,
  )
  const known = rows.map((r) => r.rolname)
  if (!known.includes('nmo_owner')) await client.query('create role nmo_owner nologin')
  if (!known.includes('nmo_app'))
    await client.query('create role nmo_app login noinherit nosuperuser nocreatedb nocreaterole')
  if (appPassword !== null)
    await client.query(`alter role nmo_app with login password ${pg.escapeLiteral(appPassword)}`)
  await client.query(`do $$ begin
    if not pg_has_role(current_user, 'nmo_owner', 'member') then execute format('grant nmo_owner to %I', current_user); end if;
    execute format('grant create, connect, temporary on database %I to nmo_owner', current_database());
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to nmo_app', current_database());
  end $$`)
  await client.query('revoke all on schema public from public')
}

async function applyAll(client: pg.Client): Promise<number> {
  await client.query('set role nmo_owner')
  await client.query(`create schema if not exists migration`)
  await client.query(`create table if not exists migration.applied (
    version integer primary key, name text not null, checksum text not null, at timestamptz not null default now())`)
  const { rows } = await client.query<{ version: number; checksum: string }>(
    'select version, checksum from migration.applied',
  )
  const known = new Map(rows.map((r) => [r.version, r.checksum]))
  const all = readMigrations()
  const newest = Math.max(0, ...known.keys())
  if (newest > (all.at(-1)?.version ?? 0)) {
    throw new MigrationFault(`База новее программы: в ней версия ${newest}. Обновите программу`)
  }
  let applied = 0
  for (const m of all) {
    if (known.has(m.version)) {
      if (known.get(m.version) !== m.checksum)
        throw new MigrationFault(`Файл ${m.version} ${m.name} изменён после применения`)
      continue
    }
    await applyOne(client, m)
    applied++
  }
  await client.query('reset role')
  return applied
}

async function applyOne(client: pg.Client, m: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query('set local lock_timeout = 2000')
    await client.query('insert into migration.applied (version, name, checksum) values ($1, $2, $3)', [
      m.version,
      m.name,
      m.checksum,
    ])
    await client.query(m.sql)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new MigrationFault(`${String(m.version).padStart(4, '0')}_${m.name}: ${(error as Error).message}`, {
      cause: error,
    })
  }
}

/** graphile-worker shuts its tables to all but their owner; the application works its queue without owning it. */
async function openJobsToApp(client: pg.Client): Promise<void> {
  await client.query('set role nmo_owner')
  await client.query(`
    grant usage on schema graphile_worker to nmo_app;
    grant usage on schema migration to nmo_app;
    grant select on migration.applied to nmo_app;
    grant select, insert, update, delete on all tables in schema graphile_worker to nmo_app;
    grant usage on all sequences in schema graphile_worker to nmo_app;
    grant execute on all functions in schema graphile_worker to nmo_app;
    do $$ declare t text; begin
      for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
               where n.nspname = 'graphile_worker' and c.relkind = 'r' and c.relrowsecurity loop
        if not exists (select 1 from pg_policies where schemaname = 'graphile_worker' and tablename = t and policyname = 'nmo_app') then
          execute format('create policy nmo_app on graphile_worker.%I to nmo_app using (true) with check (true)', t);
        end if;
      end loop;
    end $$`)
  await client.query('reset role')
}
