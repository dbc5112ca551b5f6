/** What the checker asks of `node:zlib`, for a browser. */
import { Gunzip, Inflate, Unzlib } from 'fflate'

interface Limit {
  readonly maxOutputLength: number
}

/** Stops as soon as there is more than allowed: a small file must not fill the memory. */
function unpack(stream: Inflate | Gunzip | Unzlib, data: Uint8Array, { maxOutputLength }: Limit): Buffer {
  const pieces: Uint8Array[] = []
  let size = 0
  stream.ondata = (piece) => {
    size += piece.length
    if (size > maxOutputLength) throw new RangeError('too long')
    pieces.push(piece)
  }
  for (let at = 0; at < data.length; at += 16_384)
    stream.push(Uint8Array.from(data.subarray(at, at + 16_384)), at + 16_384 >= data.length)
  return Buffer.concat(pieces)
}

export const gunzipSync = (data: Uint8Array, limit: Limit): Buffer => unpack(new Gunzip(), data, limit)
export const inflateSync = (data: Uint8Array, limit: Limit): Buffer => unpack(new Unzlib(), data, limit)

/** The page packs nothing. */
const none = (): never => {
  throw new Error('nothing is packed here')
}
export { none as crc32, none as gzipSync }
