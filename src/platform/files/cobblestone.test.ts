/** G4: the format of encrypted files. Every way to spoil one is seen; nothing altered is ever given out. */
import { createHmac, randomBytes } from 'node:crypto'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { chunkBytes, encrypt, open, prefixBytes, SpoiltFile, type Range } from './cobblestone.ts'

const key = randomBytes(32)
const sealedChunk = chunkBytes + 16

async function gather(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}
async function* inParts(plain: Uint8Array, size = 5000) {
  for (let at = 0; at < plain.length; at += size) yield plain.subarray(at, at + size)
}
const seal = (plain: Uint8Array, under = key, context = 'a') =>
  gather(encrypt(under, context, inParts(plain)))
const readAt = (sealed: Buffer) => async (position: number, length: number) =>
  sealed.subarray(position, position + length)
async function unseal(
  sealed: Buffer,
  { under = key, context = 'a', range }: { under?: Buffer; context?: string; range?: Range } = {},
) {
  const opened = await open(under, context, sealed.length, readAt(sealed))
  return gather(opened.read(range))
}

const sizes = [0, 1, 16_383, 16_384, 16_385, 3 * 16_384, 100_000]

test.for(sizes)('G4 %i bytes come back as they were, with the exact overhead of the format', async (size) => {
  const plain = randomBytes(size)
  const sealed = await seal(plain)
  expect(sealed.length).toBe(56 + size + 16 * (Math.floor(size / 16_384) + 1))
  expect((await unseal(sealed)).equals(plain)).toBe(true)
})

test('G4 however the source is cut into parts, the message is the same', async () => {
  const plain = randomBytes(100_000)
  const salt = randomBytes(24)
  const made = await Promise.all(
    [1, 7, 16_384, 65_536, 100_000].map((size) => gather(encrypt(key, 'a', inParts(plain, size), salt))),
  )
  expect(new Set(made.map((m) => m.toString('hex'))).size).toBe(1)
})

test('G4 a range reads as the same slice', async () => {
  const plain = randomBytes(70_000)
  const sealed = await seal(plain)
  const ranges = [
    [0, 1],
    [0, 16_384],
    [16_383, 2],
    [16_384, 16_384],
    [40_000, 30_000],
    [69_999, 1],
    [69_999, 500],
    [70_000, 5],
    [5, 0],
  ]
  for (const [offset, length] of ranges as [number, number][]) {
    expect(
      (await unseal(sealed, { range: { offset, length } })).equals(plain.subarray(offset, offset + length)),
    ).toBe(true)
  }
})

describe('G4 a spoilt file is refused before the first byte', () => {
  const plain = randomBytes(3 * chunkBytes + 100)
  const at = (chunk: number) => prefixBytes + chunk * sealedChunk
  const cases: Record<string, (sealed: Buffer) => Buffer> = {
    'nothing at all': () => Buffer.alloc(0),
    'only the prefix': (s) => s.subarray(0, prefixBytes),
    'cut in the prefix': (s) => s.subarray(0, 40),
    'the last chunk dropped': (s) => s.subarray(0, at(3)),
    'the last chunk cut by a byte': (s) => s.subarray(0, -1),
    'two chunks dropped': (s) => s.subarray(0, at(2)),
    'a middle chunk dropped': (s) => Buffer.concat([s.subarray(0, at(1)), s.subarray(at(2))]),
    'extended by a byte': (s) => Buffer.concat([s, Buffer.of(0)]),
    'extended by its own first chunk': (s) => Buffer.concat([s, s.subarray(at(0), at(1))]),
    'bit of the salt': (s) => flip(s, 3),
    'bit of the commitment': (s) => flip(s, 30),
    'bit of the last tag': (s) => flip(s, s.length - 1),
    'bit of the last chunk': (s) => flip(s, at(3) + 5),
  }
  test.for(Object.entries(cases))('%s', async ([, spoil]) => {
    const sealed = spoil(await seal(plain))
    await expect(open(key, 'a', sealed.length, readAt(sealed))).rejects.toThrow(SpoiltFile)
  })
})

