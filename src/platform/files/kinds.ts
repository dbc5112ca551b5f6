/** What may be uploaded, and how to tell it: by the first bytes, never by what the browser says. */

export const mediaTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const
export type MediaType = (typeof mediaTypes)[number]

export const kindNames: Record<MediaType, string> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
}

const extensions: Readonly<Record<string, MediaType>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jfif: 'image/jpeg',
  png: 'image/png',
}

export const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
export const typeByName = (name: string): MediaType | null => extensions[extensionOf(name)] ?? null

/** Why this extension cannot be taken, with the cure; null when it can. */
export function whyNotByName(name: string): string | null {
  if (typeByName(name)) return null
  const extension = extensionOf(name)
  if (['heic', 'heif'].includes(extension)) return heicWords
  if (extension === '') return 'У файла нет расширения. Подойдут PDF, JPEG и PNG'
  return `Файлы .${extension} не подходят. Подойдут PDF, JPEG и PNG`
}

export const heicWords =
  'Снимок в формате HEIC. Сохраните его как JPEG: на iPhone — Настройки → Камера → Форматы → «Наиболее совместимые»'

const starts = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((b, i) => bytes[i] === b)
const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1')

/** By signature at the very start: a file whose header stands later is somebody's trick or is damaged. */
export function typeByMagic(bytes: Uint8Array): MediaType | 'image/heic' | null {
  if (starts(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  if (/^%PDF-[12]\.\d/.test(ascii(bytes, 0, 8))) return 'application/pdf'
  if (/^ftyp(heic|heix|hevc|hevx|heim|heis|mif1|msf1)/.test(ascii(bytes, 4, 12))) return 'image/heic'
  return null
}

/** Marks by which some program would take the same bytes for something else. */
const foreign: readonly [name: string, mark: RegExp][] = [
  ['веб-страница', /<(?:!doctype\s+html|html|head|body|script|iframe|svg|object|embed|\?php)\b|<\?php/i],
  ['программа', /^(?:MZ|\x7fELF|#!|\xca\xfe\xba\xbe)/],
]

/**
 * A polyglot is one file that two programs read differently; the check would see one of its faces, the reader another.
 * `text` is what a reader looks for marks in: the head, for PDF also everything between its streams.
 */
export function foreignFace(bytes: Uint8Array, type: MediaType, text: string): string | null {
  for (const [name, mark] of foreign) if (mark.test(text)) return name
  if (type !== 'application/pdf' && ascii(bytes, 0, 1024).includes('%PDF-')) return 'PDF'
  return endsAsArchive(bytes) ? 'архив' : null
}

/** ZIP is read from its end: the end record may stand as far as 64 KiB before it, and its comment must reach the end exactly. */
function endsAsArchive(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const from = Math.max(0, tail.length - 65_557)
  for (
    let at = tail.indexOf('PK\x05\x06', from, 'latin1');
    at >= 0;
    at = tail.indexOf('PK\x05\x06', at + 4, 'latin1')
  ) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) <= tail.length) return true
  }
  return false
}
