/** `npm ci` works on any machine: it refuses a lock that leaves out even one optional package of another system. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Entry {
  readonly version: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
  readonly packages: Readonly<Record<string, Entry>>
}

/** As Node looks for it: beside, then one folder up, and so on. */
function isKnown(from: string, name: string): boolean {
  const place = from === '' ? '' : `${from}/`
  if (lock.packages[`${place}node_modules/${name}`]) return true
  return from !== '' && isKnown(from.slice(0, Math.max(from.lastIndexOf('/node_modules/'), 0)), name)
}

test('the lock names every optional package (otherwise: node tools/complete-lock.js)', () => {
  const needed = Object.entries(lock.packages).flatMap(([from, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).map((name) => ({ from, name })),
  )
  expect(needed.length).toBeGreaterThan(50)
  expect(needed.filter(({ from, name }) => !isKnown(from, name)).map(({ name }) => name)).toEqual([])
})
