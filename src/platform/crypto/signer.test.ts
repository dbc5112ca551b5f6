/** C3: the signer of requests to ЕСИА, RSA in process and GOST through OpenSSL. */
import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { verifyCms } from './cms/verify.ts'
import { parseCertificate, verifyRaw } from './gost/certificate.ts'
import { hasGostEngine } from './gost/engine.ts'
import fixtures from './gost/fixtures/openssl.json' with { type: 'json' }
import { opensslGostSigner, rsaSigner, SignerFault } from './signer.ts'

const data = Buffer.from('NMOopenid2026.11.23 12:00:00 +0300state')
const folder = mkdtempSync(join(tmpdir(), 'signer-'))
afterAll(() => rmSync(folder, { recursive: true }))
const keep = (name: string, body: string): string => {
  writeFileSync(join(folder, name), body)
  return join(folder, name)
}
const rsa = (name: string) =>
  readFileSync(new URL(`../../test/peers/esia/tests/fixtures/${name}`, import.meta.url), 'utf8')
const known = fixtures.keys[0]!
const gostFiles = {
  keyFile: keep('gost.key', known.key),
  certificateFile: keep('gost.pem', known.certificate),
}

test('C3 RSA: raw PKCS#1 v1.5 over SHA-256, detached PKCS#7, SHA-256 of the certificate', async () => {
  const signer = rsaSigner({ keyPem: rsa('rsa.key'), certificatePem: rsa('rsa.pem') })
  const certificate = new X509Certificate(rsa('rsa.pem'))
  expect(signer).toMatchObject({
    algorithm: 'RS256',
    certificateHash: certificate.fingerprint256.replaceAll(':', ''),
  })
  const key = createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' }))
  expect(verify('sha256', data, key, await signer.sign(data))).toBe(true)
  expect(verifyCms(await signer.signCms(data), data).certificate.subject).toBe('Test client RSA')
})

test.skipIf(!hasGostEngine)(
  'C3 GOST: raw s‖r of 64 bytes, detached PKCS#7, Streebog of the certificate',
  async () => {
    const signer = opensslGostSigner(gostFiles)
    expect(signer).toMatchObject({
      algorithm: 'GOST3410_2012_256',
      certificateHash: known.certificateHash.toUpperCase(),
    })
    const signature = await signer.sign(data)
    expect(signature).toHaveLength(64)
    expect(verifyRaw(parseCertificate(known.certificate), data, signature)).toBe(true)
    expect(verifyCms(await signer.signCms(data), data).certificate.kind).toBe('gost')
  },
)

test('C3 a wrong certificate is refused at once, a wrong key with the words of OpenSSL', async () => {
  const rsaFile = keep('rsa.pem', rsa('rsa.pem'))
  expect(() => opensslGostSigner({ ...gostFiles, certificateFile: rsaFile })).toThrow(SignerFault)
  expect(() => rsaSigner({ keyPem: rsa('rsa.key'), certificatePem: known.certificate })).toThrow(SignerFault)
  const lost = opensslGostSigner({ ...gostFiles, keyFile: join(folder, 'absent.key') })
  await expect(lost.sign(data)).rejects.toThrow(SignerFault)
})
