/** The conformance suite of ADL for learning record stores, both versions of xAPI. */
import { spawn } from 'node:child_process'
import { copyFileSync, createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Scope } from '../../src/modules/lrs/contract.ts'
import { makeClient } from '../../src/modules/lrs/index.ts'
import type { Run, Suite } from './suite.ts'

interface Case {
  readonly title: string
  readonly status: string
  readonly tests?: readonly Case[]
}

const leaves = (one: Case): Case[] => (one.tests?.length ? one.tests.flatMap(leaves) : [one])

export const lrs: Suite = {
  words: 'github.com/adlnet/lrs-conformance-test-suite, в её папке npm install',
  run: async ({ portal, folder, logFolder, grep }) => {
    const runs: Run[] = []
    for (const version of ['1.0.3', '2.0.0'] as const) {
      const { client, secret } = await makeClient(portal.context(), {
        title: `Проверка xAPI ${version}`,
        organisationId: null,
        scopes: [...Scope.options],
        speaks: version,
      })
      const said = join(logFolder, `lrs-${version}.txt`)
      const args = ['-x', version, '-e', `${portal.address}/xapi`, '-a', '-u', client.key, '-p', secret]
      await runSuite(folder, [...args, ...(grep ? ['-g', grep] : [])], said)
      const own = /Full run log written to (\S+)/.exec(readFileSync(said, 'utf8'))?.[1]
      if (!own) throw new Error(`Комплект не дошёл до конца: ${said}`)
      const log = join(logFolder, `lrs-${version}.json`)
      copyFileSync(own, log)
      const { log: tree } = JSON.parse(readFileSync(log, 'utf8')) as { log: Case }
      const cases = leaves(tree)
      const passed = cases.filter((c) => c.status === 'passed').length
      for (const c of cases) if (c.status === 'failed') console.log(`  ${version}: ${c.title}`)
      runs.push({ what: `xAPI ${version}`, passed, failed: cases.length - passed, log })
    }
    return runs
  },
}

const runSuite = (folder: string, args: readonly string[], said: string): Promise<void> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, ['bin/console_runner.js', ...args], { cwd: folder })
    const file = createWriteStream(said)
    child.stdout.pipe(file, { end: false })
    child.stderr.pipe(file, { end: false })
    child.once('error', fail)
    child.once('close', () => file.end(done))
  })
