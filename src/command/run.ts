/** Finds the command by its words and tells faults in Russian; a stack is shown for defects only. */
import { Problem } from '../platform/problem.ts'
import { StartFault, wordsOf } from '../start/faults.ts'
import { UsageFault, type Command, type Terminal } from './command.ts'
import { table, type Table } from './commands.ts'
import { help, helpOf } from './help.ts'

const asksHelp = (words: readonly string[]): boolean => words.includes('--help') || words.includes('-h')

export async function run(
  words: readonly string[],
  terminal: Terminal,
  known: Table = table,
): Promise<number> {
  let command: Command | undefined
  try {
    const name = nameIn(words, known)
    if (!name && (words.length === 0 || words[0] === 'help' || asksHelp(words))) {
      terminal.screen.write(help(await Promise.all(Object.values(known).map((load) => load()))))
      return 0
    }
    const load = name === undefined ? undefined : known[name]
    if (name === undefined || !load)
      throw new StartFault(`Нет команды «${words.join(' ')}». Что есть, покажет nmo help`)
    command = await load()
    const args = words.slice(name.split(' ').length)
    if (asksHelp(args)) {
      terminal.screen.write(helpOf(command))
      return 0
    }
    return await command.run(args, terminal)
  } catch (error) {
    terminal.fail(`\n${error instanceof Problem ? wordsOfProblem(error) : wordsOf(error)}\n`)
    if (error instanceof UsageFault && command) terminal.fail(helpOf(command))
    return 1
  }
}

/** The longest name that begins the line: `password policy set` before `password policy`. */
function nameIn(words: readonly string[], known: Table): string | undefined {
  const fitting = Object.keys(known).filter((name) => name.split(' ').every((part, i) => words[i] === part))
  return fitting.toSorted((a, b) => b.length - a.length)[0]
}

const wordsOfProblem = ({ refusal, extras }: Problem): string =>
  [extras.detail ?? refusal.title, ...(extras.errors ?? []).map((e) => `  ${e.field} — ${e.message}`)].join(
    '\n',
  )
