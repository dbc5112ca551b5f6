/** `nmo user add`: the first administrator of a new deployment, or anybody whose papers were checked in person. */
import { createUser } from '../../modules/identity/index.ts'
import { argumentsOf } from '../arguments.ts'
import { UsageFault, type Command } from '../command.ts'
import { withContext } from '../database.ts'
import { lineOf, roleOf } from './lines.ts'

const text = { type: 'string' } as const

export const userAdd: Command = {
  name: 'user add',
  usage: '--snils N --name «ФАМИЛИЯ ИМЯ ОТЧЕСТВО» --born ГГГГ-ММ-ДД [--email A] [--phone N] [--role РОЛЬ]…',
  words: 'Заводит человека, чью личность проверили лично. Пароль задаёт nmo user password.',
  run: (args, terminal) => {
    const { values } = argumentsOf(args, [], {
      snils: text,
      name: text,
      born: text,
      email: text,
      phone: text,
      role: { type: 'string', multiple: true },
    })
    const missing = (['snils', 'name', 'born'] as const).filter((name) => !values[name])
    if (missing.length > 0)
      throw new UsageFault(`Не хватает: ${missing.map((name) => `--${name}`).join(', ')}`)
    const [familyName = '', givenName = '', ...patronymic] = (values.name ?? '').split(/\s+/).filter(Boolean)
    const roles = (values.role ?? []).map(roleOf)
    return withContext(terminal, 'nmo-user-add', async (ctx) => {
      const person = await createUser(ctx, {
        familyName,
        givenName,
        patronymic: patronymic.join(' ') || null,
        snils: values.snils ?? '',
        birthDate: values.born ?? '',
        ...(values.email ? { email: values.email } : {}),
        ...(values.phone ? { phone: values.phone } : {}),
        roles,
      })
      terminal.screen.write(`Заведён:\n${lineOf(person)}\n`)
      return 0
    })
  },
}
