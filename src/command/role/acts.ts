/** `nmo role grant`, `approve`, `refuse`, `revoke`: the acts of the desk of roles; the console of the server is one of the two persons. */
import {
  approveProposal,
  giveRole,
  longestDay,
  refuseProposal,
  revokeGrant,
  rolesOfPerson,
} from '../../modules/staff/index.ts'
import { GrantFields } from '../../modules/staff/contract.ts'
import type { Context } from '../../platform/context.ts'
import type { Role } from '../../platform/permissions.ts'
import { StartFault } from '../../start/faults.ts'
import { argumentsOf } from '../arguments.ts'
import { UsageFault, type Command, type Terminal } from '../command.ts'
import { withContext } from '../database.ts'
import { personIdOf } from '../user/who.ts'
import { fitting, grantable, outcomeWords } from './lines.ts'

const text = { type: 'string' } as const
const names = ['КТО', 'РОЛЬ'] as const

export const roleGrant: Command = {
  name: 'role grant',
  usage: 'КТО РОЛЬ --basis «ОСНОВАНИЕ» [--until ГГГГ-ММ-ДД] [--organisation ID]',
  words:
    'Даёт роль на срок (без --until — самый долгий). Широкая роль ждёт согласия на странице «Роли и права»; первого администратора дают сразу.',
  run: (args, terminal) => {
    const { values, words } = argumentsOf(args, names, { basis: text, until: text, organisation: text })
    const role = grantable(words[1] ?? '')
    const basis = demanded(values.basis, '--basis «ОСНОВАНИЕ»')
    return withContext(terminal, 'nmo-role-grant', async (ctx) => {
      const fields = fitting(GrantFields, {
        personId: await personIdOf(ctx, words[0] ?? ''),
        role,
        basis,
        until: values.until ?? (await longestDay(ctx, role)),
        organisationId: values.organisation ?? null,
      })
      const given = await giveRole(ctx, fields)
      terminal.screen.write(`${outcomeWords(role, given.outcome)}\n`)
      return 0
    })
  },
}

export const roleApprove: Command = {
  name: 'role approve',
  usage: 'КТО РОЛЬ',
  words: 'Соглашается с тем, что предложил человек. Предложенное с сервера согласует кто-то на странице.',
  run: (args, terminal) => {
    const { words } = argumentsOf(args, names, {})
    return onProposal(terminal, words, 'nmo-role-approve', async (ctx, id) => {
      await approveProposal(ctx, id)
      return 'Согласовано: роль действует'
    })
  },
}

export const roleRefuse: Command = {
  name: 'role refuse',
  usage: 'КТО РОЛЬ --why ПРИЧИНА',
  words: 'Отклоняет предложенную роль; причину увидит тот, кто предложил.',
  run: (args, terminal) => {
    const { values, words } = argumentsOf(args, names, { why: text })
    const why = demanded(values.why, '--why ПРИЧИНА')
    return onProposal(terminal, words, 'nmo-role-refuse', async (ctx, id) => {
      await refuseProposal(ctx, id, why)
      return 'Отклонено'
    })
  },
}

export const roleRevoke: Command = {
  name: 'role revoke',
  usage: 'КТО РОЛЬ --why ПРИЧИНА',
  words: 'Отзывает роль; права заканчиваются сразу во всех открытых сеансах.',
  run: (args, terminal) => {
    const { values, words } = argumentsOf(args, names, { why: text })
    const role = grantable(words[1] ?? '')
    const why = demanded(values.why, '--why ПРИЧИНА')
    return withContext(terminal, 'nmo-role-revoke', async (ctx) => {
      const { grants } = await rolesOfPerson(ctx, await personIdOf(ctx, words[0] ?? ''))
      const held = grants.filter((g) => g.role === role && g.ended === null)
      if (held.length === 0) throw new StartFault(`Роли ${role} у человека и не было`)
      await ctx.transaction(async (tx) => {
        for (const { id } of held) await revokeGrant(tx, id, why)
      })
      terminal.screen.write(`Роль ${role} отозвана\n`)
      return 0
    })
  },
}

function demanded(given: string | undefined, what: string): string {
  const value = given?.trim()
  if (!value) throw new UsageFault(`Не хватает: ${what}`)
  return value
}

async function waitingId(ctx: Context, who: string, role: Role): Promise<string> {
  const { proposals } = await rolesOfPerson(ctx, await personIdOf(ctx, who))
  const [one, another] = proposals.filter((p) => p.role === role && p.state === 'waiting')
  if (!one)
    throw new StartFault(`Роль ${role} этому человеку никто не предлагал. Что ждёт: nmo role list --waiting`)
  if (another)
    throw new StartFault(
      `Роль ${role} предложена в нескольких организациях: решите на странице «Роли и права»`,
    )
  return one.id
}

const onProposal = (
  terminal: Terminal,
  [who = '', role = '']: readonly string[],
  audit: string,
  act: (ctx: Context, id: string) => Promise<string>,
): Promise<number> => {
  const named = grantable(role)
  return withContext(terminal, audit, async (ctx) => {
    terminal.screen.write(`${await act(ctx, await waitingId(ctx, who, named))}\n`)
    return 0
  })
}
