/** `nmo user reset-factors`: for somebody seen in person who has lost the phone and the codes. */
import { resetFactors } from '../../modules/identity/index.ts'
import { argumentsOf } from '../arguments.ts'
import { UsageFault, type Command } from '../command.ts'
import { withContext } from '../database.ts'
import { personIdOf } from './who.ts'

export const userResetFactors: Command = {
  name: 'user reset-factors',
  usage: 'КТО --why ПРИЧИНА',
  words:
    'Снимает приложение, ключи доступа и коды восстановления, завершает сеансы. Человек узнаёт по всем каналам.',
  run: (args, terminal) => {
    const { values, words } = argumentsOf(args, ['КТО'], { why: { type: 'string' } })
    const why = values.why?.trim()
    if (!why) throw new UsageFault('Не хватает: --why ПРИЧИНА')
    return withContext(terminal, 'nmo-user-reset-factors', async (ctx) => {
      const ended = await resetFactors(ctx, await personIdOf(ctx, words[0] ?? ''), why)
      terminal.screen.write(`Способы входа сняты, завершено сеансов: ${ended}. Вход снова по СМС\n`)
      return 0
    })
  },
}
