/** What `nmo help` says. */
import type { Command } from './command.ts'

export function help(commands: readonly Command[]): string {
  const titles = commands.map((c) => `nmo ${c.name} ${c.usage}`.trim())
  const lines = commands.map((c, i) => `  ${titles[i]}\n      ${c.words}`)
  return [
    '',
    'Командная строка портала НМО',
    '',
    ...lines,
    '',
    'Настройки берутся из окружения; их список — в .env.example.',
    'Подробно об одной команде: nmo КОМАНДА --help',
    '',
    '',
  ].join('\n')
}

export const helpOf = (command: Command): string =>
  `\n  nmo ${command.name} ${command.usage}\n\n  ${command.words}\n\n`
