/** `nmo user add`: anybody whose papers were checked in person; a wide role waits for another person all the same. */
import { createUser } from '../../modules/identity/index.ts'
import { giveRole, longestDay } from '../../modules/staff/index.ts'
import { argumentsOf } from '../arguments.ts'
import { UsageFault, type Command } from '../command.ts'
import { withContext } from '../database.ts'
import { grantable, outcomeWords } from '../role/lines.ts'
import { lineOf } from './lines.ts'

const text = { type: 'string' } as const
const usualBasis = 'Заведён с консоли сервера, личность проверена лично'

export const userAdd: Command = {
  name: 'user add',
  usage:
    '--snils N --name «ФАМИЛИЯ ИМЯ ОТЧЕСТВО» --born ГГГГ-ММ-ДД [--email A] [--phone N] [--role РОЛЬ]… [--basis «ОСНОВАНИЕ»]',
  words:
    'Заводит человека, чью личность проверили лично. Пароль задаёт nmo user password. Широкая роль ждёт согласия другого человека.',
  run: (args, terminal) => {
    const { values } = argumentsOf(args, [], {
      snils: text,
      name: text,
      born: text,
      email: text,
      phone: text,
      role: { type: 'string', multiple: true },
      basis: text,
    })
    const missing = (['snils', 'name', 'born'] as const).filter((name) => !values[name])
    if (missing.length > 0)
      throw new UsageFault(`Не хватает: ${missing.map((name) => `--${name}`).join(', ')}`)
    const [familyName = '', givenName = '', ...patronymic] = (values.name ?? '').split(/\s+/).filter(Boolean)
    const roles = (values.role ?? []).map(grantable)
    return withContext(terminal, 'nmo-user-add', async (ctx) => {
      const lines = await ctx.transaction(async (tx) => {
        const person = await createUser(tx, {
          familyName,
          givenName,
          patronymic: patronymic.join(' ') || null,
          snils: values.snils ?? '',
          birthDate: values.born ?? '',
          ...(values.email ? { email: values.email } : {}),
          ...(values.phone ? { phone: values.phone } : {}),
        })
        const given = []
        for (const role of roles) {
          const fields = {
            personId: person.id,
            role,
            organisationId: null,
            basis: values.basis ?? usualBasis,
          }
          const { outcome } = await giveRole(tx, { ...fields, until: await longestDay(tx, role) })
          given.push(outcomeWords(role, outcome))
        }
        return ['Заведён:', lineOf(person), ...given]
      })
      terminal.screen.write(`${lines.join('\n')}\n`)
      return 0
    })
  },
}
