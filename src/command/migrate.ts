/** `nmo migrate`: brings the database to the structure of this program. */
import { parseArgs } from 'node:util'
import { migrateExternal } from '../start/database.ts'
import { migrate } from '../platform/migrate.ts'
import type { Command } from './command.ts'
import { pendingMigrations, settingsFor, withDatabase } from './database.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  usage: '[--check]',
  words: 'Применяет недостающие миграции. --check только называет их; код 1, если они есть.',
  run: async (args, terminal) => {
    const { values } = parseArgs({ args: [...args], options: { check: { type: 'boolean', default: false } } })
    const settings = settingsFor(terminal)
    return withDatabase(settings, async ({ ownerUrl }) => {
      if (values.check) {
        const pending = await pendingMigrations(ownerUrl)
        terminal.screen.write(
          pending.length > 0 ? `Не применены: ${pending.join(', ')}\n` : 'Структура базы свежая\n',
        )
        return pending.length > 0 ? 1 : 0
      }
      const { applied } = settings.DATABASE_URL
        ? await migrateExternal(settings, ownerUrl)
        : await migrate(ownerUrl, null)
      terminal.screen.write(applied > 0 ? `Применено миграций: ${applied}\n` : 'Структура базы свежая\n')
      return 0
    })
  },
}
