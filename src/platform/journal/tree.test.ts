import { createHash, generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { credentialKey } from '../vc/keys.ts'
import { readNote, signNote } from './note.ts'
import { foldTile, nodeHash, pathOf, rootByPath, rootOf, tileWidth, type Tiles } from './tree.ts'

const leafOf = (i: number) => createHash('sha256').update(`\0${i}`).digest()

/** The definition itself (RFC 9162 §2.1.1), without tiles. */
function plainRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest()
  if (leaves.length === 1) return leaves[0]!
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return nodeHash(plainRoot(leaves.slice(0, k)), plainRoot(leaves.slice(k)))
}

function tilesOver(leaves: readonly Buffer[]): Tiles {
  const levels: Buffer[][] = [[...leaves]]
  for (let level = 0; levels[level]!.length >= tileWidth; level++) {
    const row = levels[level]!
    levels[level + 1] = Array.from({ length: Math.floor(row.length / tileWidth) }, (_, i) =>
      foldTile(Buffer.concat(row.slice(i * tileWidth, (i + 1) * tileWidth))),
    )
  }
  return (level, number) =>
    Promise.resolve(Buffer.concat((levels[level] ?? []).slice(number * tileWidth, (number + 1) * tileWidth)))
}

describe('the tree of the journal', () => {
  test.for([0, 1, 2, 3, 7, 8, 255, 256, 257, 511, 513, 1000])(
    'of %i rows has the root of the definition, and every row proves itself',
    async (n) => {
      const leaves = Array.from({ length: n }, (_, i) => leafOf(i))
      const tiles = tilesOver(leaves)
      const root = await rootOf(tiles, n)
      expect(root.equals(plainRoot(leaves))).toBe(true)
      for (let i = 0; i < n; i += n > 300 ? 41 : 1) {
        const path = await pathOf(tiles, i, n)
        expect(rootByPath(leaves[i]!, i, n, path)?.equals(root)).toBe(true)
        expect(rootByPath(leafOf(i + 1), i, n, path)?.equals(root)).toBe(false)
        expect(path.length > 0 && (rootByPath(leaves[i]!, i, n, path.slice(1))?.equals(root) ?? false)).toBe(
          false,
        )
        expect(rootByPath(leaves[i]!, i, n, [...path, root])).toBeUndefined()
      }
    },
  )

  test('the known answer of Certificate Transparency: the empty tree and one empty leaf', async () => {
    expect((await rootOf(tilesOver([]), 0)).toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
    const leaf = createHash('sha256').update(Buffer.of(0)).digest()
    expect((await rootOf(tilesOver([leaf]), 1)).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    )
  })
})

describe('a signed state', () => {
  const origin = 'nmo.example/journal'
  const root = leafOf(1)

  test('is read by whoever has the key, and by nobody with another', async () => {
    const key = await credentialKey(generateKeyPairSync('ed25519').privateKey)
    const other = await credentialKey(generateKeyPairSync('ed25519').privateKey)
    const note = signNote(origin, { size: 42, root }, key)
    expect(note.split('\n').slice(0, 2)).toEqual([origin, '42'])
    expect(readNote(note, [other.publicKey, key.publicKey])).toMatchObject({ origin, size: 42, root })
    expect(readNote(note, [other.publicKey])).toBeUndefined()
    expect(readNote(note.replace('\n42\n', '\n43\n'), [key.publicKey])).toBeUndefined()
    expect(readNote('', [key.publicKey])).toBeUndefined()
  })
})
