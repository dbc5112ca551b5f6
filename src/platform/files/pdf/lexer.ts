/** Words of PDF (ISO 32000-2 §7.2–7.3): reads one value and tells every name it meets, escapes undone. */

export class MalformedPdf extends Error {}

export type Value =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'reference'; readonly number: number }
  | { readonly kind: 'dictionary'; readonly entries: ReadonlyMap<string, Value> }
  | { readonly kind: 'array'; readonly items: readonly Value[] }
  | { readonly kind: 'string' | 'word' }

export interface Read {
  readonly value: Value
  readonly end: number
}

export type OnName = (name: string, isKey: boolean) => void

const white = new Set([0, 9, 10, 12, 13, 32])
const delimiters = new Set(Buffer.from('()<>[]{}/%'))
const isRegular = (byte: number | undefined): boolean =>
  byte !== undefined && !white.has(byte) && !delimiters.has(byte)
const code = (c: string): number => c.charCodeAt(0)

export function skipWhite(bytes: Buffer, start: number): number {
  let at = start
  for (;;) {
    while (at < bytes.length && white.has(bytes[at]!)) at++
    if (bytes[at] !== code('%')) return at
    while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++
  }
}

function word(bytes: Buffer, start: number): { text: string; end: number } {
  let end = start
  while (isRegular(bytes[end])) end++
  return { text: bytes.toString('latin1', start, end), end }
}

/** `#4a` in a name is the letter `J`: the usual way to hide a name from a simple search. */
export const plainName = (raw: string): string =>
  raw.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

const maxDepth = 100

export function readValue(bytes: Buffer, start: number, onName: OnName, depth = 0): Read {
  if (depth > maxDepth) throw new MalformedPdf('nested too deep')
  const at = skipWhite(bytes, start)
  const first = bytes[at]
  if (first === undefined) throw new MalformedPdf('ends in the middle of a value')
  if (first === code('/')) return readName(bytes, at, onName, false)
  if (first === code('(')) return { value: { kind: 'string' }, end: endOfString(bytes, at) }
  if (first === code('<')) {
    if (bytes[at + 1] === code('<')) return readDictionary(bytes, at + 2, onName, depth)
    const end = bytes.indexOf(code('>'), at)
    if (end < 0) throw new MalformedPdf('a string without its end')
    return { value: { kind: 'string' }, end: end + 1 }
  }
  if (first === code('[')) return readArray(bytes, at + 1, onName, depth)
  return readWord(bytes, at)
}

function readName(
  bytes: Buffer,
  at: number,
  onName: OnName,
  isKey: boolean,
): { value: { kind: 'name'; name: string }; end: number } {
  const { text, end } = word(bytes, at + 1)
  const name = plainName(text)
  onName(name, isKey)
  return { value: { kind: 'name', name }, end }
}

function endOfString(bytes: Buffer, start: number): number {
  let open = 0
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === code('\\')) at++
    else if (byte === code('(')) open++
    else if (byte === code(')') && --open === 0) return at + 1
  }
  throw new MalformedPdf('a string without its end')
}

function readDictionary(bytes: Buffer, start: number, onName: OnName, depth: number): Read {
  const entries = new Map<string, Value>()
  let at = skipWhite(bytes, start)
  while (!(bytes[at] === code('>') && bytes[at + 1] === code('>'))) {
    if (bytes[at] !== code('/')) throw new MalformedPdf('a key of a dictionary is not a name')
    const key = readName(bytes, at, onName, true)
    const read = readValue(bytes, key.end, onName, depth + 1)
    entries.set(key.value.name, read.value)
    at = skipWhite(bytes, read.end)
  }
  return { value: { kind: 'dictionary', entries }, end: at + 2 }
}

function readArray(bytes: Buffer, start: number, onName: OnName, depth: number): Read {
  const items: Value[] = []
  let at = skipWhite(bytes, start)
  while (bytes[at] !== code(']')) {
    const read = readValue(bytes, at, onName, depth + 1)
    items.push(read.value)
    at = skipWhite(bytes, read.end)
  }
  return { value: { kind: 'array', items }, end: at + 1 }
}

const aReference = /^(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/

function readWord(bytes: Buffer, at: number): Read {
  const { text, end } = word(bytes, at)
  if (text === '') throw new MalformedPdf('an unexpected sign')
  if (/^\d+$/.test(text)) {
    const reference = aReference.exec(bytes.toString('latin1', at, at + 40))
    if (reference)
      return { value: { kind: 'reference', number: Number(reference[1]) }, end: at + reference[0].length }
  }
  const number = Number(text)
  return { value: Number.isNaN(number) ? { kind: 'word' } : { kind: 'number', number }, end }
}
