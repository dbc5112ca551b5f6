/** `nmo web`, `nmo worker`: one process of a deployment; as many as needed, on as many machines. */
import { runProcess } from '../start/process.ts'
import { createStops, stopBySignal } from '../start/stopping.ts'
import { environmentWith, readOptions } from '../start/options.ts'
import { reachDatabase } from '../start/reach.ts'
import { settingsOf } from '../start/settings.ts'
import { databaseFault } from '../start/faults.ts'
import { refuseDemoWorld } from '../start/demo-mark.ts'
import { withDemoKeys } from '../start/demo-keys.ts'
import { withFreePorts } from '../start/free-ports.ts'
import type { Command, Terminal } from './command.ts'
import { demandPresentStructure } from './database.ts'

const single = async (
  kind: 'web' | 'worker',
  args: readonly string[],
  terminal: Terminal,
): Promise<number> => {
  const say = (text: string) => void terminal.screen.write(`${text}\n`)
  const asked = settingsOf(environmentWith(readOptions(args), terminal.env))
  const settings = withDemoKeys(await withFreePorts(asked, terminal.env, say, kind))
  const stops = createStops()
  stopBySignal(terminal.signals, stops, { say, exit: terminal.exit })
  const database = await reachDatabase(settings)
  stops.add(database.release)
  try {
    await demandPresentStructure(database.ownerUrl)
    if (settings.NMO_PROFILE === 'production') await refuseDemoWorld(database.ownerUrl)
    stops.add((await runProcess(settings, database.appUrl, kind)).stop)
  } catch (error) {
    await stops.all()
    throw databaseFault(error, database.appUrl)
  }
  terminal.screen.write(
    kind === 'web' ? `НМО отвечает: ${settings.PUBLIC_ORIGIN}\n` : 'НМО: задания выполняются\n',
  )
  return 0
}

export const webCommand: Command = {
  name: 'web',
  usage: '[--port N] [--data ПАПКА]',
  words: 'Только сервер страниц и API, без заданий. База — DATABASE_URL или та, что уже запущена npm start.',
  run: (args, terminal) => single('web', args, terminal),
}

export const workerCommand: Command = {
  name: 'worker',
  usage: '[--data ПАПКА]',
  words: 'Только фоновые задания: письма, СМС, расписания, сертификаты.',
  run: (args, terminal) => single('worker', args, terminal),
}
