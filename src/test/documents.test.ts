/** Documents that people keep by hand are held to their form. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { platformRefusals } from '../platform/refusals.ts'
import type { Refusal } from '../platform/problem.ts'
import { testApp, type TestApp } from './app.ts'
import { elders } from './architecture.test.ts'

const root = new URL('../../', import.meta.url).pathname
const read = (path: string) => readFileSync(root + path, 'utf8')

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

test('decisions have unique numbers and all their parts', () => {
  const files = readdirSync(`${root}docs/adr`).filter((f) => f.endsWith('.md'))
  expect(files.length).toBeGreaterThan(5)
  expect(new Set(files.map((f) => f.slice(0, 4))).size).toBe(files.length)
  const parts = ['Status', 'Context', 'Options', 'Decision', 'Consequences', 'How we notice it broken']
  const poor = files.flatMap((f) =>
    parts.filter((p) => !read(`docs/adr/${f}`).includes(`**${p}`)).map((p) => `${f}: ${p}`),
  )
  expect(poor).toEqual([])
})

test('each module has a README that names its promises, words, tables, events', () => {
  const poor = elders
    .filter((m) => existsSync(`${root}src/modules/${m}`))
    .filter((m) => !existsSync(`${root}src/modules/${m}/README.md`))
  expect(poor).toEqual([])
})

test('a refusal code means one thing', () => {
  const all: Refusal[] = [
    ...platformRefusals,
    ...app.portal.server.served.flatMap((r) => r.endpoint.problems),
  ]
  const byCode = new Map<string, Set<string>>()
  for (const r of all) byCode.set(r.code, (byCode.get(r.code) ?? new Set()).add(`${r.status} ${r.title}`))
  expect([...byCode].filter(([, meanings]) => meanings.size > 1)).toEqual([])
})

test('what changed is told once, a paragraph each', () => {
  const told = read('CHANGELOG.md')
  const begins = told
    .split('\n')
    .filter(Boolean)
    .map((line) => line.slice(0, 60))
  expect(begins.filter((one, i) => begins.indexOf(one) !== i)).toEqual([])
  expect(told).not.toMatch(/^[^\n]+\n[^\n]/m)
})

test('links between documents lead somewhere', () => {
  const pages = [
    'README.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'docs/glossary.md',
    'docs/dependencies.md',
  ]
  const dead = pages.flatMap((page) => {
    const folder = page.includes('/') ? page.slice(0, page.lastIndexOf('/') + 1) : ''
    return [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)]
      .map((m) => m[1]!)
      .filter((to) => !existsSync(root + folder + to))
      .map((to) => `${page}: ${to}`)
  })
  expect(dead).toEqual([])
})

test('every dependency earns its line', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<
    string,
    Record<string, string>
  >
  const all = { ...dependencies, ...devDependencies, ...optionalDependencies }
  const page = read('docs/dependencies.md')
  expect(Object.keys(all).filter((name) => !page.includes(`\`${name}\``))).toEqual([])
  expect(Object.entries(all).filter(([, v]) => !/^\d/.test(v))).toEqual([])
})
