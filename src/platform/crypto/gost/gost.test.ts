/** GOST in plain TypeScript says the same as OpenSSL's engine: kept answers always, the engine itself where present. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parseCertificate, selfSignedGost, verifyRaw } from './certificate.ts'
import { curves } from './curves.ts'
import { hasGostEngine, openssl } from './engine.ts'
import fixtures from './fixtures/openssl.json' with { type: 'json' }
import { gostPrivateKeyPem, gostSpki, parseGostPrivateKey, parseGostPublicKey } from './keys.ts'
import { oid, parameterSetNames } from './oids.ts'
import { isOnCurve, multiply } from './points.ts'
import { bigEndian, bytesOf, makeGostKey, publicKeyOf, signGost, verifyGost } from './signature.ts'
import { streebog256, streebog512 } from './streebog.ts'

const text = Buffer.from(fixtures.text)
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

test.for(fixtures.digests)(
  'Streebog of $length bytes equals that of OpenSSL',
  ({ length, byte, ...known }) => {
    const data = Buffer.alloc(length, byte)
    expect(hex(streebog256(data))).toBe(known.streebog256)
    expect(hex(streebog512(data))).toBe(known.streebog512)
  },
)

test('Streebog of the example of RFC 6986 §10.1', () => {
  const message = Buffer.from('012345678901234567890123456789012345678901234567890123456789012', 'latin1')
  expect(hex(streebog256(message))).toBe('9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500')
})

test.for(fixtures.keys)(
  '$parameterSet: key, certificate and signature of OpenSSL are understood',
  (known) => {
    const certificate = parseCertificate(known.certificate)
    expect(certificate).toMatchObject({ kind: 'gost', hash: known.certificateHash.toUpperCase() })
    const signature = Buffer.from(known.signature, 'hex')
    expect(verifyRaw(certificate, text, signature)).toBe(true)
    expect(verifyRaw(certificate, Buffer.from(`${fixtures.text} `), signature)).toBe(false)
    // CryptoPro writes the signature backwards; whoever forgets to turn it is refused.
    expect(verifyRaw(certificate, text, Buffer.from(signature).reverse())).toBe(false)
    expect(
      verifyRaw(certificate, text, Buffer.concat([signature.subarray(32), signature.subarray(0, 32)])),
    ).toBe(false)

    const key = parseGostPrivateKey(known.key)
    expect(key.parameterSet).toBe(known.parameterSet)
    expect(publicKeyOf(key)).toEqual(certificate.key)
    expect(verifyRaw(certificate, text, signGost(key, text))).toBe(true)
    expect(parseGostPrivateKey(gostPrivateKeyPem(key))).toEqual(key)
    expect(parseGostPublicKey(gostSpki(publicKeyOf(key)))).toEqual(publicKeyOf(key))
  },
)

test('every named parameter set has a curve whose base point has the order it claims', () => {
  expect(Object.keys(curves).toSorted()).toEqual(Object.keys(parameterSetNames).toSorted())
  for (const curve of Object.values(curves)) {
    expect(isOnCurve(curve, curve)).toBe(true)
    expect(multiply(curve, curve.q, curve)).toBeUndefined()
  }
})

test('signatures that no honest signer makes are refused, not believed and not crashed upon', () => {
  const key = makeGostKey('1.2.643.7.1.2.1.1.2', curves['1.2.643.7.1.2.1.1.2']!)
  const pub = publicKeyOf(key)
  const good = signGost(key, text)
  expect(verifyGost(pub, text, good)).toBe(true)
  const order = Buffer.from(pub.curve.q.toString(16), 'hex')
  for (const bad of [
    new Uint8Array(64),
    new Uint8Array(0),
    good.subarray(1),
    Buffer.concat([good, Buffer.alloc(1)]),
    Buffer.concat([order, good.subarray(32)]),
    Buffer.concat([good.subarray(0, 32), order]),
    Buffer.alloc(64, 255),
  ]) {
    expect(verifyGost(pub, text, bad)).toBe(false)
  }
  expect(verifyGost({ ...pub, point: { x: 1n, y: 1n } }, text, good)).toBe(false)
})

test('a signature cannot be rewritten into another that also fits (s + q)', () => {
  // Its order is short enough for s + q to find room in 32 bytes.
  const key = makeGostKey('1.2.643.7.1.2.1.1.1', curves['1.2.643.7.1.2.1.1.1']!)
  const good = signGost(key, text)
  const [s, r] = [good.subarray(0, 32), good.subarray(32)]
  const more = bytesOf(bigEndian(s) + key.curve.q, 32)
  expect(verifyGost(publicKeyOf(key), text, Buffer.concat([s, r]))).toBe(true)
  expect(verifyGost(publicKeyOf(key), text, Buffer.concat([more, r]))).toBe(false)
})

test('a key of 512 bits and a key off its curve are told apart from a broken file', () => {
  expect(() => parseCertificate(fixtures.certificate512)).toThrow('512')
  const pub = publicKeyOf(makeGostKey('1.2.643.2.2.35.1', curves['1.2.643.2.2.35.1']!))
  expect(() =>
    parseGostPublicKey(gostSpki({ ...pub, point: { x: pub.point.x, y: pub.point.y ^ 1n } })),
  ).toThrow('curve')
  expect(() => parseCertificate('nothing')).toThrow('CERTIFICATE')
  expect(() => parseCertificate(Buffer.from([0x30, 0x03, 0x02, 0x01]))).toThrow('ASN.1')
})

const folder = mkdtempSync(join(tmpdir(), 'gost-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.skipIf(!hasGostEngine).for(Object.entries(curves).filter(([set]) => set !== '1.2.643.2.2.35.0'))(
  'OpenSSL accepts our key, signature and certificate on %s',
  ([set, curve]) => {
    const key = makeGostKey(set, curve)
    const file = (name: string, body: string | Uint8Array) => {
      writeFileSync(join(folder, name), body)
      return join(folder, name)
    }
    const keyFile = file('key.pem', gostPrivateKeyPem(key))
    const dataFile = file('data', text)
    const signed = file('signature', signGost(key, text))
    const verify = [
      'dgst',
      '-engine',
      'gost',
      '-md_gost12_256',
      '-prverify',
      keyFile,
      '-signature',
      signed,
      dataFile,
    ]
    expect(openssl(verify).toString()).toContain('Verified OK')
    const pem = file('own.pem', selfSignedGost(key, { commonName: 'Тест', from: new Date(), years: 1 }))
    expect(openssl(['verify', '-engine', 'gost', '-check_ss_sig', '-CAfile', pem, pem]).toString()).toContain(
      'OK',
    )
    expect(openssl(['x509', '-engine', 'gost', '-in', pem, '-noout', '-text']).toString()).toContain(
      '34.10-2012',
    )
    expect(parseCertificate(openssl(['x509', '-in', pem, '-outform', 'DER'])).kind).toBe('gost')
    expect(oid.signature256).toBe('1.2.643.7.1.1.3.2')
  },
)
