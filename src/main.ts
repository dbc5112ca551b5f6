/** The only entry: says what went wrong in words, never in a stack, when the fault is in the surroundings. */
import { SettingFaults, readSettings } from './platform/config.ts'
import { MigrationFault } from './platform/migrate.ts'
import { appUrlOf } from './start/database.ts'
import { environmentWith, readOptions } from './start/options.ts'
import { StartFault } from './start/ports.ts'
import { runProcess, stopBySignal } from './start/process.ts'
import { start } from './start/start.ts'

const [command = 'start', ...args] = process.argv.slice(2)

async function single(kind: 'web' | 'worker'): Promise<void> {
  const settings = readSettings(environmentWith(readOptions(args), process.env))
  if (!settings.DATABASE_URL) throw new StartFault('Отдельному процессу нужна база: задайте DATABASE_URL')
  const running = await runProcess(settings, appUrlOf(settings, settings.DATABASE_URL), kind)
  stopBySignal(running.stop, (text) => console.log(text))
  console.log(kind === 'web' ? `НМО: ${settings.PUBLIC_ORIGIN}` : 'НМО: задания')
}

try {
  if (command === 'start') await start(args, process.env, process.stdout)
  else if (command === 'web' || command === 'worker') await single(command)
  else throw new StartFault(`Нет команды «${command}». Есть: start, web, worker`)
} catch (error) {
  console.error(`\n${words(error)}\n`)
  process.exit(1)
}

function words(error: unknown): string {
  if (error instanceof SettingFaults) {
    return [
      'Запуск невозможен. Исправьте настройки:',
      ...error.faults.map((f) => `  ${f.name} — ${f.what}`),
    ].join('\n')
  }
  if (error instanceof StartFault || error instanceof MigrationFault) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
