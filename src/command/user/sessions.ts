/** `nmo user sessions end`: signs a person out everywhere. */
import { endUserSessions } from '../../modules/identity/index.ts'
import { argumentsOf } from '../arguments.ts'
import type { Command } from '../command.ts'
import { withContext } from '../database.ts'
import { personIdOf } from './who.ts'

export const userSessionsEnd: Command = {
  name: 'user sessions end',
  usage: 'КТО',
  words: 'Завершает все сеансы человека.',
  run: (args, terminal) => {
    const { words } = argumentsOf(args, ['КТО'], {})
    return withContext(terminal, 'nmo-user-sessions-end', async (ctx) => {
      const ended = await endUserSessions(ctx, await personIdOf(ctx, words[0] ?? ''))
      terminal.screen.write(`Завершено сеансов: ${ended}\n`)
      return 0
    })
  },
}
