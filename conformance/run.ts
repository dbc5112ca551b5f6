/** `npm run conformance -- <what> --suite <folder>`: a public suite, brought by whoever runs it, against the code of the product. */
import { createWriteStream } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Runner } from './runner.ts'

/** Read when called: one suite does not wait for the code of another. */
const runners: Readonly<Record<string, () => Promise<{ readonly run: Runner }>>> = {
  vc: () => import('./vc.ts'),
  openbadges: () => import('./openbadges.ts'),
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { suite: { type: 'string' }, log: { type: 'string' } },
})
const [name] = positionals
const runner = name === undefined ? undefined : runners[name]
if (!name || !runner || !values.suite) {
  process.stderr.write(
    `npm run conformance -- ${Object.keys(runners).join('|')} --suite <папка набора> [--log <файл>]\n`,
  )
  process.exit(2)
}

const path = values.log ?? `conformance-${name}.log`
const log = createWriteStream(path)
const say = (text: string) => {
  process.stdout.write(text)
  log.write(text)
}
const { run } = await runner()
const { passed, failed, skipped } = await run(values.suite, say)
say(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`)
await new Promise((done) => log.end(done))
process.stdout.write(`Журнал: ${path}\n`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
