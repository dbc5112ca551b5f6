/** `nmo lrs client list`, `add`, `revoke`: foreign systems that speak with the store of learning records. */
import { NewClient, revokeClient as contract, Scope } from '../modules/lrs/contract.ts'
import { listClients, makeClient, revokeClient } from '../modules/lrs/index.ts'
import { argumentsOf } from './arguments.ts'
import { UsageFault, type Command } from './command.ts'
import { withContext } from './database.ts'

const text = { type: 'string' } as const

export const lrsClientList: Command = {
  name: 'lrs client list',
  usage: '',
  words: 'Внешние системы, которым открыто хранилище записей об обучении (xAPI).',
  run: (args, terminal) => {
    argumentsOf(args, [], {})
    return withContext(terminal, 'nmo-lrs-client-list', async (ctx) => {
      const lines = (await listClients(ctx)).map(
        (c) =>
          `  ${c.id}  ${c.revokedAt === null ? 'открыто' : 'закрыто'}  ${c.title}, ${c.organisation?.name ?? 'хранилище портала'}: ${c.scopes.join(', ')}`,
      )
      terminal.screen.write(lines.length > 0 ? `${lines.join('\n')}\n` : 'Внешних систем нет\n')
      return 0
    })
  },
}

export const lrsClientAdd: Command = {
  name: 'lrs client add',
  usage: 'НАЗВАНИЕ [--scopes ПРАВА] [--organisation ID] [--speaks 1.0.3|2.0.0]',
  words: `Открывает хранилище внешней системе и один раз печатает её ключ и секрет. Права через запятую: ${Scope.options.join(', ')}; без --scopes — все.`,
  run: (args, terminal) => {
    const { values, words } = argumentsOf(args, ['НАЗВАНИЕ'], {
      scopes: text,
      organisation: text,
      speaks: text,
    })
    const asked = NewClient.safeParse({
      title: words[0],
      organisationId: values.organisation ?? null,
      scopes: values.scopes?.split(',').map((one) => one.trim()) ?? [...Scope.options],
      ...(values.speaks === undefined ? {} : { speaks: values.speaks }),
    })
    if (!asked.success)
      throw new UsageFault(
        `НАЗВАНИЕ — от трёх знаков, права — из списка, --organisation — id, --speaks — 1.0.3 или 2.0.0`,
      )
    return withContext(terminal, 'nmo-lrs-client-add', async (ctx) => {
      const { client, secret } = await makeClient(ctx, asked.data)
      terminal.screen.write(
        `Ключ:   ${client.key}\nСекрет: ${secret}\nСекрет больше нигде не показывается. Адрес xAPI: ${ctx.services.settings.PUBLIC_ORIGIN}/xapi/\n`,
      )
      return 0
    })
  },
}

export const lrsClientRevoke: Command = {
  name: 'lrs client revoke',
  usage: 'ID',
  words: 'Закрывает хранилище для внешней системы; записи остаются. ID — из nmo lrs client list.',
  run: (args, terminal) => {
    const { words } = argumentsOf(args, ['ID'], {})
    const known = contract.params.safeParse({ id: words[0] })
    if (!known.success) throw new UsageFault('ID — из nmo lrs client list')
    return withContext(terminal, 'nmo-lrs-client-revoke', async (ctx) => {
      const { title } = await revokeClient(ctx, known.data.id)
      terminal.screen.write(`Хранилище закрыто: ${title}\n`)
      return 0
    })
  },
}
