/** `nmo user show`: everything an administrator needs to know of one person. */
import { showUser } from '../../modules/identity/index.ts'
import { argumentsOf } from '../arguments.ts'
import type { Command } from '../command.ts'
import { withContext } from '../database.ts'
import { snilsWords } from './lines.ts'
import { personIdOf } from './who.ts'

export const userShow: Command = {
  name: 'user show',
  usage: 'КТО',
  words:
    'Один человек: СНИЛС, контакты, роли, пароль, блокировка. КТО — СНИЛС, почта, телефон, фамилия или id.',
  run: (args, terminal) => {
    const { words } = argumentsOf(args, ['КТО'], {})
    return withContext(terminal, 'nmo-user-show', async (ctx) => {
      const user = await showUser(ctx, await personIdOf(ctx, words[0] ?? ''))
      const { contacts } = user
      const proved = (value: string | null, isVerified: boolean) =>
        value === null ? 'нет' : `${value}${isVerified ? '' : ' (не подтверждён)'}`
      const rows: [string, string][] = [
        ['Имя', user.fullName],
        ['id', user.id],
        ['СНИЛС', snilsWords(user.snils)],
        ['Рождение', user.birthDate ?? 'не указано'],
        ['Личность', user.isConfirmed ? 'подтверждена' : 'не подтверждена'],
        ['Телефон', proved(contacts.phone, contacts.phoneVerified)],
        ['Почта', proved(contacts.email, contacts.emailVerified)],
        ['Роли', user.roles.filter((r) => r !== 'citizen').join(', ') || 'только гражданин'],
        ['Пароль', user.hasPassword ? 'есть' : 'нет, вход через Госуслуги'],
        ['Госуслуги', user.esiaOid ?? 'ещё не входил'],
        ['Блокировка', user.blockedAt === null ? 'нет' : `с ${user.blockedAt}: ${user.blockedWhy ?? ''}`],
      ]
      terminal.screen.write(`${rows.map(([what, value]) => `  ${what.padEnd(12)}${value}`).join('\n')}\n`)
      return 0
    })
  },
}