test('G4 a spoilt chunk in the middle ends the reading there, and only sound bytes were given', async () => {
  const plain = randomBytes(3 * chunkBytes + 100)
  const whole = await seal(plain)
  const swapped = Buffer.concat([
    whole.subarray(0, prefixBytes + sealedChunk),
    whole.subarray(prefixBytes + 2 * sealedChunk, prefixBytes + 3 * sealedChunk),
    whole.subarray(prefixBytes + sealedChunk, prefixBytes + 2 * sealedChunk),
    whole.subarray(prefixBytes + 3 * sealedChunk),
  ])
  const other = await seal(randomBytes(plain.length))
  const foreign = Buffer.concat([
    whole.subarray(0, prefixBytes + sealedChunk),
    other.subarray(prefixBytes + sealedChunk, prefixBytes + 2 * sealedChunk),
    whole.subarray(prefixBytes + 2 * sealedChunk),
  ])
  for (const sealed of [
    swapped,
    foreign,
    flip(whole, prefixBytes + sealedChunk + 9),
    flip(whole, prefixBytes + 2 * sealedChunk - 1),
  ]) {
    const got: Buffer[] = []
    const reading = async () => {
      for await (const part of (await open(key, 'a', sealed.length, readAt(sealed))).read()) got.push(part)
    }
    await expect(reading()).rejects.toThrow(SpoiltFile)
    expect(plain.subarray(0, chunkBytes * 2).indexOf(Buffer.concat(got))).toBe(0)
  }
})

test('G4 another key, another place or the whole of another file do not open', async () => {
  const sealed = await seal(Buffer.from('диплом'))
  await expect(unseal(sealed, { under: randomBytes(32) })).rejects.toThrow(SpoiltFile)
  await expect(unseal(sealed, { context: 'b' })).rejects.toThrow(SpoiltFile)
  await expect(unseal(await seal(Buffer.from('диплом'), randomBytes(32)))).rejects.toThrow(SpoiltFile)
})

test('G4 the key schedule is HKDF-Expand-SHA-512 with the label of the specification', async () => {
  const salt = Buffer.alloc(24, 7)
  const sealed = await gather(encrypt(key, 'ctx', inParts(Buffer.alloc(0)), salt))
  const info = Buffer.concat([
    Buffer.from('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM'),
    Buffer.of(0),
    salt,
    Buffer.from('ctx'),
  ])
  const t1 = createHmac('sha512', key).update(info).update(Buffer.of(1)).digest()
  const t2 = createHmac('sha512', key).update(t1).update(info).update(Buffer.of(2)).digest()
  expect(sealed.subarray(24, 56).equals(Buffer.concat([t1, t2]).subarray(44, 76))).toBe(true)
})

const python = spawnSync('python3', ['-c', 'from cryptography.hazmat.primitives.ciphers.aead import AESGCM'])
test.skipIf(python.status !== 0)(
  'G4 an independent implementation opens ours, and refuses the spoilt',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nmo-verify-'))
    try {
      const file = join(folder, 'sealed')
      for (const size of sizes) {
        const plain = randomBytes(size)
        writeFileSync(file, await seal(plain))
        const out = execFileSync('python3', [
          'tools/verify-file.py',
          file,
          '--key',
          key.toString('hex'),
          '--context',
          'a',
          '--out',
          join(folder, 'plain'),
        ])
        expect(JSON.parse(out.toString())).toMatchObject({ ok: true, sizeBytes: size })
        expect(execFileSync('cat', [join(folder, 'plain')], { maxBuffer: 1e6 }).equals(plain)).toBe(true)
      }
      writeFileSync(file, flip(await seal(randomBytes(40_000)), 20_000))
      expect(
        spawnSync('python3', ['tools/verify-file.py', file, '--key', key.toString('hex'), '--context', 'a'])
          .status,
      ).toBe(1)
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)

function flip(sealed: Buffer, position: number): Buffer {
  const copy = Buffer.from(sealed)
  copy[position]! ^= 1
  return copy
}
