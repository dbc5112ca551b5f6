/** What a command needs of a deployment: its settings, its database, a context of the system for use cases. */
import type { Actor, Context } from '../platform/context.ts'
import type { Settings } from '../platform/config.ts'
import { readMigrations } from '../platform/migrate.ts'
import { withClient } from '../start/client.ts'
import { withSystem } from '../start/context.ts'
import { databaseFault, StartFault } from '../start/faults.ts'
import { environmentWith, readOptions } from '../start/options.ts'
import { reachDatabase, type ReachedDatabase } from '../start/reach.ts'
import { settingsOf } from '../start/settings.ts'
import type { Terminal } from './command.ts'

const noOptions = readOptions([])

export const settingsFor = (terminal: Terminal): Settings =>
  settingsOf(environmentWith(noOptions, terminal.env))

export async function withDatabase<T>(
  settings: Settings,
  work: (database: ReachedDatabase) => Promise<T>,
): Promise<T> {
  const database = await reachDatabase(settings)
  try {
    return await work(database)
  } catch (error) {
    throw databaseFault(error, database.ownerUrl)
  } finally {
    await database.release()
  }
}

/** `audit` is what the journal says was done; the act is the system's, there is nobody signed in at a terminal. */
export const withContext = <T>(
  terminal: Terminal,
  audit: string,
  work: (ctx: Context, as: (actor: Actor) => Context) => Promise<T>,
): Promise<T> => {
  const settings = settingsFor(terminal)
  return withDatabase(settings, async ({ appUrl, ownerUrl }) => {
    await demandPresentStructure(ownerUrl)
    return withSystem({ settings, appUrl, audit, say: terminal.fail }, work)
  })
}

export async function demandPresentStructure(ownerUrl: string): Promise<void> {
  const pending = await pendingMigrations(ownerUrl)
  if (pending.length === 0) return
  throw new StartFault(
    `Структура базы отстала от программы (не применено: ${pending.join(', ')}). Выполните nmo migrate`,
  )
}

/** Names of files that are not applied yet. */
export const pendingMigrations = (ownerUrl: string): Promise<string[]> =>
  withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ known: boolean }>(
      `select to_regclass('migration.applied') is not null as known`,
    )
    const applied = rows[0]?.known
      ? await client.query<{ version: number }>('select version from migration.applied')
      : { rows: [] }
    const known = new Set(applied.rows.map((r) => r.version))
    return readMigrations()
      .filter((m) => !known.has(m.version))
      .map((m) => `${String(m.version).padStart(4, '0')}_${m.name}`)
  })
