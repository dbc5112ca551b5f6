/** Finds the command by its words and tells faults in Russian; a stack is shown for defects only. */
import { StartFault, wordsOf } from '../start/faults.ts'
import { UsageFault, type Command, type Terminal } from './command.ts'
import { commands } from './commands.ts'
import { help, helpOf } from './help.ts'

export async function run(
  words: readonly string[],
  terminal: Terminal,
  known: readonly Command[] = commands,
): Promise<number> {
  const found = find(words, known)
  try {
    if (words.length === 0 || words[0] === 'help' || words[0] === '--help' || words[0] === '-h') {
      terminal.screen.write(help(known))
      return 0
    }
    if (!found) throw new StartFault(`Нет команды «${words.join(' ')}». Что есть, покажет nmo help`)
    const args = words.slice(found.name.split(' ').length)
    if (args.includes('--help') || args.includes('-h')) {
      terminal.screen.write(helpOf(found))
      return 0
    }
    return await found.run(args, terminal)
  } catch (error) {
    terminal.fail(`\n${wordsOf(error)}\n`)
    if (error instanceof UsageFault && found) terminal.fail(helpOf(found))
    return 1
  }
}

/** The longest name that begins the line: `user role add` before `user`. */
function find(words: readonly string[], known: readonly Command[]): Command | undefined {
  const fitting = known.filter((c) => c.name.split(' ').every((part, i) => words[i] === part))
  return fitting.toSorted((a, b) => b.name.length - a.name.length)[0]
}
