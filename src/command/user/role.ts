/** `nmo user role add`, `nmo user role remove`. */
import { giveRole, takeRole } from '../../modules/identity/index.ts'
import { StartFault } from '../../start/faults.ts'
import { argumentsOf } from '../arguments.ts'
import type { Command } from '../command.ts'
import { withContext } from '../database.ts'
import { roleOf } from './lines.ts'
import { personIdOf } from './who.ts'

export const userRoleAdd: Command = {
  name: 'user role add',
  usage: 'КТО РОЛЬ [--organisation ID]',
  words: 'Даёт роль; действует со следующего же запроса человека.',
  run: (args, terminal) => {
    const { values, words } = argumentsOf(args, ['КТО', 'РОЛЬ'], { organisation: { type: 'string' } })
    const role = roleOf(words[1] ?? '')
    return withContext(terminal, 'nmo-user-role-add', async (ctx) => {
      const personId = await personIdOf(ctx, words[0] ?? '')
      await giveRole(ctx, { personId, role, organisationId: values.organisation ?? null })
      terminal.screen.write(`Роль ${role} дана\n`)
      return 0
    })
  },
}

export const userRoleRemove: Command = {
  name: 'user role remove',
  usage: 'КТО РОЛЬ',
  words: 'Отнимает роль; действует со следующего же запроса человека.',
  run: (args, terminal) => {
    const { words } = argumentsOf(args, ['КТО', 'РОЛЬ'], {})
    const role = roleOf(words[1] ?? '')
    return withContext(terminal, 'nmo-user-role-remove', async (ctx) => {
      const personId = await personIdOf(ctx, words[0] ?? '')
      if (!(await takeRole(ctx, { personId, role })))
        throw new StartFault(`Роли ${role} у человека и не было`)
      terminal.screen.write(`Роль ${role} отнята\n`)
      return 0
    })
  },
}
