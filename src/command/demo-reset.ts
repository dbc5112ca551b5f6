/** `nmo demo reset`: the demo world as on its first day. */
import { StartFault } from '../start/faults.ts'
import { readMark } from '../start/demo-mark.ts'
import { clearWorld, keepDemoWorld } from '../start/demo-world.ts'
import { withDemoKeys } from '../start/demo-keys.ts'
import { createProgress } from '../start/progress.ts'
import { argumentsOf } from './arguments.ts'
import type { Command } from './command.ts'
import { settingsFor, withDatabase } from './database.ts'

export const demoReset: Command = {
  name: 'demo reset',
  usage: '',
  words:
    'Стирает учебный мир и создаёт его заново. Настоящую базу не трогает. Портал должен быть остановлен.',
  run: (args, terminal) => {
    argumentsOf(args, [], {})
    const settings = withDemoKeys(settingsFor(terminal))
    if (settings.NMO_PROFILE === 'production')
      throw new StartFault('В production учебного мира нет и не будет')
    const progress = createProgress(terminal.screen)
    return withDatabase(settings, async (database) => {
      if (database.isInUse) throw new StartFault('Портал работает. Остановите его (Ctrl-C) и повторите')
      if ((await readMark(database.ownerUrl)) === 'none') {
        throw new StartFault('В этой базе нет учебного мира, а чужое эта команда не стирает')
      }
      await progress.step('Стираем прежний мир', () => clearWorld(settings, database.ownerUrl))
      await keepDemoWorld(settings, { ...database, stop: database.release }, progress)
      return 0
    })
  },
}
