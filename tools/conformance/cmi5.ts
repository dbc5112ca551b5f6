/** The suite CATAPULT of ADL for learning management systems: packages, and units that run in a real browser. */
import { spawn } from 'node:child_process'
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { portalStore, Scope } from '../../src/modules/lrs/contract.ts'
import { makeClient } from '../../src/modules/lrs/index.ts'
import { findChromium } from '../../src/test/chromium.ts'
import { openDesk } from './cmi5-desk.ts'
import type { Run, Suite } from './suite.ts'

interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

const patienceMs = 120_000

export const cmi5: Suite = {
  words:
    'github.com/adlnet/CATAPULT; в папке lts: PUPPETEER_SKIP_DOWNLOAD=1 npm ci, в lts/pkg: NODE_OPTIONS=--openssl-legacy-provider npx webpack; --suite …/lts',
  run: async ({ portal, folder, logFolder, grep }) => {
    const browser = findChromium()
    if (!browser.found) throw new Error(browser.advice)
    const { client, secret } = await makeClient(portal.context(), {
      title: 'Проверка cmi5',
      organisationId: null,
      scopes: [...Scope.options],
      speaks: '1.0.3',
    })
    const desk = await openDesk(portal, portalStore)
    const config = join(logFolder, 'jest-puppeteer.cjs')
    const launch = { headless: true, executablePath: browser.path, args: ['--no-sandbox'] }
    writeFileSync(config, `module.exports = ${JSON.stringify({ launch })}\n`)
    const log = join(logFolder, 'cmi5.json')
    try {
      // A busy machine is not a wrong answer: the suite gives each case five seconds.
      const args = ['--json', `--outputFile=${log}`, `--testTimeout=${patienceMs}`]
      await runJest(folder, [...args, ...(grep ? ['-t', grep] : [])], {
        said: join(logFolder, 'cmi5.txt'),
        env: {
          CATAPULT_FOLDER: folder,
          CATAPULT_DESK: desk.address,
          CATAPULT_LMS: new URL('./cmi5-lms.cjs', import.meta.url).pathname,
          CATAPULT_LRS: `${portal.address}/xapi`,
          CATAPULT_LRS_AUTH: `Basic ${Buffer.from(`${client.key}:${secret}`).toString('base64')}`,
          JEST_PUPPETEER_CONFIG: config,
        },
      })
    } finally {
      await desk.close()
    }
    return runsOf(JSON.parse(readFileSync(log, 'utf8')) as Report, log)
  },
}

/** What was skipped has not passed. */
const runsOf = ({ testResults }: Report, log: string): Run[] =>
  testResults.map(({ name, assertionResults }) => {
    const what = `CATAPULT ${name.split('/').at(-1)!}`
    for (const one of assertionResults)
      if (one.status !== 'passed') console.log(`  ${what}: ${one.fullName} (${one.status})`)
    const passed = assertionResults.filter((one) => one.status === 'passed').length
    return { what, passed, failed: assertionResults.length - passed, log }
  })

const runJest = (
  folder: string,
  args: readonly string[],
  { said, env }: { readonly said: string; readonly env: Record<string, string> },
): Promise<void> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, ['node_modules/jest/bin/jest.js', '--runInBand', ...args], {
      cwd: folder,
      env: { ...process.env, ...env },
    })
    const file = createWriteStream(said)
    child.stdout.pipe(file, { end: false })
    child.stderr.pipe(file, { end: false })
    child.once('error', fail)
    child.once('close', () => file.end(done))
  })
