/** A file with the heading of a film and noise for its pictures. */
import { createHash } from 'node:crypto'

const box = (name: string, ...parts: Uint8Array[]): Buffer => {
  const inside = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(inside.length + 8)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, inside])
}

/** The same bytes each time. */
export function film(seconds: number, bytes = 60_000): Buffer {
  const mvhd = Buffer.alloc(100)
  mvhd.writeUInt32BE(1000, 12)
  mvhd.writeUInt32BE(seconds * 1000, 16)
  const noise = Buffer.concat(
    Array.from({ length: Math.ceil(bytes / 64) }, (_, i) => createHash('sha512').update(`${i}`).digest()),
  )
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2mp41', 'latin1')),
    box('mdat', noise),
    box('moov', box('mvhd', mvhd)),
  ])
}
