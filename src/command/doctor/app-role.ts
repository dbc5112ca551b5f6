/** The application's role: it works with rows, owns nothing, can run no DDL and cannot rewrite the journal. */
import type pg from 'pg'
import { withClient } from '../../start/client.ts'
import { bad, good, type Finding } from './finding.ts'

const what = 'Роль приложения'

export async function checkAppRole(appUrl: string): Promise<Finding[]> {
  try {
    return await withClient(appUrl, async (client) => {
      const faults = [...(await rightsOf(client)), ...(await tryDdl(client))]
      return faults.length === 0
        ? [good(what, 'ничем не владеет и структуру менять не может')]
        : [bad(what, faults.join('; '), 'Владеть должна nmo_owner. Заберите лишнее и выполните nmo migrate')]
    })
  } catch (error) {
    return [
      bad(
        what,
        `не входит: ${(error as Error).message}`,
        'nmo migrate заведёт роль и её пароль; свой пароль — в DATABASE_APP_URL',
      ),
    ]
  }
}

const rights: readonly [words: string, sql: string][] = [
  ['это суперпользователь', `select rolsuper as yes from pg_roles where rolname = current_user`],
  [
    'может заводить базы или роли',
    `select rolcreatedb or rolcreaterole as yes from pg_roles where rolname = current_user`,
  ],
  [
    'владеет таблицами',
    `select exists (select 1 from pg_class where relowner = current_user::regrole) as yes`,
  ],
  [
    'владеет схемами',
    `select exists (select 1 from pg_namespace where nspowner = current_user::regrole) as yes`,
  ],
  ['может создавать схемы в базе', `select has_database_privilege(current_database(), 'create') as yes`],
  [
    'может создавать таблицы',
    `select exists (select 1 from pg_namespace where nspname not like 'pg\\_%' and has_schema_privilege(oid, 'create')) as yes`,
  ],
  [
    'может действовать за nmo_owner',
    `select exists (select 1 from pg_roles where rolname = 'nmo_owner' and pg_has_role(oid, 'member')) as yes`,
  ],
  [
    'может менять журнал',
    `select to_regclass('platform.journal_entry') is not null
       and has_table_privilege('platform.journal_entry', 'update, delete, truncate') as yes`,
  ],
]

async function rightsOf(client: pg.Client): Promise<string[]> {
  const faults: string[] = []
  for (const [words, sql] of rights) {
    const { rows } = await client.query<{ yes: boolean }>(sql)
    if (rows[0]?.yes) faults.push(words)
  }
  return faults
}

/** What the catalogue says is also tried. */
async function tryDdl(client: pg.Client): Promise<string[]> {
  await client.query('begin')
  try {
    await client.query('create table platform.doctor_was_here ()')
    return ['создала таблицу']
  } catch (error) {
    const isRefused = (error as { code?: string }).code === '42501'
    return isRefused ? [] : [`неожиданный ответ на создание таблицы: ${(error as Error).message}`]
  } finally {
    await client.query('rollback')
  }
}
