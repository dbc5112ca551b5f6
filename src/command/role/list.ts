/** `nmo role list`: who holds which role until when, and what waits for the second person. */
import { listGrants, listProposals } from '../../modules/staff/index.ts'
import { argumentsOf } from '../arguments.ts'
import type { Command } from '../command.ts'
import { withContext } from '../database.ts'
import { grantable } from './lines.ts'

const most = 100

export const roleList: Command = {
  name: 'role list',
  usage: '[--role РОЛЬ] [--waiting]',
  words: `У кого какая роль, до какого дня и по какому основанию, не больше ${most}; --waiting — что ждёт второй подписи.`,
  run: (args, terminal) => {
    const { values } = argumentsOf(args, [], {
      role: { type: 'string' },
      waiting: { type: 'boolean', default: false },
    })
    const role = values.role === undefined ? undefined : grantable(values.role)
    return withContext(terminal, 'nmo-role-list', async (ctx) => {
      const rows = values.waiting
        ? (await listProposals(ctx, { state: 'waiting' })).items
            .filter((p) => role === undefined || p.role === role)
            .map((p) => [p.role, p.person.name, `предлагает ${p.askedBy}`, p.basis])
        : (await listGrants(ctx, { state: 'active', role, page: 1, size: most })).items.map((g) => [
            g.role,
            g.person.name,
            g.until === null ? 'без срока' : `до ${g.until.slice(0, 10)}`,
            g.basis,
          ])
      const lines = rows.map(
        ([name = '', ...rest]) => `  ${name.padEnd(22)} ${rest.filter(Boolean).join('; ')}`,
      )
      terminal.screen.write(`${lines.length > 0 ? lines.join('\n') : 'Ничего нет'}\n`)
      return 0
    })
  },
}
