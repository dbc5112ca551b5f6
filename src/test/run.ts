/** `npm run check` and `npm test`: every gate in its turn, each seen as it runs; the last line is counted from the reports. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './chromium.ts'

const root = new URL('../../', import.meta.url).pathname
const reports = mkdtempSync(join(tmpdir(), 'nmo-report-'))
const withBrowser = process.argv.includes('--browser')
let passed = 0
let failed = 0

function run(title: string, command: string, args: readonly string[]): Promise<boolean> {
  console.log(`\n── ${title}`)
  const began = Date.now()
  return new Promise((done) => {
    const child = spawn(join(root, 'node_modules/.bin', command), args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, CI: 'true' },
    })
    child.once('error', (error) => {
      console.error(error.message)
      done(false)
    })
    child.once('exit', (code) => {
      console.log(
        `── ${title}: ${code === 0 ? 'хорошо' : 'плохо'}, ${Math.round((Date.now() - began) / 1000)} с`,
      )
      done(code === 0)
    })
  })
}

/** A gate without tests of its own counts as one. */
async function gate(title: string, command: string, args: readonly string[]): Promise<void> {
  if (await run(title, command, args)) passed++
  else failed++
}

async function tests(title: string, config: string): Promise<void> {
  const report = join(reports, `${config}.json`)
  const isGood = await run(title, 'vitest', [
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  const counted = existsSync(report)
    ? (JSON.parse(readFileSync(report, 'utf8')) as { numPassedTests: number; numFailedTests: number })
    : null
  passed += counted?.numPassedTests ?? 0
  // A run that failed without a failed test (a broken setup, an unhandled error) is a failure all the same.
  failed += Math.max(counted?.numFailedTests ?? 0, isGood ? 0 : 1)
}

await gate('Типы сервера', 'tsc', ['-p', 'tsconfig.server.json'])
await gate('Типы страницы', 'tsc', ['-p', 'tsconfig.web.json'])
await gate('Правила кода', 'oxlint', ['--type-aware', '--deny-warnings'])
await gate('Форматирование', 'oxfmt', ['--check', '.'])
await tests('Правила, HTTP, страницы', 'vitest.config.ts')
if (withBrowser) {
  const chromium = findChromium()
  if (chromium.found) {
    process.env['CHROMIUM_PATH'] = chromium.path
    await tests('Истории в браузере', 'vitest.e2e.config.ts')
  } else {
    console.error(chromium.advice)
    failed++
  }
}
rmSync(reports, { recursive: true, force: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
