/** `nmo demo code`: the code that the application of the demo staff shows now. */
import { demoAppCode, demoAppKey, demoStaff } from '../demo/app-key.ts'
import { emailOf } from '../demo/people.ts'
import { argumentsOf } from './arguments.ts'
import type { Command } from './command.ts'

export const demoCode: Command = {
  name: 'demo code',
  usage: '',
  words: 'Код из приложения для сотрудников учебного мира: проверяющих и администратора.',
  run: (args, terminal) => {
    argumentsOf(args, [], {})
    const now = new Date()
    const left = 30 - (Math.floor(now.getTime() / 1000) % 30)
    terminal.screen.write(
      `Код ${demoAppCode(now)}, действует ещё ${left} с. Следующий — ${demoAppCode(now, 1)}.\n` +
        `Подходит: ${demoStaff.map(emailOf).join(', ')}. Каждому — один раз.\n` +
        `Ключ для своего приложения: ${demoAppKey}\n`,
    )
    return Promise.resolve(0)
  },
}
