/** `npm run conformance -- SUITE --suite FOLDER`: a fresh portal against a public test suite that the caller brings; nothing of the suite is ours. */
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { cmi5 } from './cmi5.ts'
import { lrs } from './lrs.ts'
import { openbadges } from './openbadges.ts'
import { pdfa } from './pdfa.ts'
import { openFreshPortal } from './portal.ts'
import { scorm } from './scorm.ts'
import type { Suite } from './suite.ts'
import { vc } from './vc.ts'

/** One entry for each public suite. */
const suites: Readonly<Record<string, Suite>> = { cmi5, lrs, scorm, vc, openbadges, pdfa }

const { values, positionals } = parseArgs({
  options: { suite: { type: 'string' }, grep: { type: 'string' } },
  allowPositionals: true,
})
const suite = suites[positionals[0] ?? '']
if (!suite || !values.suite) {
  console.error(
    `npm run conformance -- ${Object.keys(suites).join('|')} --suite ПАПКА\n${Object.entries(suites)
      .map(([name, { words }]) => `  ${name}: ${words}`)
      .join('\n')}`,
  )
  process.exit(2)
}

const logFolder = resolve('.conformance')
mkdirSync(logFolder, { recursive: true })
const portal = await openFreshPortal({ hasPage: suite.needsPage ?? false })
let isClean = true
try {
  const grep = values.grep
  const runs = await suite.run({
    portal,
    folder: resolve(values.suite),
    logFolder,
    ...(grep ? { grep } : {}),
  })
  for (const { what, passed, failed, log } of runs) {
    console.log(`${what}: прошло ${passed} из ${passed + failed}, не прошло ${failed}. Журнал: ${log}`)
    isClean &&= failed === 0 && passed > 0
  }
} finally {
  await portal.close()
}
process.exit(isClean ? 0 : 1)
