/** Writes archives: packages that the portal makes itself, materials of a course in one file. Pure. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** 1 January 2026 in the words of MS-DOS: the same archive each time. */
const dosDate = ((2026 - 1980) << 9) | (1 << 5) | 1

const head = (f: { name: Buffer; crc: number; method: number; packed: number; size: number }): Buffer => {
  const bytes = Buffer.alloc(26)
  bytes.writeUInt16LE(20, 0)
  bytes.writeUInt16LE(0x0800, 2)
  bytes.writeUInt16LE(f.method, 4)
  bytes.writeUInt16LE(dosDate, 8)
  bytes.writeUInt32LE(f.crc, 10)
  bytes.writeUInt32LE(f.packed, 14)
  bytes.writeUInt32LE(f.size, 18)
  bytes.writeUInt16LE(f.name.length, 22)
  return bytes
}

const mark = (n: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(n)
  return bytes
}

/** A directory entry and where its data begins. */
function central(heading: Buffer, name: Buffer, at: number): Buffer {
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(0, 6)
  tail.writeUInt32LE(at, 10)
  return Buffer.concat([mark(0x02014b50), Buffer.from([20, 3]), heading, tail, name])
}

function ending(count: number, sizeBytes: number, at: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(sizeBytes, 12)
  end.writeUInt32LE(at, 16)
  return end
}

/** Words as a name of a file inside: what no system forbids. */
export const nameInside = (words: string): string =>
  words
    .replace(/[^\p{L}\p{N} .,()–-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100)

export function zipOf(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, bytes } of files) {
    const raw = Buffer.from(name, 'utf8')
    const packed = deflateRawSync(bytes)
    const isDeflated = packed.length < bytes.length
    const data = isDeflated ? packed : Buffer.from(bytes)
    const heading = head({
      name: raw,
      crc: crc32(bytes),
      method: isDeflated ? 8 : 0,
      packed: data.length,
      size: bytes.length,
    })
    directory.push(central(heading, raw, at))
    const local = Buffer.concat([mark(0x04034b50), heading, raw])
    parts.push(local, data)
    at += local.length + data.length
  }
  const whole = Buffer.concat(directory)
  return Buffer.concat([...parts, whole, ending(files.length, whole.length, at)])
}

export interface StoredFile {
  readonly name: string
  readonly sizeBytes: number
  readonly open: () => Promise<AsyncIterable<Uint8Array>>
}

/** How long `storedZip` of these will be, to the byte. */
export const storedZipBytes = (files: readonly Pick<StoredFile, 'name' | 'sizeBytes'>[]): number =>
  files.reduce((n, f) => n + 30 + 16 + 46 + 2 * Buffer.byteLength(f.name) + f.sizeBytes, 22)

/** Without packing, piece by piece, of a length that is known before: films and archives are packed already. */
export async function* storedZip(files: readonly StoredFile[]): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let at = 0
  for (const file of files) {
    const name = Buffer.from(file.name, 'utf8')
    const heading = head({ name, crc: 0, method: 0, packed: 0, size: 0 })
    // Bit 3: the sum and the sizes follow the data.
    heading.writeUInt16LE(0x0808, 2)
    yield Buffer.concat([mark(0x04034b50), heading, name])
    let [crc, size] = [0, 0]
    for await (const piece of await file.open()) {
      crc = crc32(piece, crc)
      size += piece.length
      yield Buffer.from(piece)
    }
    if (size !== file.sizeBytes) throw new Error(`${file.name}: ${size} bytes, not ${file.sizeBytes}`)
    const sums = Buffer.concat([mark(0x08074b50), mark(crc), mark(size), mark(size)])
    yield sums
    const full = head({ name, crc, method: 0, packed: size, size })
    full.writeUInt16LE(0x0808, 2)
    directory.push(central(full, name, at))
    at += 30 + name.length + size + sums.length
  }
  const whole = Buffer.concat(directory)
  yield Buffer.concat([whole, ending(files.length, whole.length, at)])
}
