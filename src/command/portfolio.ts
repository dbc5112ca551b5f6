/** `nmo portfolio rebuild`: rows of the portfolio made anew from the journal of events. */
import { rebuild } from '../modules/portfolio/index.ts'
import { argumentsOf } from './arguments.ts'
import type { Command } from './command.ts'
import { withContext } from './database.ts'

export const portfolioRebuild: Command = {
  name: 'portfolio rebuild',
  usage: '',
  words: 'Собирает записи портфолио заново по журналу событий; работать в это время можно.',
  run: (args, terminal) => {
    argumentsOf(args, [], {})
    return withContext(terminal, 'nmo-portfolio-rebuild', async (ctx) => {
      const { events, entries } = await rebuild(ctx)
      terminal.screen.write(`Прочитано событий: ${events}. Записей портфолио: ${entries}\n`)
      return 0
    })
  },
}
