/** The database of this start: the one that was named, or our own in the data folder; migrated either way. */
import { join, resolve } from 'node:path'
import type { Settings } from '../platform/config.ts'
import { keyedWith } from '../platform/house.ts'
import { migrate } from '../platform/migrate.ts'
import { startPostgres } from '../platform/postgres/index.ts'
import { masterKey } from '../services.ts'
import { withClient } from './client.ts'
import { refuseDemoWorld } from './demo-mark.ts'
import { databaseFault, StartFault } from './faults.ts'
import type { Progress } from './progress.ts'

export interface StartedDatabase {
  /** Of the application's role. */
  readonly appUrl: string
  /** Of the owner: migrations and `nmo doctor` only. */
  readonly ownerUrl: string
  readonly where: string
  readonly stop: () => Promise<void>
}

export const databaseName = 'nmo'
export const oldestMajor = 15
export const newestMajor = 18

export const startDatabase = (settings: Settings, progress: Progress): Promise<StartedDatabase> =>
  settings.DATABASE_URL
    ? useExternal(settings, settings.DATABASE_URL, progress)
    : startOwn(settings, progress)

async function startOwn(settings: Settings, progress: Progress): Promise<StartedDatabase> {
  const dataDir = join(settings.NMO_DATA_DIR, 'postgres')
  let hear = progress.say
  const postgres = await progress.step('База данных', (tell) => {
    hear = tell
    return startPostgres({ dataDir, onProgress: (text) => hear(text) })
  })
  hear = (text) => progress.say(`  База данных: ${text}`)
  try {
    const ownerUrl = postgres.url('postgres', databaseName)
    await progress.step('Структура базы', async () => {
      await createIfAbsent(postgres.url('postgres', 'postgres'))
      await migrate(ownerUrl, null)
    })
    return {
      appUrl: postgres.url('nmo_app', databaseName),
      ownerUrl,
      where: resolve(dataDir),
      stop: postgres.stop,
    }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

async function createIfAbsent(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName])
    if (rowCount === 0) await client.query(`create database ${databaseName}`)
  })
}

async function useExternal(
  settings: Settings,
  ownerUrl: string,
  progress: Progress,
): Promise<StartedDatabase> {
  await progress.step('Структура базы', async () => {
    try {
      await migrateExternal(settings, ownerUrl)
    } catch (error) {
      throw databaseFault(error, ownerUrl)
    }
  })
  return {
    appUrl: appUrlOf(settings, ownerUrl),
    ownerUrl,
    where: URL.canParse(ownerUrl) ? new URL(ownerUrl).host : 'внешняя',
    stop: async () => undefined,
  }
}

export async function migrateExternal(settings: Settings, ownerUrl: string): Promise<{ applied: number }> {
  await demandKnownVersion(ownerUrl)
  if (settings.NMO_PROFILE === 'production') await refuseDemoWorld(ownerUrl)
  return migrate(ownerUrl, settings.DATABASE_APP_URL ? null : appPassword(settings))
}

async function demandKnownVersion(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    )
    const version = rows[0]?.version ?? ''
    if (Number.parseInt(version, 10) >= oldestMajor) return
    throw new StartFault(
      `База данных: PostgreSQL ${version} слишком стар. Нужен ${oldestMajor}–${newestMajor}`,
    )
  })
}

/** The password of the application's role is derived, so every process of one deployment knows it and no file keeps it. */
const appPassword = (settings: Settings): string =>
  keyedWith(masterKey(settings))('database-password', 'nmo_app')

export function appUrlOf(settings: Settings, ownerUrl: string): string {
  if (settings.DATABASE_APP_URL) return settings.DATABASE_APP_URL
  const url = new URL(ownerUrl)
  url.username = 'nmo_app'
  url.password = appPassword(settings)
  return url.toString()
}
