/** `nmo licence suspend`, `resume`, `revoke`: the section of work follows at once, in open pages too. */
import type { Stop } from '../../modules/licences/contract.ts'
import { readDeskPaper, stopPaper } from '../../modules/licences/index.ts'
import { argumentsOf } from '../arguments.ts'
import { UsageFault, type Command } from '../command.ts'
import { withContext } from '../database.ts'

const command = (act: Stop['act'], words: string, done: string): Command => ({
  name: `licence ${act}`,
  usage: 'ID --why ПРИЧИНА',
  words,
  run: (args, terminal) => {
    const { values, words: given } = argumentsOf(args, ['ID'], { why: { type: 'string' } })
    const reason = values.why?.trim() ?? ''
    if (reason.length < 10) throw new UsageFault('Не хватает: --why ПРИЧИНА, её прочтёт человек')
    return withContext(terminal, `nmo-licence-${act}`, async (ctx) => {
      const { version } = await readDeskPaper(ctx, given[0] ?? '')
      await stopPaper(ctx, given[0] ?? '', { act, version, reason })
      terminal.screen.write(`${done}\n`)
      return 0
    })
  },
})

export const licenceSuspend = command(
  'suspend',
  'Приостанавливает допуск; раздел работы закрывается сразу.',
  'Приостановлено',
)
export const licenceResume = command('resume', 'Возобновляет приостановленный допуск.', 'Возобновлено')
export const licenceRevoke = command('revoke', 'Аннулирует допуск; вернуть его нельзя.', 'Аннулировано')
