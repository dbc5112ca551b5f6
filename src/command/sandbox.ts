/** `nmo sandbox …`: the ЕСИА sandbox by itself, its systems and people. */
import { join } from 'node:path'
import { tlsOf } from '../start/process.ts'
import { sandboxCommand, sandboxUsage } from '../test/peers/esia/command.ts'
import type { Command } from './command.ts'
import { settingsFor } from './database.ts'

export const sandbox: Command = {
  name: 'sandbox',
  usage: 'start | client add | client list | person list',
  words: `Учебная ЕСИА отдельно от портала, её системы и люди.\n\n${sandboxUsage.replace(/^/gm, '      ').trimEnd()}`,
  run: (args, terminal) => {
    const settings = settingsFor(terminal)
    const ending = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) terminal.signals.once(signal, () => ending.abort())
    return sandboxCommand(args, {
      stateFile: join(settings.NMO_DATA_DIR, 'esia', 'state.json'),
      write: (text) => void terminal.screen.write(text),
      tls: () => tlsOf(settings),
      signal: ending.signal,
    })
  },
}
