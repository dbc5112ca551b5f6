/** `nmo user merge`: two accounts of one person whom the server's person has seen; which of them stays, the proved СНИЛС says. */
import { modules } from '../../app.ts'
import { mergeOnServer, personCards } from '../../modules/identity/index.ts'
import { argumentsOf } from '../arguments.ts'
import { UsageFault, type Command } from '../command.ts'
import { withContext } from '../database.ts'
import { lineOf } from './lines.ts'
import { personIdOf } from './who.ts'

export const userMerge: Command = {
  name: 'user merge',
  usage: 'КТО ВТОРАЯ-ЗАПИСЬ --why ПРИЧИНА',
  words:
    'Объединяет две записи одного человека, чью личность проверили лично: остаётся та, где СНИЛС подтверждён. Обратно не разделить; человек узнаёт по всем каналам.',
  run: (args, terminal) => {
    const { values, words } = argumentsOf(args, ['КТО', 'ВТОРАЯ-ЗАПИСЬ'], { why: { type: 'string' } })
    const why = values.why?.trim()
    if (!why) throw new UsageFault('Не хватает: --why ПРИЧИНА')
    return withContext(terminal, 'nmo-user-merge', async (ctx) => {
      const one = await personIdOf(ctx, words[0] ?? '')
      const personIds = [one, await personIdOf(ctx, words[1] ?? '')] as const
      const before = await personCards(ctx, personIds)
      const belongings = modules.flatMap((m) => [...(m.belongings ?? [])])
      const { keptId, goneId } = await mergeOnServer(ctx, { personIds, why }, belongings)
      const [kept, gone] = [before.get(keptId), before.get(goneId)]
      terminal.screen.write(
        `Осталась:\n${kept ? lineOf(kept) : keptId}\nОбъединена с ней:\n${gone ? lineOf(gone) : goneId}\n`,
      )
      return 0
    })
  },
}
