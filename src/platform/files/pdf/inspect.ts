/** Refuses a PDF that does anything but show pages, wherever in it that is hidden. */
import { foreignFace } from '../kinds.ts'
import { decodeStream } from './filters.ts'
import { MalformedPdf, plainName, type OnName } from './lexer.ts'
import { checkTables } from './table.ts'
import { walk, walkValues, type Walked } from './walk.ts'

const reprint = 'Откройте его и сохраните заново: Печать → «Сохранить как PDF»'
const words = {
  script: `В PDF есть программа. ${reprint}`,
  files: `В PDF вложены другие файлы. ${reprint}`,
  locked: 'PDF защищён паролем или запретами. Сохраните копию без защиты',
  form: `Это динамическая форма, а не страницы. ${reprint}`,
  media: `В PDF есть видео, звук или объёмная модель. ${reprint}`,
  send: `PDF умеет отправлять данные или открывать другие файлы. ${reprint}`,
  broken: `PDF повреждён. ${reprint}`,
} as const

/** `key` — forbidden only as a key of a dictionary: so short a name may be somebody's font. */
const forbidden: Readonly<Record<string, { why: keyof typeof words; key?: true }>> = {
  JavaScript: { why: 'script' },
  JS: { why: 'script', key: true },
  Launch: { why: 'send' },
  GoToE: { why: 'send' },
  ImportData: { why: 'send' },
  SubmitForm: { why: 'send' },
  EmbeddedFile: { why: 'files' },
  EmbeddedFiles: { why: 'files' },
  Encrypt: { why: 'locked', key: true },
  XFA: { why: 'form', key: true },
  RichMedia: { why: 'media' },
  Rendition: { why: 'media' },
}

/** These are so long that chance does not make them in packed bytes: they are looked for everywhere, escaped letters included. */
const anywhere = Object.keys(forbidden)
  .filter((name) => name.length >= 6 && !forbidden[name]!.key)
  .map((name) => ({ name, mark: new RegExp(`/${escapable(name)}(?![\\w#])`) }))

function escapable(name: string): string {
  return name.replace(
    /./g,
    (c) =>
      `(?:${c}|#${c
        .charCodeAt(0)
        .toString(16)
        .replace(/[a-f]/g, (h) => `[${h}${h.toUpperCase()}]`)})`,
  )
}

const objectStreamMark = new RegExp(`/${escapable('ObjStm')}(?!\\w)`, 'g')

/** Words of why it is refused; null when it only shows pages. */
export function whyNotPdf(bytes: Buffer): string | null {
  const found = new Set<keyof typeof words>()
  let objectStreamNames = 0
  const onName: OnName = (name, isKey) => {
    if (name === 'ObjStm') objectStreamNames++
    const rule = Object.hasOwn(forbidden, name) ? forbidden[name] : undefined
    if (rule && (isKey || !rule.key)) found.add(rule.why)
  }
  try {
    const text = bytes.toString('latin1')
    for (const { name, mark } of anywhere) if (mark.test(text)) onName(name, true)
    const walked = walk(bytes, onName)
    for (const [, name] of walked.between.matchAll(/\/([^\0\t\n\f\r ()<>[\]{}/%]+)/g))
      onName(plainName(name!), true)
    // A lock makes the rest unreadable, so it is told before anything else.
    if (found.has('locked')) return words.locked
    if ([...text.matchAll(objectStreamMark)].length > objectStreamNames) {
      throw new MalformedPdf('an object stream that is not an object')
    }
    openObjectStreams(walked, onName)
    if (found.size === 0) checkTables(bytes, walked, onName)
    const face = foreignFace(bytes, 'application/pdf', `${text.slice(0, 1024)}\n${walked.between}`)
    if (face) return `Внутри PDF спрятано другое: ${face}. ${reprint}`
  } catch (error) {
    if (error instanceof MalformedPdf) return found.size > 0 ? words[[...found][0]!] : words.broken
    throw error
  }
  const [first] = found
  return first ? words[first] : null
}

const maxUnpackedBytes = 128 * 1024 * 1024

/** Objects packed together; the same names are forbidden there. */
function openObjectStreams(walked: Walked, onName: OnName): void {
  let unpacked = 0
  for (const { value, stream } of walked.objects) {
    if (value.kind !== 'dictionary' || !stream) continue
    const first = value.entries.get('First')
    const type = value.entries.get('Type')
    const looksLikeOne =
      (type?.kind === 'name' && type.name === 'ObjStm') || (first && value.entries.has('N'))
    if (!looksLikeOne) continue
    const data = decodeStream(value.entries, stream)
    unpacked += data.length + stream.length
    if (unpacked > maxUnpackedBytes) throw new MalformedPdf('object streams unpack without end')
    walkValues(data, first?.kind === 'number' ? first.number : 0, onName)
  }
}
