/** The demo profile: the ЕСИА sandbox beside the portal, and the invented world inside it. */
import type { Settings } from '../platform/config.ts'
import type { StartedDatabase } from './database.ts'
import type { StartOptions } from './options.ts'
import type { Progress } from './progress.ts'

export interface DemoParts {
  /** With the keys and certificates of the sandbox. */
  readonly settings: Settings
  readonly esia: string
  readonly accounts: readonly { readonly name: string; readonly role: string; readonly login: string }[]
  readonly password: string | null
  readonly stop: () => Promise<void>
}

export async function startDemo(
  settings: Settings,
  _database: StartedDatabase,
  _options: StartOptions,
  _progress: Progress,
): Promise<DemoParts> {
  return { settings, esia: settings.ESIA_URL, accounts: [], password: null, stop: async () => undefined }
}
