/** What a command needs of a deployment: its settings, its database, a context of the system for use cases. */
import { modules } from '../app.ts'
import type { Actor, Context } from '../platform/context.ts'
import { openDatabase } from '../platform/database.ts'
import type { Settings } from '../platform/config.ts'
import { contextOf, hearersOf, system } from '../platform/house.ts'
import { contextKey, enrolKey, openScopes } from '../platform/scope.ts'
import { createLog } from '../platform/log.ts'
import { readMigrations } from '../platform/migrate.ts'
import { createServices } from '../services.ts'
import { withClient } from '../start/client.ts'
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
    const log = createLog(settings.LOG_LEVEL === 'silent' ? 'silent' : 'error', { write: terminal.fail })
    const services = await createServices(settings, log)
    const database = openDatabase(appUrl, 2, log)
    const scoped = openDatabase(appUrl, 2, log)
    const hearers = hearersOf(modules.flatMap((m) => [...m.jobs]))
    const key = contextKey(services.keyed('database-context', 'v1'))
    await enrolKey(database.db, key)
    const scopes = openScopes(scoped.pool, key)
    const house = { db: database.db, scopes, log, services, hearers, now: () => new Date() }
    try {
      // Some acts are a person's even at a terminal: whoever is named answers for them in the journal.
      const as = (actor: Actor) => contextOf(house, { actor, audit, requestId: `nmo:${audit}`, origin: null })
      return await work(as(system), as)
    } finally {
      await scoped.close()
      await database.close()
      await Promise.all([services.passwords.close(), services.messenger.close(), services.checker.close()])
    }
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
