/** The database for a command: the one that is named, the portal's own while it runs, or our own for as long as the command needs it. */
import { join, resolve } from 'node:path'
import { existsSync } from 'node:fs'
import type { Settings } from '../platform/config.ts'
import { findRunning, startPostgres } from '../platform/postgres/index.ts'
import { appUrlOf, databaseName } from './database.ts'
import { StartFault } from './faults.ts'

export interface ReachedDatabase {
  readonly appUrl: string
  readonly ownerUrl: string
  readonly where: string
  /** Somebody else works with it now: it must not be emptied. */
  readonly isInUse: boolean
  readonly release: () => Promise<void>
}

const nothing = async (): Promise<void> => undefined

export async function reachDatabase(settings: Settings): Promise<ReachedDatabase> {
  if (settings.DATABASE_URL) {
    const ownerUrl = settings.DATABASE_URL
    const where = URL.canParse(ownerUrl) ? new URL(ownerUrl).host : 'внешняя'
    return { appUrl: appUrlOf(settings, ownerUrl), ownerUrl, where, isInUse: false, release: nothing }
  }
  const dataDir = join(settings.NMO_DATA_DIR, 'postgres')
  const running = findRunning(dataDir)
  if (running) return own(running, dataDir, true, nothing)
  if (!existsSync(join(dataDir, 'cluster'))) {
    throw new StartFault(
      `Базы ещё нет: ни DATABASE_URL, ни папки ${resolve(dataDir)}. Запустите портал: npm start — или задайте DATABASE_URL`,
    )
  }
  const postgres = await startPostgres({ dataDir })
  return own(postgres.url, dataDir, false, postgres.stop)
}

const own = (
  url: (user: string, database: string) => string,
  dataDir: string,
  isInUse: boolean,
  release: () => Promise<void>,
): ReachedDatabase => ({
  appUrl: url('nmo_app', databaseName),
  ownerUrl: url('postgres', databaseName),
  where: `своя, ${resolve(dataDir)}`,
  isInUse,
  release,
})
