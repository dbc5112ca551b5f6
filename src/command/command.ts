/** One command of `nmo`: what it is called, what it says of itself, what it does. */
import { StartFault } from '../start/faults.ts'
import type { Screen } from '../start/progress.ts'

export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly screen: Screen
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly fail: (text: string) => void
  readonly signals: NodeJS.EventEmitter
  readonly exit: (code: number) => void
}

export interface Command {
  /** `password policy set`. */
  readonly name: string
  /** Arguments as the help shows them. */
  readonly usage: string
  readonly words: string
  /** The result is the exit code. A long-lived command resolves when it is up and lives on. */
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<number>
}

/** The command line was not understood; the help is shown beside it. */
export class UsageFault extends StartFault {}
