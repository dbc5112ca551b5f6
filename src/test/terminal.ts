/** A terminal of the tests: a command line goes in, what it said comes out. */
import { EventEmitter } from 'node:events'
import { Readable } from 'node:stream'
import { run } from '../command/run.ts'

export interface Answer {
  readonly code: number
  readonly said: string
  readonly failed: string
}

export async function nmo(line: readonly string[], env: Record<string, string>, input = ''): Promise<Answer> {
  let [said, failed] = ['', '']
  const code = await run(line, {
    env,
    screen: { write: (text) => (said += text) },
    input: Readable.from([input]),
    fail: (text) => void (failed += text),
    signals: new EventEmitter(),
    exit: () => undefined,
  })
  return { code, said, failed }
}
