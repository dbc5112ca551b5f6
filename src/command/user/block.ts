/** `nmo user block`, `nmo user unblock`. */
import { setEntry } from '../../modules/identity/index.ts'
import { argumentsOf } from '../arguments.ts'
import { UsageFault, type Command } from '../command.ts'
import { withContext } from '../database.ts'
import { personIdOf } from './who.ts'

export const userBlock: Command = {
  name: 'user block',
  usage: 'КТО --why ПРИЧИНА',
  words: 'Закрывает вход и все сеансы. Причина остаётся в журнале.',
  run: (args, terminal) => {
    const { values, words } = argumentsOf(args, ['КТО'], { why: { type: 'string' } })
    const why = values.why?.trim()
    if (!why) throw new UsageFault('Не хватает: --why ПРИЧИНА')
    return withContext(terminal, 'nmo-user-block', async (ctx) => {
      await setEntry(ctx, await personIdOf(ctx, words[0] ?? ''), { isClosed: true, why })
      terminal.screen.write('Вход закрыт, сеансы завершены\n')
      return 0
    })
  },
}

export const userUnblock: Command = {
  name: 'user unblock',
  usage: 'КТО --why ПРИЧИНА',
  words: 'Снова открывает вход. Причина остаётся в журнале.',
  run: (args, terminal) => {
    const { values, words } = argumentsOf(args, ['КТО'], { why: { type: 'string' } })
    const why = values.why?.trim()
    if (!why) throw new UsageFault('Не хватает: --why ПРИЧИНА')
    return withContext(terminal, 'nmo-user-unblock', async (ctx) => {
      await setEntry(ctx, await personIdOf(ctx, words[0] ?? ''), { isClosed: false, why })
      terminal.screen.write('Вход открыт\n')
      return 0
    })
  },
}
