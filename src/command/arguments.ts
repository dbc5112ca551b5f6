/** Arguments of a command, checked in Russian. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { UsageFault } from './command.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** `names` are the words that must stand on the line, in order; nothing more may. */
export function argumentsOf<const T extends Options>(
  args: readonly string[],
  names: readonly string[],
  options: T,
) {
  const { values, positionals } = parse(args, options)
  if (positionals.length > names.length)
    throw new UsageFault(`Лишнее: «${positionals.slice(names.length).join(' ')}»`)
  const missing = names.slice(positionals.length).filter((name) => !name.startsWith('['))
  if (missing.length > 0) throw new UsageFault(`Не хватает: ${missing.join(', ')}`)
  return { values, words: positionals }
}

function parse<const T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    const named = /'([^']+)'/.exec((error as Error).message)?.[1] ?? ''
    throw new UsageFault(`Не понимаю «${named}»`, { cause: error })
  }
}
