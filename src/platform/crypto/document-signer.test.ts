import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { generate } from 'selfsigned'
import { checkDetached } from './cms/detached.ts'
import { createDocumentSigner } from './document-signer.ts'
import { makeDemoSigner } from './demo-signer.ts'

const folder = mkdtempSync(join(tmpdir(), 'nmo-signer-'))
afterAll(() => rmSync(folder, { recursive: true }))
const content = new TextEncoder().encode('Сертификат № НМО-2026-000001')

const rsaPems = async () => {
  const made = await generate([{ name: 'commonName', value: 'НМО' }], { keySize: 2048, algorithm: 'sha256' })
  return { keyPem: made.private, certificatePem: made.cert }
}

test.for([
  ['EC', () => makeDemoSigner(folder)],
  ['RSA', rsaPems],
] as const)('D8+ a %s signature holds for its content and for no other', async ([, pems]) => {
  const signer = createDocumentSigner(await pems())
  const message = await signer.sign(content)
  expect(await checkDetached(message, content)).toMatchObject({ isIntact: true })
  expect((await checkDetached(message, content))?.certificate?.raw).toEqual(
    new X509Certificate(signer.certificate).raw,
  )
  const altered = content.with(3, content[3]! ^ 1)
  expect(await checkDetached(message, altered)).toMatchObject({ isIntact: false })
  const spoilt = message.with(message.length - 4, message.at(-4)! ^ 1)
  expect(await checkDetached(spoilt, content)).toMatchObject({ isIntact: false })
  expect(await checkDetached(new Uint8Array([1, 2, 3]), content)).toBeUndefined()
})

test('D8+ openssl, which we did not write, agrees', async () => {
  const signer = createDocumentSigner(await makeDemoSigner(folder))
  const [cms, text, ca] = ['cms.der', 'text.bin', 'ca.pem'].map((f) => join(folder, f)) as [
    string,
    string,
    string,
  ]
  writeFileSync(cms, await signer.sign(content))
  writeFileSync(text, content)
  writeFileSync(ca, signer.certificate)
  const verify = (file: string) =>
    spawnSync('openssl', [
      'cms',
      '-verify',
      '-cades',
      '-binary',
      '-inform',
      'DER',
      '-in',
      cms,
      '-content',
      file,
      '-CAfile',
      ca,
      '-partial_chain',
      '-purpose',
      'any',
      '-out',
      '/dev/null',
    ])
  expect(verify(text).stderr.toString()).toMatch(/Verification successful/)
  expect(verify(cms).status).not.toBe(0)
})

test('the demo key is made once, also by two at once, and only its owner may read it', async () => {
  const fresh = mkdtempSync(join(folder, 'two-'))
  const [one, two] = await Promise.all([makeDemoSigner(fresh), makeDemoSigner(fresh)])
  expect(two).toEqual(one)
  expect(await makeDemoSigner(fresh)).toEqual(one)
  expect(statSync(join(fresh, 'keys', 'document-signing.pem')).mode & 0o777).toBe(0o600)
})

test('a key that is not of the certificate is refused at the start', async () => {
  const { certificatePem } = await makeDemoSigner(folder)
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const keyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  expect(() => createDocumentSigner({ keyPem, certificatePem })).toThrow('не от этого сертификата')
})
