/** Detached PKCS#7: what OpenSSL makes is understood, what is wrong is refused, what we make OpenSSL accepts. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { hasGostEngine, openssl } from '../gost/engine.ts'
import fixtures from '../gost/fixtures/openssl.json' with { type: 'json' }
import { parseGostPrivateKey } from '../gost/keys.ts'
import { signGost } from '../gost/signature.ts'
import { makeCms } from './make.ts'
import { CmsFault, verifyCms } from './verify.ts'

const text = Buffer.from(fixtures.text)

test.for(fixtures.cms)('OpenSSL: $name', ({ name, der }) => {
  const bytes = Buffer.from(der, 'base64')
  const { certificate, signedAt } = verifyCms(bytes, text)
  expect(certificate.kind).toBe(name.startsWith('gost') ? 'gost' : 'rsa')
  expect(signedAt === undefined).toBe(name.includes('without attributes'))
  expect(() => verifyCms(bytes, Buffer.from('another text'))).toThrow(CmsFault)
  const broken = Buffer.from(bytes)
  broken[broken.length - (name.includes('BER') ? 20 : 5)]! ^= 1
  expect(() => verifyCms(broken, text)).toThrow(CmsFault)
})

test.for(fixtures.badCms)('refused: $name', ({ der }) => {
  expect(() => verifyCms(Buffer.from(der, 'base64'), text)).toThrow(CmsFault)
})

test('refused: not PKCS#7 at all', () => {
  for (const bytes of [
    new Uint8Array(),
    Buffer.from('MII'),
    Buffer.alloc(64, 7),
    Buffer.from([0x30, 0x80]),
  ]) {
    expect(() => verifyCms(bytes, text)).toThrow(CmsFault)
  }
})

const folder = mkdtempSync(join(tmpdir(), 'cms-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.for(fixtures.keys)(
  'ours on $parameterSet: understood here and by OpenSSL',
  async ({ key, certificate }) => {
    const sign = async (data: Uint8Array) => signGost(parseGostPrivateKey(key), data)
    const signedAt = new Date('2026-11-23T09:00:00Z')
    const der = await makeCms({ certificatePem: certificate, content: text, signedAt, sign })
    expect(verifyCms(der, text).signedAt).toEqual(signedAt)
    if (!hasGostEngine) return
    const file = (name: string, body: string | Uint8Array) => {
      writeFileSync(join(folder, name), body)
      return join(folder, name)
    }
    const [cms, data, ca] = [file('cms', der), file('data', text), file('ca', certificate)]
    const args = [
      'cms',
      '-verify',
      '-engine',
      'gost',
      '-inform',
      'DER',
      '-in',
      cms,
      '-content',
      data,
      '-binary',
      '-CAfile',
      ca,
    ]
    expect(openssl([...args, '-purpose', 'any']).toString()).toBe(fixtures.text)
  },
)
