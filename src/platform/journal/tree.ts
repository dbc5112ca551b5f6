/** The Merkle tree of the journal (RFC 9162 §2.1): roots, paths and their checking. Pure: hashes come from whoever keeps the tiles. */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

const hash = (...parts: Uint8Array[]): Buffer => {
  const sha = createHash('sha256')
  for (const part of parts) sha.update(part)
  return sha.digest()
}
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => hash(Buffer.of(1), left, right)
/** RFC 6962 §2.1 leaf over RFC 8785 canonical JSON; the salt lets a payload be erased without breaking a tree. */
export const leafHash = (entry: object, salt: Uint8Array): Buffer =>
  hash(Buffer.of(0), salt, Buffer.from(canonicalize(entry)!, 'utf8'))
export const emptyRoot = hash()

/** 256 hashes of 32 bytes stand for a subtree of height 8. */
export const tileWidth = 256

/** Hashes of a tile, those that there are. */
export type Tiles = (level: number, number: number) => Promise<Buffer>

/** The root over hashes whose number is a power of two. */
export function foldTile(hashes: Buffer): Buffer {
  let row = Array.from({ length: hashes.length / 32 }, (_, i) => hashes.subarray(i * 32, i * 32 + 32))
  while (row.length > 1) row = row.flatMap((left, i) => (i % 2 ? [] : [nodeHash(left, row[i + 1]!)]))
  return Buffer.from(row[0]!)
}

/** The node of a whole subtree of 2^`height` leaves, the `index`-th of its height. */
async function whole(tiles: Tiles, height: number, index: number): Promise<Buffer> {
  const level = Math.floor(height / 8)
  const count = 2 ** (height % 8)
  const first = index * count
  const tile = await tiles(level, Math.floor(first / tileWidth))
  const from = (first % tileWidth) * 32
  const hashes = tile.subarray(from, from + count * 32)
  if (hashes.length !== count * 32) throw new RangeError(`The tree has no node ${height}/${index}`)
  return foldTile(hashes)
}

/** The largest power of two below `n` (n > 1). */
const split = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1)

async function range(tiles: Tiles, start: number, end: number): Promise<Buffer> {
  const n = end - start
  const height = Math.log2(n)
  if (Number.isInteger(height) && start % n === 0) return whole(tiles, height, start / n)
  const k = split(n)
  return nodeHash(await range(tiles, start, start + k), await range(tiles, start + k, end))
}

export const rootOf = async (tiles: Tiles, size: number): Promise<Buffer> =>
  size === 0 ? emptyRoot : range(tiles, 0, size)

/** RFC 9162 §2.1.3.1: from the leaf upwards. */
export async function pathOf(tiles: Tiles, position: number, size: number): Promise<Buffer[]> {
  const path = async (start: number, end: number): Promise<Buffer[]> => {
    if (end - start === 1) return []
    const middle = start + split(end - start)
    return position < middle
      ? [...(await path(start, middle)), await range(tiles, middle, end)]
      : [...(await path(middle, end)), await range(tiles, start, middle)]
  }
  return path(0, size)
}

/** RFC 9162 §2.1.3.2: the root that the path leads to; undefined when it is no path of such a tree. */
export function rootByPath(
  leaf: Buffer,
  position: number,
  size: number,
  path: readonly Buffer[],
): Buffer | undefined {
  if (position < 0 || position >= size) return undefined
  let [at, last, root] = [position, size - 1, leaf]
  for (const step of path) {
    if (last === 0) return undefined
    if (at % 2 === 1 || at === last) {
      root = nodeHash(step, root)
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else root = nodeHash(root, step)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 ? root : undefined
}
