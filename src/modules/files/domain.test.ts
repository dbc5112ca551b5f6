/** The rules of uploads by themselves. */
import { describe, expect, test } from 'vitest'
import { Problem } from '../../platform/problem.ts'
import { attach, checkSpace, cleanName, type FileRecord, mayComplete, placePart } from './domain.ts'

const mebibyte = 1024 * 1024
const file = (over: Partial<FileRecord> = {}): FileRecord => ({
  id: 'a',
  ownerId: 'o',
  keyOwnerId: 'o',
  purpose: 'education-record',
  name: 'диплом.pdf',
  state: 'uploading',
  declaredSizeBytes: 3 * mebibyte,
  declaredSha256: '',
  receivedBytes: 0,
  content: null,
  preview: null,
  pageCount: null,
  refusedWhy: null,
  isAttached: false,
  createdAt: new Date(),
  ...over,
})
const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'taken'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

describe('C7 a name is cleaned, not argued about', () => {
  const cases: [raw: string, clean: string][] = [
    ['Диплом Ивановой.pdf', 'Диплом Ивановой.pdf'],
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\Елена\\скан 1.JPG', 'скан 1.JPG'],
    ['скан\u202egpj.exe', 'сканgpj.exe'],
    ['a\0b\r\nSet-Cookie: x=1.png', 'abSet-Cookie_ x=1.png'],
    ['й.pdf', 'й.pdf'],
    ['  ..скан   диплома.pdf. ', 'скан диплома.pdf'],
    ['.pdf', 'pdf'],
    ['\u200b\ufeff.png', 'png'],
    ['отчёт.php.jpg', 'отчёт.php.jpg'],
    ['a<b>:"c|d?*.png', 'a_b___c_d__.png'],
    ['\ud800.png', '_.png'],
    ['', 'файл'],
  ]
  test.for(cases)('%j → %j', ([raw, clean]) => expect(cleanName(raw)).toBe(clean))

  test('three hundred letters become a hundred and twenty, the extension stays', () => {
    const name = cleanName(`${'Щ'.repeat(300)}.pdf`)
    expect(Array.from(name)).toHaveLength(120)
    expect(name.endsWith('Щ….pdf')).toBe(true)
    expect(cleanName(`${'😀'.repeat(300)}.pdf`).isWellFormed()).toBe(true)
  })
})

test('C7 parts come in order; the same part again is no harm, another in its place is refused', () => {
  const part = { offset: 0, sizeBytes: mebibyte, sha256: 'a' }
  expect(placePart(file(), part, undefined)).toBe('append')
  expect(placePart(file({ receivedBytes: mebibyte }), part, part)).toBe('repeat')
  const at = (f: FileRecord, p: Partial<typeof part>, known?: typeof part) =>
    codeOf(() => placePart(f, { ...part, ...p }, known))
  expect(at(file({ receivedBytes: mebibyte }), { sha256: 'b' }, part)).toBe('file.wrong-offset')
  expect(at(file(), { offset: mebibyte })).toBe('file.wrong-offset')
  expect(at(file(), { sizeBytes: 3 * mebibyte + 1 })).toBe('file.part-too-long')
  expect(at(file(), { sizeBytes: 1000 })).toBe('file.part-too-short')
  expect(at(file({ declaredSizeBytes: 1000 }), { sizeBytes: 1000 })).toBe('taken')
  expect(at(file({ state: 'checking' }), {})).toBe('file.upload-closed')
})

test('C7 only a whole upload is completed, and only once', () => {
  expect(codeOf(() => mayComplete(file({ receivedBytes: mebibyte })))).toBe('file.incomplete')
  expect(mayComplete(file({ receivedBytes: 3 * mebibyte }))).toBe(true)
  expect(mayComplete(file({ state: 'ready', receivedBytes: 3 * mebibyte }))).toBe(false)
})

test('C7 two hundred megabytes and twenty uploads at once for one person', () => {
  expect(codeOf(() => checkSpace({ bytes: 190 * mebibyte, uploads: 0 }, 10 * mebibyte))).toBe('taken')
  expect(codeOf(() => checkSpace({ bytes: 190 * mebibyte, uploads: 0 }, 10 * mebibyte + 1))).toBe(
    'file.no-space',
  )
  expect(codeOf(() => checkSpace({ bytes: 0, uploads: 20 }, 1))).toBe('file.too-many-uploads')
})

test('C7 ten scans of a record, ten files of a message; a talk may be long', () => {
  const ready = (n: number, purpose: FileRecord['purpose'] = 'education-record') =>
    Array.from({ length: n }, (_, i) => file({ id: `${purpose}${i}`, state: 'ready', purpose }))
  const how = { allReady: true }
  expect(attach(ready(10), [], how)).toHaveLength(10)
  expect(attach(ready(10), ready(10), how)).toHaveLength(0)
  expect(codeOf(() => attach(ready(11), [], how))).toBe('file.too-many')
  expect(codeOf(() => attach([file({ id: 'x', state: 'ready' })], ready(10), how))).toBe('file.too-many')
  expect(
    attach(
      [file({ id: 'x', state: 'ready', purpose: 'application-message' })],
      [...ready(10), ...ready(30, 'application-message')],
      how,
    ),
  ).toHaveLength(1)
  expect(codeOf(() => attach([file({ state: 'checking' })], [], how))).toBe('file.not-ready')
  expect(attach([file({ state: 'checking' })], [], { allReady: false })).toHaveLength(1)
  expect(codeOf(() => attach([file({ state: 'uploading' })], [], { allReady: false }))).toBe('file.not-ready')
  expect(codeOf(() => attach([file({ state: 'refused' })], [], { allReady: false }))).toBe('file.refused')
})
