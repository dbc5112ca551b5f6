/** Finds every object of a PDF by its own mark, not by the table that the file offers: a hidden object is seen too. */
import { MalformedPdf, readValue, skipWhite, type OnName, type Value } from './lexer.ts'

export interface FoundObject {
  readonly number: number
  readonly start: number
  readonly value: Value
  /** Raw bytes of its stream. */
  readonly stream: Buffer | null
}

export interface Walked {
  /** The whole file, one letter a byte. */
  readonly text: string
  readonly objects: readonly FoundObject[]
  /** Everything that stands between the objects: tables, trailers, comments. */
  readonly between: string
}

const header = /(?<![\d.])(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+obj/g
const maxObjects = 300_000
/** Objects may be read again inside others; nested ones made to be read without end are cut off. */
const maxReading = 4

export function walk(bytes: Buffer, onName: OnName): Walked {
  const text = bytes.toString('latin1')
  const objects: FoundObject[] = []
  const gaps: string[] = []
  let covered = 0
  let readBytes = 0
  for (const match of text.matchAll(header)) {
    if (objects.length >= maxObjects) throw new MalformedPdf('too many objects')
    const start = match.index
    const { value, end } = readValue(bytes, start + match[0].length, onName)
    readBytes += end - start
    if (readBytes > maxReading * bytes.length) throw new MalformedPdf('objects inside objects')
    const stream = value.kind === 'dictionary' ? streamAfter(bytes, end, value.entries) : null
    objects.push({
      number: Number(match[1]),
      start,
      value,
      stream: stream && bytes.subarray(stream.from, stream.to),
    })
    if (start > covered) gaps.push(text.slice(covered, start))
    covered = Math.max(covered, stream?.to ?? end)
  }
  gaps.push(text.slice(covered))
  return { text, objects, between: gaps.join('\n') }
}

function streamAfter(
  bytes: Buffer,
  end: number,
  dictionary: ReadonlyMap<string, Value>,
): { from: number; to: number } | null {
  const at = skipWhite(bytes, end)
  if (bytes.toString('latin1', at, at + 6) !== 'stream') return null
  let from = at + 6
  if (bytes[from] === 13) from++
  if (bytes[from] === 10) from++
  const length = dictionary.get('Length')
  if (length?.kind === 'number' && length.number >= 0 && from + length.number <= bytes.length) {
    const to = from + length.number
    if (bytes.toString('latin1', skipWhite(bytes, to), skipWhite(bytes, to) + 9) === 'endstream')
      return { from, to }
  }
  const to = bytes.indexOf('endstream', from, 'latin1')
  if (to < 0) throw new MalformedPdf('a stream without its end')
  return { from, to }
}

/** Values one after another, as they stand in an object stream. */
export function walkValues(bytes: Buffer, start: number, onName: OnName): void {
  for (let at = skipWhite(bytes, start); at < bytes.length;)
    at = skipWhite(bytes, readValue(bytes, at, onName).end)
}
