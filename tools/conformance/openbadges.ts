/** Official Open Badges 3.0 examples, good and bad: those of the public validator of 1EdTech (1EdTech/digital-credentials-public-validator), held to what its own tests expect. */
import type { JsonWebKey } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { examine, type Failure, type World } from '../../src/platform/vc/check.ts'
import type { Ld } from '../../src/platform/vc/data-model.ts'
import { didKey, type KeyBook } from '../../src/platform/vc/keys.ts'
import type { Run, Suite } from './suite.ts'

/** The examples name keys that nobody serves: the key is the fragment of its address, as their validator takes it too. The portal believes published keys only. */
const keyInAddress: KeyBook = (id) => {
  const [, controller, key] = /^(https?:\/\/[^#\s]+|did:web:[^#\s]+)#(z[1-9A-HJ-NP-Za-km-z]+)$/.exec(id) ?? []
  return controller && key ? { id, controller, publicKeyMultibase: key } : undefined
}

/** A bare did:key names no controller, and their validator asks none of it: whoever issued is taken for it. */
const keysFor =
  (issuer: string): KeyBook =>
  (id) => {
    const bare = /^did:key:(z[1-9A-HJ-NP-Za-km-z]+)$/.exec(id)
    return didKey(id) ?? (bare ? { id, controller: issuer, publicKeyMultibase: bare[1]! } : keyInAddress(id))
  }

const issuerIn = (file: Buffer): string =>
  /"issuer":\s*\{[^}]*"id":\s*"([^"]+)"/.exec(file.toString('utf8'))?.[1] ?? ''

type Expected = 'valid' | 'warning' | 'invalid'

interface Example {
  readonly file: string
  readonly test: string
  readonly expected: Expected
}

const words: Readonly<Record<string, Expected>> = {
  assertValid: 'valid',
  assertWarning: 'warning',
  assertInvalid: 'invalid',
}

/** Their tests say what they expect: the sample and the assertion of each are read from the source. */
function examplesOf(suite: string): Example[] {
  const folder = join(suite, 'inspector-vc/src/test/java/org/oneedtech/inspect/vc')
  const samples = readFileSync(join(folder, 'Samples.java'), 'utf8')
  const scope = samples.slice(samples.indexOf('class OB30'), samples.indexOf('class OB20'))
  const files = new Map<string, { readonly path: string; readonly isValid: boolean }>()
  let kind = ''
  for (const line of scope.split('\n')) {
    kind = /class (\w+)/.exec(line)?.[1] ?? kind
    const [, name, path, flag] = /Sample (\w+) = new Sample\("([^"]+)", (true|false)/.exec(line) ?? []
    if (name && path) files.set(`${kind}.${name}`, { path, isValid: flag === 'true' })
  }
  return readFileSync(join(folder, 'OB30Tests.java'), 'utf8')
    .split('@Test')
    .slice(1)
    .flatMap((test): Example[] => {
      const sample = /Samples\.OB30\.(\w+\.\w+)/.exec(test)?.[1]
      const file = sample && files.get(sample)
      if (!file) return []
      const said = /^\s*(assertValid|assertWarning|assertInvalid)\(/m.exec(test)?.[1]
      // Where a test asserts only which probe spoke, the sample itself says whether it is good.
      const expected = words[said ?? ''] ?? (file.isValid ? 'valid' : 'invalid')
      return [{ file: file.path, test: /void (\w+)/.exec(test)?.[1] ?? sample, expected }]
    })
}

const contextOf = (suite: string, name: string): object =>
  JSON.parse(readFileSync(join(suite, 'inspector-vc/src/main/resources/contexts', name), 'utf8')) as object

async function check(suite: string, log: string): Promise<Run> {
  const resources = join(suite, 'inspector-vc/src/test/resources')
  const world = worldOf(suite, resources)
  const lines: string[] = []
  let passed = 0
  const examples = examplesOf(suite)
  for (const { file, test, expected } of examples) {
    const bytes = readFileSync(join(resources, file))
    const { failure, isOld } = await examine(bytes, { ...world, keys: keysFor(issuerIn(bytes)) })
    const got: Expected = failure ? 'invalid' : isOld ? 'warning' : 'valid'
    if (got === expected) passed++
    lines.push(
      `${got === expected ? 'ok    ' : 'FAILED'} ${file} · ${test}: ${got}, expected ${expected}${failure ? ` (${whyOf(failure)})` : ''}`,
    )
  }
  writeFileSync(log, `${lines.join('\n')}\n`)
  return { what: 'Open Badges 3.0', passed, failed: examples.length - passed, log }
}

const whyOf = (f: Failure): string =>
  [f.step, f.code, ...f.faults.map((x) => `${x.path}: ${x.what}`), f.said ?? ''].filter(Boolean).join('; ')

const worldOf = (suite: string, resources: string): Omit<World, 'keys'> => ({
  now: new Date(),
  // Of a draft, and shipped with the examples.
  contexts: new Map([
    ['https://w3id.org/security/data-integrity/v1', contextOf(suite, 'data-integrity-v1.jsonld')],
  ]),
  jwkOf: (header) => header['jwk'] as JsonWebKey | undefined,
  statusList: (url) => {
    const path = join(resources, 'ob30/bit-string-list', basename(new URL(url).pathname))
    return Promise.resolve(existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Ld) : undefined)
  },
})

export const openbadges: Suite = {
  words: '1EdTech/digital-credentials-public-validator: официальные примеры, хорошие и плохие',
  run: async ({ folder, logFolder }) => [await check(folder, join(logFolder, 'openbadges.log'))],
}
