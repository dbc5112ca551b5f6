/** A ZIP archive without compression: ЕСИА publishes its certificates in one. */
import { crc32 } from 'node:zlib'

export function zip(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, body] of Object.entries(files)) {
    const entry = entryOf(name, body)
    const local = Buffer.concat([bytes([0x04034b50, 4]), entry, Buffer.from(name), body])
    central.push(
      Buffer.concat([
        bytes([0x02014b50, 4], [20, 2]),
        entry,
        bytes([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]),
        Buffer.from(name),
      ]),
    )
    locals.push(local)
    offset += local.length
  }
  const list = Buffer.concat(central)
  const count = central.length
  return Buffer.concat([
    ...locals,
    list,
    bytes([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [list.length, 4], [offset, 4], [0, 2]),
  ])
}

/** The part that both headers share: version, flags (UTF-8 names), no compression, 1 January 1980, sizes, length of name. */
const entryOf = (name: string, body: Uint8Array): Buffer =>
  bytes(
    [20, 2],
    [0x0800, 2],
    [0, 2],
    [0, 2],
    [0x21, 2],
    [crc32(body), 4],
    [body.length, 4],
    [body.length, 4],
    [Buffer.byteLength(name), 2],
    [0, 2],
  )

/** Little-endian numbers with their widths. */
const bytes = (...parts: readonly (readonly [number, 2 | 4])[]): Buffer =>
  Buffer.concat(
    parts.map(([value, width]) => {
      const part = Buffer.alloc(width)
      part.writeUIntLE(value, 0, width)
      return part
    }),
  )
