/** `nmo password status`: how many passwords there are, how old, under which keys and at which cost. */
import { readPasswordDesk } from '../../modules/identity/index.ts'
import { argumentsOf } from '../arguments.ts'
import type { Command } from '../command.ts'
import { withContext } from '../database.ts'

export const passwordStatus: Command = {
  name: 'password status',
  usage: '',
  words:
    'Сколько паролей, какого возраста, под какими ключами: видно, какой из PASSWORD_PEPPER_FILES ещё нужен.',
  run: (args, terminal) => {
    argumentsOf(args, [], {})
    return withContext(terminal, 'nmo-password-status', async (ctx) => {
      const { people } = await readPasswordDesk(ctx)
      let before = 0
      const ages = people.ages.map(({ upToDays, count }) => {
        const words = upToDays === null ? `старше ${before} дней` : `${before}–${upToDays} дней`
        before = upToDays ?? before
        return [words, count] as const
      })
      const rows: (readonly [string, number])[] = [
        ['Людей с паролем', people.withPassword],
        ['Сменят при входе: устарел', people.old],
        ['Сменят при входе: известен', people.known],
        ['Сменят при входе: выдан', people.given],
        ['Выключено', people.disabled],
        ...ages,
        ...people.hashes.map(
          ({ pepper, cost, count }) => [`ключ ${pepper}, стоимость ${cost}`, count] as const,
        ),
      ]
      terminal.screen.write(`${rows.map(([what, n]) => `  ${what.padEnd(30)}${n}`).join('\n')}\n`)
      return 0
    })
  },
}
