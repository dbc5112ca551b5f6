/** What may stand in an archive that a stranger made (D3): every rule by name, all faults at once. Pure. */
import { typeOf } from './types.ts'

/** One entry of the central directory, its name decoded. */
export interface Entry {
  readonly name: string
  readonly packedBytes: number
  readonly sizeBytes: number
  readonly method: number
  /** General purpose bits: 0 — encrypted, 6 — strong encryption, 13 — masked. */
  readonly flags: number
  /** Unix mode in the upper half, when it was made there. */
  readonly attributes: number
  readonly crc32: number
}

export const limits = {
  entries: 5000,
  /** Of one file, unpacked. */
  fileBytes: 300 * 1024 * 1024,
  /** Of all, unpacked. */
  totalBytes: 1024 * 1024 * 1024,
  /** Unpacked to packed, of all together and of one file over a mebibyte. */
  ratio: 100,
  nameLetters: 400,
} as const

const mebibyte = 1024 * 1024
const fileType = 0xf000
const regular = 0x8000
const folder = 0x4000
const link = 0xa000

/** Left by systems beside what was meant; nobody asks for them. */
const isLitter = (name: string): boolean =>
  /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i.test(name)

export const isFolder = (entry: Entry): boolean => entry.name.endsWith('/')

/** Entries worth keeping; nothing of them is trusted before `entryFaults` is empty. */
export const filesAmong = (entries: readonly Entry[]): Entry[] =>
  entries.filter((e) => !isFolder(e) && !isLitter(e.name))

export const pathKey = (name: string): string => name.normalize('NFC').toLowerCase()

const quoted = (name: string): string => `«${name.length > 80 ? `${name.slice(0, 80)}…` : name}»`
const words = (what: string, names: readonly string[]): string =>
  `${what}: ${names.slice(0, 3).map(quoted).join(', ')}${names.length > 3 ? ` и ещё ${names.length - 3}` : ''}`

/** Rules that look at one entry. */
const rules: readonly (readonly [what: string, isBroken: (e: Entry) => boolean])[] = [
  ['Файлы зашифрованы паролем', (e) => (e.flags & (1 | 0x40 | 0x2000)) !== 0],
  ['Путь ведёт за пределы архива', (e) => e.name.split(/[/\\]/).includes('..')],
  ['Путь начинается от корня диска', (e) => /^([/\\]|[a-z]:)/i.test(e.name)],
  ['В пути обратная косая черта', (e) => e.name.includes('\\')],
  ['В имени недопустимый знак', (e) => /\p{Cc}|\ufffd/u.test(e.name) || !e.name.isWellFormed()],
  ['Имя слишком длинное', (e) => e.name.length > limits.nameLetters],
  ['Путь с пустой частью', (e) => e.name === '' || /(^|\/)(\.?)\//.test(e.name)],
  ['Внутри ссылки на другие файлы', (e) => kindOf(e) === link],
  ['Внутри не файлы, а устройства или каналы', (e) => ![0, regular, folder, link].includes(kindOf(e))],
  ['Неизвестный способ сжатия', (e) => e.method !== 0 && e.method !== 8],
  ['Размер записан неверно', (e) => e.method === 0 && e.packedBytes !== e.sizeBytes],
  ['Файл больше 300 МБ', (e) => e.sizeBytes > limits.fileBytes],
  [
    'Файл разворачивается больше чем в 100 раз',
    (e) => e.sizeBytes > mebibyte && e.sizeBytes > e.packedBytes * limits.ratio,
  ],
]
const kindOf = (e: Entry): number => (e.attributes >>> 16) & fileType

/** In words for whoever brought the archive; empty when it may be opened. */
export function entryFaults(all: readonly Entry[]): string[] {
  const files = filesAmong(all)
  if (all.length > limits.entries) return [`В архиве больше ${limits.entries} файлов`]
  if (files.length === 0) return ['Архив пуст']
  const faults = rules.flatMap(([what, isBroken]) => {
    const names = all.filter(isBroken).map((e) => e.name)
    return names.length > 0 ? [words(what, names)] : []
  })
  const sum = (of: (e: Entry) => number) => files.reduce((n, e) => n + of(e), 0)
  const [total, packed] = [sum((e) => e.sizeBytes), sum((e) => e.packedBytes)]
  if (total > limits.totalBytes) faults.push('Распакованное больше 1 ГБ')
  if (total > mebibyte && total > packed * limits.ratio)
    faults.push('Архив разворачивается больше чем в 100 раз: так прячут переполнение диска')
  faults.push(...nameFaults(files))
  const unknown = files.filter((e) => typeOf(e.name) === null).map((e) => e.name)
  if (unknown.length > 0) faults.push(words('Такие файлы в курсах не открываются', unknown))
  return faults
}

function nameFaults(files: readonly Entry[]): string[] {
  const seen = new Map<string, string>()
  const [twins, alike, nested]: [string[], string[], string[]] = [[], [], []]
  for (const { name } of files) {
    const key = pathKey(name)
    const other = seen.get(key)
    if (other === name) twins.push(name)
    else if (other !== undefined) alike.push(name)
    else seen.set(key, name)
  }
  // A folder of one name and a file of the same: on another disk one of them would be lost.
  for (const key of seen.keys()) {
    const parts = key.split('/')
    for (let i = 1; i < parts.length; i++)
      if (seen.has(parts.slice(0, i).join('/'))) nested.push(seen.get(parts.slice(0, i).join('/'))!)
  }
  return [
    ...(twins.length > 0 ? [words('Один файл записан дважды', twins)] : []),
    ...(alike.length > 0 ? [words('Имена различаются только большими буквами', alike)] : []),
    ...(nested.length > 0 ? [words('Файл назван так же, как папка', [...new Set(nested)])] : []),
  ]
}

/** Where an entry really lies; two over each other are one of the bombs that small archives are made of. */
export interface Placed {
  readonly name: string
  readonly headerAt: number
  readonly dataAt: number
  readonly packedBytes: number
}

export function placeFaults(placed: readonly Placed[], archiveBytes: number): string[] {
  const inOrder = placed.toSorted((a, b) => a.headerAt - b.headerAt)
  const over = inOrder.filter((p, i) => {
    const end = p.dataAt + p.packedBytes
    return end > (inOrder[i + 1]?.headerAt ?? archiveBytes) || p.dataAt < p.headerAt
  })
  return over.length > 0
    ? [
        words(
          'Файлы в архиве лежат один поверх другого',
          over.map((p) => p.name),
        ),
      ]
    : []
}
