/** The only entry: the command line, its surroundings handed to it in plain sight. */
import { run } from './command/run.ts'

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  screen: process.stdout,
  input: process.stdin,
  fail: (text) => void process.stderr.write(`${text}\n`),
  signals: process,
  exit: (code) => process.exit(code),
})
