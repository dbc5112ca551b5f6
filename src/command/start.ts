/** `nmo start`: the same as `npm start`. */
import { start } from '../start/start.ts'
import type { Command } from './command.ts'

export const startCommand: Command = {
  name: 'start',
  usage: '[--port N] [--esia-port N] [--data ПАПКА] [--profile production] [--no-demo]',
  words: 'Запускает всё: базу, учебную ЕСИА, портал и задания. --no-demo — без учебного мира.',
  run: async (args, terminal) => {
    await start(args, terminal)
    return 0
  },
}
