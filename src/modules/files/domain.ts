/** The rules of uploads: names, order of parts, limits. Pure. */
import { type FieldFault, Problem } from '../../platform/problem.ts'
import { invalid } from '../../platform/refusals.ts'
import { whyNotByName } from '../../platform/files/kinds.ts'
import * as contract from './contract.ts'
import type { Declared, FilePurpose, FileState, FileType } from './contract.ts'

export interface FileRecord {
  readonly id: string
  readonly ownerId: string
  /** Whose key protects the contents: another account of the same person before they became one. */
  readonly keyOwnerId: string
  readonly purpose: FilePurpose
  readonly name: string
  readonly state: FileState
  readonly declaredSizeBytes: number
  readonly declaredSha256: string
  readonly receivedBytes: number
  readonly content: {
    readonly id: string
    readonly type: FileType
    readonly sizeBytes: number
    readonly sha256: string
    readonly wrappedKey: string
  } | null
  readonly preview: {
    readonly id: string
    readonly sizeBytes: number
    readonly sha256: string
    readonly wrappedKey: string
  } | null
  readonly pageCount: number | null
  readonly refusedWhy: string | null
  /** To anything: then it is not its owner's to delete. */
  readonly isAttached: boolean
  readonly createdAt: Date
}

/** What a file belongs to: a record, a draft, a message of another module. */
export interface Attachment {
  readonly kind: string
  readonly id: string
}

const maxNameLetters = 120
/** Controls, and invisible marks that turn the direction of writing round or join letters. */
const unwelcome = /[\p{Cc}\p{Cf}\u2028\u2029]/gu

