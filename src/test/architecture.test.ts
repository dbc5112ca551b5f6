/** The house rules as a test. Each rule is also shown a sin it must catch: a fence nobody leaned on is not a fence. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const src = new URL('../', import.meta.url).pathname
/** A module may call its elders (to the left). To its juniors it speaks by events. */
export const elders = [
  'identity',
  'files',
  'organisations',
  'journal',
  'oversight',
  'applications',
  'licences',
  'staff',
  'registrations',
  'credentials',
  'records',
  'learning',
  'studies',
  'presence',
  'lrs',
  'cmi5',
  'content',
  'credits',
  'plans',
  'notifications',
  'portfolio',
  'operations',
  'cabinet',
]
const rooms: Record<string, string[]> = {
  contract: [],
  domain: ['contract'],
  policy: ['contract', 'domain'],
  store: ['contract', 'domain'],
  present: ['contract', 'domain', 'policy', 'store'],
  'use-cases': ['contract', 'domain', 'policy', 'store', 'present'],
  routes: ['contract', 'use-cases'],
  jobs: ['contract', 'use-cases'],
  index: ['contract', 'use-cases', 'routes', 'jobs'],
  web: ['contract'],
}
const place = (path: string) => {
  const [, module, room] = path.match(/^modules\/([^/]+)\/([^/.]+)/) ?? []
  return module && room ? { module, room } : undefined
}
/** Places outside the modules that may enter one, and by which door. */
const doorOf = (file: string): string | undefined => {
  if (/^(app\.ts|demo\/|command\/|start\/|test\/|portal\.ts|services\.ts)/.test(file)) return 'index'
  return file.startsWith('web/') && !file.startsWith('web/ui/') ? 'web' : undefined
}

export function sins(file: string, source: string): string[] {
  if (file.includes('.test.')) return []
  const from = place(file)
  const imports = [...source.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map((m) => m[1]!)
  return imports.flatMap((target) => {
    const path = relative(src, join(src, dirname(file), target))
    const sin = [`${file} may not import ${target}`]
    const to = place(path)
    const inWeb = from?.room === 'web' || file.startsWith('web/')
    if (!to) {
      if (inWeb)
        return /^(web\/|platform\/(endpoint|problem|event|permissions|refusals|signature\/profile|about\/contract)\.ts$)/.test(
          path,
        )
          ? []
          : sin
      if (path.startsWith('web/')) return sin
      return from && !path.startsWith('platform/') ? sin : []
    }
    if (!from) {
      if (file.startsWith('platform/') || file.startsWith('web/ui/')) return sin
      return to.room === doorOf(file) || to.room === 'contract' ? [] : sin
    }
    if (to.module === from.module)
      return to.room === from.room || rooms[from.room]?.includes(to.room) ? [] : sin
    if (to.room === 'contract') return []
    if (from.room === 'web') return to.room === 'web' ? [] : sin
    const calls = to.room === 'index' && ['use-cases', 'jobs', 'present'].includes(from.room)
    return calls && elders.indexOf(to.module) < elders.indexOf(from.module) ? [] : sin
  })
}

const files = globSync('**/*.{ts,tsx}', { cwd: src, exclude: (f) => f.includes('node_modules') })

test('every import keeps the house rules', () => {
  expect(files.length).toBeGreaterThan(60)
  expect(files.flatMap((f) => sins(f, readFileSync(join(src, f), 'utf8')))).toEqual([])
})

test('every module is known to the list of elders', () => {
  const modules = new Set(files.flatMap((f) => place(f)?.module ?? []))
  expect([...modules].filter((m) => !elders.includes(m))).toEqual([])
})

test('settings are read in one place', () => {
  const allowed = /^(platform\/config|main|command\/|test\/)/
  const readers = files.filter(
    (f) =>
      !f.includes('.test.') && !allowed.test(f) && readFileSync(join(src, f), 'utf8').includes('process.env'),
  )
  expect(readers).toEqual([])
})

test('a module speaks SQL of its own schema only', () => {
  const schemas = [...elders, 'platform', 'messages']
  const foreign = files
    .filter((f) => !f.includes('.test.') && place(f)?.room === 'store')
    .flatMap((f) => {
      const own = place(f)!.module
      const named =
        readFileSync(join(src, f), 'utf8').match(
          /\b(?:from|join|into|update|insertInto|selectFrom|updateTable|deleteFrom)\W{1,3}([a-z]+)\.[a-z_]+/g,
        ) ?? []
      return named
        .filter((n) => schemas.some((s) => s !== own && new RegExp(`\\W${s}\\.`).test(n)))
        .map((n) => `${f}: ${n}`)
    })
  expect(foreign).toEqual([])
})

test.for([
  ['modules/applications/domain.ts', `import { x } from './store.ts'`],
  ['modules/applications/web/page.tsx', `import { x } from '../store.ts'`],
  ['modules/applications/web/page.tsx', `import { x } from '../../../platform/serve.ts'`],
  ['modules/applications/routes.ts', `import * as store from './store.ts'`],
  ['modules/applications/use-cases/a.ts', `import { x } from '../../identity/store.ts'`],
  ['modules/applications/use-cases/a.ts', `const x = await import('../../records/index.ts')`],
  ['modules/applications/use-cases/a.ts', `import { x } from '../../../web/api.ts'`],
  ['modules/applications/web/page.tsx', `import { x } from '../../identity/index.ts'`],
  ['platform/serve.ts', `import { x } from '../modules/identity/index.ts'`],
  ['platform/serve.ts', `import { x } from '../modules/identity/contract.ts'`],
  ['web/ui/sheet.tsx', `import { x } from '../../modules/identity/contract.ts'`],
  ['web/router.tsx', `import { x } from '../modules/identity/use-cases/a.ts'`],
])('the fence catches %s', ([file, source]) => expect(sins(file!, source!)).toHaveLength(1))
