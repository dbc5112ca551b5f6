/** `nmo user password`: for somebody who stands before the administrator; all their sessions end. */
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { setUserPassword } from '../../modules/identity/index.ts'
import { StartFault } from '../../start/faults.ts'
import { argumentsOf } from '../arguments.ts'
import type { Command, Terminal } from '../command.ts'
import { withContext } from '../database.ts'
import { personIdOf } from './who.ts'

export const userPassword: Command = {
  name: 'user password',
  usage: 'КТО [--generate] [--keep]',
  words:
    'Задаёт пароль: спрашивает его, читает из стандартного ввода или придумывает (--generate). При первом входе человек заменит его своим; --keep — не заменит.',
  run: async (args, terminal) => {
    const { values, words } = argumentsOf(args, ['КТО'], {
      generate: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
    })
    const asked = values.generate ? null : await askPassword(terminal)
    return withContext(terminal, 'nmo-user-password', async (ctx) => {
      const personId = await personIdOf(ctx, words[0] ?? '')
      const password = asked ?? ctx.services.random.token(18)
      await setUserPassword(ctx, personId, password, { isTemporary: !values.keep })
      terminal.screen.write(values.generate ? `Новый пароль: ${password}\n` : 'Пароль задан\n')
      return 0
    })
  },
}

/** Never an argument: those stand in the list of processes and in the history of the shell. */
async function askPassword(terminal: Terminal): Promise<string> {
  const isTTY = terminal.input.isTTY === true
  if (isTTY) terminal.screen.write('Новый пароль (не виден): ')
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: terminal.input, output: nowhere, terminal: isTTY })
  try {
    for await (const line of lines) {
      if (isTTY) terminal.screen.write('\n')
      return line
    }
  } finally {
    lines.close()
  }
  throw new StartFault('Пароль не задан: стандартный ввод пуст')
}
