/** The cross-reference tables must lead exactly to the objects that were seen: no reader may find another one. */
import { decodeStream } from './filters.ts'
import { MalformedPdf, readValue, skipWhite, type OnName, type Value } from './lexer.ts'
import type { FoundObject, Walked } from './walk.ts'

interface Entry {
  readonly number: number
  readonly offset: number
}
interface Section {
  readonly entries: readonly Entry[]
  readonly trailer: ReadonlyMap<string, Value>
}

const maxSections = 2000

/** Follows the chain from the last `startxref`; throws `MalformedPdf` where a link leads astray. */
export function checkTables(bytes: Buffer, walked: Walked, onName: OnName): void {
  const { text } = walked
  const byStart = new Map(walked.objects.map((o) => [o.start, o]))
  const tail = text.slice(-2048)
  const last = /startxref\s+(\d{1,10})\s+%%EOF[\0\t\n\f\r ]*$/.exec(tail)
  if (!last) throw new MalformedPdf('no startxref before the end')
  const waiting = [Number(last[1])]
  const seen = new Set<number>()
  let hasRoot = false
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue
    if (seen.add(at).size > maxSections) throw new MalformedPdf('too many tables')
    const section = readSection(bytes, text, at, byStart, onName)
    for (const entry of section.entries) checkEntry(bytes, entry, byStart)
    hasRoot ||= section.trailer.get('Root')?.kind === 'reference'
    for (const key of ['Prev', 'XRefStm']) {
      const next = section.trailer.get(key)
      if (next?.kind === 'number') waiting.push(next.number)
    }
  }
  if (!hasRoot) throw new MalformedPdf('no root')
}

function checkEntry(bytes: Buffer, entry: Entry, byStart: ReadonlyMap<number, FoundObject>): void {
  // Some makers mark a free object so.
  if (entry.offset === 0) return
  const found = byStart.get(skipWhite(bytes, entry.offset))
  if (found?.number !== entry.number)
    throw new MalformedPdf(`object ${entry.number} is not where the table says`)
}

function readSection(
  bytes: Buffer,
  text: string,
  at: number,
  byStart: ReadonlyMap<number, FoundObject>,
  onName: OnName,
): Section {
  const start = skipWhite(bytes, at)
  const object = byStart.get(start)
  if (object) return streamSection(object)
  if (bytes.toString('latin1', start, start + 4) !== 'xref')
    throw new MalformedPdf('a table is not where it should be')
  const entries: Entry[] = []
  const group = /\s*(\d{1,10})[ \t]+(\d{1,10})\s*/y
  const line = /\s*(\d{10})[ \t]+(\d{5})[ \t]+([nf])/y
  group.lastIndex = start + 4
  for (let head = group.exec(text); head; head = group.exec(text)) {
    line.lastIndex = group.lastIndex
    for (let i = 0; i < Number(head[2]); i++) {
      const entry = line.exec(text)
      if (!entry) throw new MalformedPdf('a line of the table')
      if (entry[3] === 'n') entries.push({ number: Number(head[1]) + i, offset: Number(entry[1]) })
    }
    group.lastIndex = Number(head[2]) > 0 ? line.lastIndex : group.lastIndex
    line.lastIndex = group.lastIndex
  }
  const after = text.indexOf('trailer', Math.max(start + 4, line.lastIndex))
  if (after < 0) throw new MalformedPdf('a table without a trailer')
  const { value } = readValue(bytes, after + 7, onName)
  if (value.kind !== 'dictionary') throw new MalformedPdf('a trailer is not a dictionary')
  return { entries, trailer: value.entries }
}

/** ISO 32000-2 §7.5.8: fields of fixed width; type 1 stands in the file, type 2 in an object stream. */
function streamSection(object: FoundObject): Section {
  if (object.value.kind !== 'dictionary' || !object.stream) throw new MalformedPdf('a table is not a stream')
  const trailer = object.value.entries
  const widths = numbers(trailer.get('W'))
  if (widths.length !== 3 || widths.some((w) => w > 8)) throw new MalformedPdf('widths of a table')
  const index = numbers(trailer.get('Index'))
  const groups = index.length > 0 ? index : [0, ...numbers(trailer.get('Size'))]
  const data = decodeStream(trailer, object.stream)
  const width = widths.reduce((a, b) => a + b, 0)
  const entries: Entry[] = []
  let at = 0
  for (let g = 0; g + 1 < groups.length; g += 2) {
    for (let i = 0; i < groups[g + 1]!; i++, at += width) {
      if (at + width > data.length) throw new MalformedPdf('a table is too short')
      const type = widths[0] === 0 ? 1 : bigEndian(data, at, widths[0]!)
      if (type === 1)
        entries.push({ number: groups[g]! + i, offset: bigEndian(data, at + widths[0]!, widths[1]!) })
    }
  }
  return { entries, trailer }
}

const numbers = (value: Value | undefined): number[] =>
  (value?.kind === 'array' ? value.items : value ? [value] : []).flatMap((v) =>
    v.kind === 'number' && v.number >= 0 ? [v.number] : [],
  )

const bigEndian = (data: Buffer, at: number, width: number): number => {
  let number = 0
  for (let i = 0; i < width; i++) number = number * 256 + data[at + i]!
  return number
}
