/** Use cases without a portal: what a command or the start of a deployment does, it does as the system, journalled. */
import { modules } from '../app.ts'
import type { Settings } from '../platform/config.ts'
import type { Actor, Context } from '../platform/context.ts'
import { openDatabase } from '../platform/database.ts'
import { contextOf, hearersOf, system } from '../platform/house.ts'
import { createLog } from '../platform/log.ts'
import { contextKey, enrolKey, openScopes } from '../platform/scope.ts'
import { createServices } from '../services.ts'

export interface SystemParts {
  readonly settings: Settings
  readonly appUrl: string
  /** What the journal says was done. */
  readonly audit: string
  /** Where defects are told. */
  readonly say: (text: string) => void
}

export async function withSystem<T>(
  { settings, appUrl, audit, say }: SystemParts,
  work: (ctx: Context, as: (actor: Actor) => Context) => Promise<T>,
): Promise<T> {
  const log = createLog(settings.LOG_LEVEL === 'silent' ? 'silent' : 'error', { write: say })
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
}
