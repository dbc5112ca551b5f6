/** The only entry: the command line, its surroundings handed to it in plain sight. */
import { enableCompileCache } from 'node:module'
import { run } from './command/run.ts'

// Commands are read when they are called, so the next start finds their code compiled.
enableCompileCache()

// Whoever read the output has gone (`npm start | head`); the portal goes on.
process.stdout.on('error', () => undefined)

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  screen: process.stdout,
  input: process.stdin,
  fail: (text) => void process.stderr.write(`${text}\n`),
  signals: process,
  exit: (code) => process.exit(code),
})
