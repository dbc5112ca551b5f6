/** Which promise is kept by which tests: read from the titles of the tests themselves. */
import { globSync, readFileSync } from 'node:fs'

const root = new URL('../../', import.meta.url).pathname

export interface PromiseLine {
  readonly id: string
  readonly kept: boolean
  readonly promise: string
}

export interface CoveredPromise extends PromiseLine {
  /** `path — title of the test`. */
  readonly tests: readonly string[]
}

const titles =
  /\b(?:test|it|describe|story)(?:\.\w+)*\s*(?:\([^()]*\)\s*)?\(\s*(['"`])((?:(?!\1)[^\\]|\\.)*)\1/g

export function titlesOf(source: string): string[] {
  return [...source.matchAll(titles)].map((m) => m[2]!)
}

/** «D5, G4 заголовок» names both ids; an id must stand at the beginning. */
export function idsOf(title: string): string[] {
  const lead = /^((?:[A-G]\d\+?[,\s]+)+)/.exec(title)?.[1] ?? ''
  return lead.match(/[A-G]\d\+?/g) ?? []
}

export function readPromises(): CoveredPromise[] {
  const lines = JSON.parse(readFileSync(`${root}docs/promises.json`, 'utf8')) as PromiseLine[]
  const files = globSync(['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts'], {
    cwd: root,
    exclude: (f) => f.includes('node_modules'),
  }).sort()
  const found = new Map<string, string[]>()
  for (const file of files) {
    for (const title of titlesOf(readFileSync(`${root}${file}`, 'utf8'))) {
      for (const id of idsOf(title)) found.set(id, [...(found.get(id) ?? []), `${file} — ${title}`])
    }
  }
  return lines.map((line) => ({ ...line, tests: found.get(line.id) ?? [] }))
}

export const promisesPage = (promises: readonly CoveredPromise[]): string =>
  [
    '# Обещания и тесты, которые их держат',
    '',
    'Создано командой `npm run docs`. Обещание держится, если у него есть тест; список обещаний — `docs/promises.json`.',
    '',
    ...promises.flatMap((p) => [
      `## ${p.id}. ${p.promise}`,
      '',
      p.kept ? `Держится, тестов: ${p.tests.length}.` : 'Ещё впереди.',
      '',
      ...p.tests.map((t) => `- ${t.replace(/[*_<>]/g, '\\$&')}`),
      ...(p.tests.length > 0 ? [''] : []),
    ]),
  ].join('\n')