/** A name is only shown and offered for saving: it is cleaned, not argued about. */
export function cleanName(raw: string): string {
  const last = raw.replace(/^.*[/\\]/s, '')
  const plain = last
    .toWellFormed()
    .normalize('NFC')
    .replace(unwelcome, '')
    .replace(/[<>:"|?*\ufffd]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const extension = /\.[a-z0-9]{1,5}$/i.exec(plain)?.[0] ?? ''
  const stem = plain.slice(0, plain.length - extension.length).trim() || 'файл'
  // By whole letters: cutting a pair of UTF-16 in two would leave a half.
  const letters = Array.from(stem)
  return (
    (letters.length + extension.length > maxNameLetters
      ? `${letters
          .slice(0, maxNameLetters - extension.length - 1)
          .join('')
          .trim()}…`
      : stem) + extension
  )
}

/** What the browser declares before the first byte; all faults at once. */
export function admit(declared: Declared): { name: string } {
  const name = cleanName(declared.name)
  const isLarge = declared.purpose === 'learning-material' && largeTypeByName(name) !== null
  const why = isLarge ? null : whyNotByName(name)
  const errors: FieldFault[] = why ? [{ field: 'name', message: why }] : []
  if (!isLarge && declared.sizeBytes > contract.maxFileBytes)
    errors.push({ field: 'sizeBytes', message: 'Файл больше 20 МБ. Сожмите его или разделите на части' })
  if (errors.length > 0) throw new Problem(invalid, { errors })
  return { name }
}

const largeTypes: Readonly<Record<string, LargeType>> = {
  zip: 'application/zip',
  mp4: 'video/mp4',
  webm: 'video/webm',
}
export type LargeType = 'application/zip' | 'video/mp4' | 'video/webm'

/** Packages and films: too large to be taken to pieces in memory. */
export const largeTypeByName = (name: string): LargeType | null =>
  largeTypes[/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? null

/** By the very first bytes. */
export function largeTypeByMagic(head: Uint8Array): LargeType | null {
  const text = Buffer.from(head.subarray(0, 12)).toString('latin1')
  if (text.startsWith('PK\x03\x04')) return 'application/zip'
  if (text.slice(4, 8) === 'ftyp') return 'video/mp4'
  return text.startsWith('\x1a\x45\xdf\xa3') ? 'video/webm' : null
}

/** Of materials on their way; what a programme holds is its organisation's and counted there no more. */
export function checkMaterialSpace(used: { bytes: number; uploads: number }, sizeBytes: number): void {
  if (used.uploads >= contract.maxUploadsAtOnce) {
    throw new Problem(contract.tooManyUploads, { detail: 'Закончите начатые загрузки или подождите сутки' })
  }
  if (used.bytes + sizeBytes > contract.maxLooseMaterialBytes)
    throw new Problem(contract.noSpace, {
      detail: 'Загружено 2 ГБ материалов, которых нет ни в одной программе. Удалите лишние',
    })
}

export function checkSpace(used: { bytes: number; uploads: number }, sizeBytes: number): void {
  if (used.uploads >= contract.maxUploadsAtOnce) {
    throw new Problem(contract.tooManyUploads, { detail: 'Закончите начатые загрузки или подождите сутки' })
  }
  if (used.bytes + sizeBytes > contract.maxBytesOfPerson) {
    const free = Math.max(0, contract.maxBytesOfPerson - used.bytes)
    throw new Problem(contract.noSpace, {
      detail: `Свободно ${megabytes(free)} МБ, а файл — ${megabytes(sizeBytes)} МБ`,
      freeBytes: free,
    })
  }
}

const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1).replace('.', ',')

export interface Part {
  readonly offset: number
  readonly sizeBytes: number
  readonly sha256: string
}

/** `repeat` — the same part again, after an answer that was lost on the way: nothing is to be done. */
export function placePart(file: FileRecord, part: Part, known: Part | undefined): 'append' | 'repeat' {
  if (file.state !== 'uploading') throw new Problem(contract.uploadClosed, { state: file.state })
  if (known && known.sizeBytes === part.sizeBytes && known.sha256 === part.sha256) return 'repeat'
  if (part.offset !== file.receivedBytes) {
    throw new Problem(contract.wrongOffset, {
      detail: `Получено ${file.receivedBytes}: продолжайте оттуда`,
      receivedBytes: file.receivedBytes,
    })
  }
  const end = part.offset + part.sizeBytes
  if (end > file.declaredSizeBytes)
    throw new Problem(contract.partTooLong, { declaredBytes: file.declaredSizeBytes })
  if (part.sizeBytes < contract.minPartBytes && end < file.declaredSizeBytes) {
    throw new Problem(contract.partTooShort, { detail: 'Меньше 64 КБ может быть только последняя часть' })
  }
  return 'append'
}

/** True when the upload may go to the check; false when it went there before. */
export function mayComplete(file: FileRecord): boolean {
  if (file.state !== 'uploading') return false
  if (file.receivedBytes < file.declaredSizeBytes) {
    throw new Problem(contract.uploadIncomplete, {
      detail: `Получено ${file.receivedBytes} из ${file.declaredSizeBytes}`,
      receivedBytes: file.receivedBytes,
    })
  }
  return true
}

type Content = NonNullable<FileRecord['content']>

/** What may be opened; the cause otherwise. */
export function readyContent(file: FileRecord): Content {
  if (file.state === 'refused') throw new Problem(contract.fileRefused, { detail: file.refusedWhy ?? '' })
  if (file.state !== 'ready' || !file.content) throw new Problem(contract.fileNotReady, { state: file.state })
  return file.content
}

/** Which of the files are new there; throws when one may not be attached, or they are too many. */
export function attach(
  files: readonly FileRecord[],
  there: readonly FileRecord[],
  how: { readonly allReady: boolean },
): FileRecord[] {
  for (const file of files) {
    if (file.state === 'refused')
      throw new Problem(contract.fileRefused, { detail: `${file.name}: ${file.refusedWhy}` })
    if (file.state === 'uploading' || (file.state === 'checking' && how.allReady)) {
      throw new Problem(contract.fileNotReady, { detail: `${file.name}: проверка ещё идёт` })
    }
  }
  const fresh = files.filter((f) => !there.some((t) => t.id === f.id))
  // Ten scans of one record, ten files of one message; a talk may have many messages.
  const scans = [...there, ...fresh].filter((f) => f.purpose !== 'application-message')
  if (Math.max(scans.length, fresh.length) > contract.maxFilesOfRecord)
    throw new Problem(contract.tooManyFiles)
  return fresh
}

/** When what nobody needs is forgotten. */
export const keeping = { unfinishedHours: 24, refusedDays: 7, looseDays: 30, strayHours: 24 } as const
