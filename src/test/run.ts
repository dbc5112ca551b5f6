/** `npm run check` and `npm test`: every gate in its turn, each seen as it runs; the last line is counted from the reports. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './chromium.ts'
import { countOf, type Count } from './report.ts'

const root = new URL('../../', import.meta.url).pathname
const reports = mkdtempSync(join(tmpdir(), 'nmo-report-'))
const withBrowser = process.argv.includes('--browser')
const counts: Count[] = []
const running = new Set<ChildProcess>()

function run(
  title: string,
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<boolean> {
  console.log(`\n── ${title}`)
  const began = Date.now()
  return new Promise((done) => {
    const finish = (isGood: boolean, why = '') => {
      const seconds = Math.round((Date.now() - began) / 1000)
      console.log(`── ${title}: ${isGood ? 'хорошо' : 'плохо'}${why}, ${seconds} с`)
      done(isGood)
    }
    const child = spawn(join(root, 'node_modules/.bin', command), args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, CI: 'true', ...env },
    })
    running.add(child)
    child.once('error', (error) => finish(false, ` (${error.message})`))
    child.once('exit', (code, signal) => finish(code === 0, signal ? ` (${signal})` : ''))
    child.once('close', () => running.delete(child))
  })
}

/** A gate without tests of its own counts as one. */
async function gate(title: string, command: string, args: readonly string[]): Promise<void> {
  const isGood = await run(title, command, args)
  counts.push({ passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 })
}

async function tests(title: string, config: string, env: Record<string, string> = {}): Promise<void> {
  const report = join(reports, `${config}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  counts.push(countOf(report, await run(title, 'vitest', ['run', '--config', config, ...reporters], env)))
}

async function stories(): Promise<void> {
  const chromium = findChromium()
  if (chromium.found)
    return tests('Истории в браузере', 'vitest.e2e.config.ts', { CHROMIUM_PATH: chromium.path })
  console.log(`\n── Истории в браузере: ${chromium.advice}`)
  counts.push({ passed: 0, failed: 1 })
}

// Whoever stops the gates stops those under way; the terminal does so by itself.
process.on('SIGTERM', () => {
  for (const child of running) child.kill('SIGTERM')
  process.exit(143)
})

// Each takes one processor and says nothing when it is content.
await Promise.all([
  gate('Типы сервера', 'tsc', ['-p', 'tsconfig.server.json']),
  gate('Типы страницы', 'tsc', ['-p', 'tsconfig.web.json']),
])
await gate('Правила кода', 'oxlint', ['--type-aware', '--deny-warnings'])
await gate('Форматирование', 'oxfmt', ['--check', '.'])
await gate('Мёртвый код', 'knip', ['--no-progress'])
await tests('Правила, HTTP, страницы', 'vitest.config.ts')
if (withBrowser) await stories()

rmSync(reports, { recursive: true, force: true })
const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0
