/** Undoes the filters of streams that hold structure: object streams and cross-reference streams (ISO 32000-2 §7.4). */
import { constants, inflateSync } from 'node:zlib'
import { MalformedPdf, type Value } from './lexer.ts'

/** Structure never needs more; a stream that does is a bomb. */
const maxInflatedBytes = 32 * 1024 * 1024

const listOf = (value: Value | undefined): readonly Value[] =>
  value === undefined ? [] : value.kind === 'array' ? value.items : [value]

const numberIn = (value: Value | undefined, key: string, fallback: number): number => {
  const found = value?.kind === 'dictionary' ? value.entries.get(key) : undefined
  return found?.kind === 'number' ? found.number : fallback
}

export function decodeStream(dictionary: ReadonlyMap<string, Value>, raw: Buffer): Buffer {
  const filters = listOf(dictionary.get('Filter') ?? dictionary.get('F'))
  const parms = listOf(dictionary.get('DecodeParms') ?? dictionary.get('DP'))
  return filters.reduce<Buffer>((bytes, filter, i) => {
    const name = filter.kind === 'name' ? filter.name : '?'
    if (name === 'FlateDecode' || name === 'Fl') return unpredict(inflate(bytes), parms[i])
    if (name === 'ASCIIHexDecode' || name === 'AHx')
      return Buffer.from(bytes.toString('latin1').replace(/[^0-9a-f]|>.*/gis, ''), 'hex')
    throw new MalformedPdf(`structure under the filter ${name}`)
  }, raw)
}

function inflate(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: maxInflatedBytes, finishFlush: constants.Z_SYNC_FLUSH })
  } catch (cause) {
    throw new MalformedPdf('a packed stream does not unpack', { cause })
  }
}

/** PNG predictors (RFC 2083 §6), as cross-reference streams use them. */
function unpredict(bytes: Buffer, parms: Value | undefined): Buffer {
  const predictor = numberIn(parms, 'Predictor', 1)
  if (predictor === 1) return bytes
  if (predictor < 10) throw new MalformedPdf('structure under a TIFF predictor')
  const pixel = Math.max(1, (numberIn(parms, 'Colors', 1) * numberIn(parms, 'BitsPerComponent', 8)) >> 3)
  const columns = numberIn(parms, 'Columns', 1)
  if (!Number.isInteger(columns) || columns < 1 || columns > 65_536)
    throw new MalformedPdf('columns of a predictor')
  const width = columns * pixel
  const rows = Math.floor(bytes.length / (width + 1))
  const out = Buffer.alloc(rows * width)
  for (let row = 0; row < rows; row++) {
    const kind = bytes[row * (width + 1)]!
    for (let i = 0; i < width; i++) {
      const left = i >= pixel ? out[row * width + i - pixel]! : 0
      const up = row > 0 ? out[(row - 1) * width + i]! : 0
      const corner = row > 0 && i >= pixel ? out[(row - 1) * width + i - pixel]! : 0
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind]
      if (guess === undefined) throw new MalformedPdf('a row of a predictor')
      out[row * width + i] = bytes[row * (width + 1) + 1 + i]! + guess
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
