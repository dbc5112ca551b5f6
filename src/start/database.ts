/** The database of this start: the one that was named, or our own in the data folder; migrated either way. */
import { join } from 'node:path'
import pg from 'pg'
import type { Settings } from '../platform/config.ts'
import { keyedWith } from '../platform/house.ts'
import { migrate } from '../platform/migrate.ts'
import { startPostgres } from '../platform/postgres/index.ts'
import { masterKey } from '../services.ts'
import type { Progress } from './progress.ts'

export interface StartedDatabase {
  /** Of the application's role. */
  readonly appUrl: string
  /** Of the owner: migrations and `nmo doctor` only. */
  readonly ownerUrl: string
  readonly where: string
  readonly stop: () => Promise<void>
}

const name = 'nmo'

export async function startDatabase(settings: Settings, progress: Progress): Promise<StartedDatabase> {
  if (settings.DATABASE_URL) {
    const appUrl = await migrateExternal(settings, settings.DATABASE_URL, progress)
    return {
      appUrl,
      ownerUrl: settings.DATABASE_URL,
      where: new URL(settings.DATABASE_URL).host || 'внешняя',
      stop: async () => undefined,
    }
  }
  const postgres = await progress.step('База данных', () =>
    startPostgres({ dataDir: join(settings.NMO_DATA_DIR, 'postgres') }),
  )
  const ownerUrl = postgres.url('postgres', name)
  await progress.step('Структура базы', async () => {
    await createIfAbsent(postgres.url('postgres', 'postgres'))
    await migrate(ownerUrl, null)
  })
  return {
    appUrl: postgres.url('nmo_app', name),
    ownerUrl,
    where: join(settings.NMO_DATA_DIR, 'postgres'),
    stop: postgres.stop,
  }
}

async function createIfAbsent(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
}

/** The password of the application's role is derived, so every process of one deployment knows it and no file keeps it. */
export async function migrateExternal(
  settings: Settings,
  ownerUrl: string,
  progress: Progress,
): Promise<string> {
  const password = keyedWith(masterKey(settings))('database-password', 'nmo_app')
  await progress.step('Структура базы', () => migrate(ownerUrl, settings.DATABASE_APP_URL ? null : password))
  return appUrlOf(settings, ownerUrl)
}

export function appUrlOf(settings: Settings, ownerUrl: string): string {
  if (settings.DATABASE_APP_URL) return settings.DATABASE_APP_URL
  const url = new URL(ownerUrl)
  url.username = 'nmo_app'
  url.password = keyedWith(masterKey(settings))('database-password', 'nmo_app')
  return url.toString()
}
