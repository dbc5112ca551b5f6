/** `nmo user list`: who is here. */
import { sql } from 'kysely'
import { findPeople, personCards } from '../../modules/identity/index.ts'
import type { PersonCard } from '../../modules/identity/contract.ts'
import type { Context } from '../../platform/context.ts'
import type { Role } from '../../platform/permissions.ts'
import { argumentsOf } from '../arguments.ts'
import type { Command } from '../command.ts'
import { withContext } from '../database.ts'
import { lineOf, roleOf } from './lines.ts'
import { noteShown } from './who.ts'

const most = 200

export const userList: Command = {
  name: 'user list',
  usage: '[ПОИСК] [--role РОЛЬ]',
  words: `Люди портала: по фамилии, СНИЛС, телефону, почте или роли; не больше ${most}.`,
  run: (args, terminal) => {
    const { values, words } = argumentsOf(args, ['[ПОИСК]'], { role: { type: 'string' } })
    const role = values.role === undefined ? null : roleOf(values.role)
    return withContext(terminal, 'nmo-user-list', async (ctx) => {
      const people = await listed(ctx, words[0] ?? '', role)
      await noteShown(ctx, people)
      terminal.screen.write(people.length > 0 ? `${people.map(lineOf).join('\n')}\n` : 'Никого не нашлось\n')
      return 0
    })
  },
}

async function listed(ctx: Context, text: string, role: Role | null): Promise<PersonCard[]> {
  const found = await findPeople(ctx, { text, limit: most })
  if (role === null) return found
  const { rows } = await sql<{ id: string }>`select distinct person_id as id from platform.held_role
    where role = ${role} and starts_at <= ${ctx.now} and (ends_at is null or ends_at > ${ctx.now}) limit ${most}`.execute(
    ctx.db,
  )
  const holders = await personCards(
    ctx,
    rows.map((r) => r.id),
  )
  return text === '' ? [...holders.values()] : found.filter((person) => holders.has(person.id))
}
