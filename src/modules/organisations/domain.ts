/** Rules of the register: check digits, and what a person may have meant by the words they typed. */
import type { FieldFault } from '../../platform/problem.ts'
import type { OrganisationFields } from './contract.ts'

/** ОГРН of a legal entity: the 13th digit is the first twelve as a number, mod 11, mod 10. */
export const isOgrn = (s: string): boolean =>
  /^\d{13}$/.test(s) && Number((BigInt(s.slice(0, 12)) % 11n) % 10n) === Number(s[12])

const innWeights = [2, 4, 10, 3, 5, 9, 4, 6, 8]

/** ИНН of a legal entity: weights of the first nine digits, mod 11, mod 10. */
export const isInn = (s: string): boolean =>
  /^\d{10}$/.test(s) &&
  (innWeights.reduce((sum, w, i) => sum + w * Number(s[i]), 0) % 11) % 10 === Number(s[9])

export function faultsOf(fields: OrganisationFields, today: string): FieldFault[] {
  const faults: FieldFault[] = []
  const need = (isRight: boolean, field: string, message: string) => {
    if (!isRight) faults.push({ field, message })
  }
  const digits = (s: string, length: number, name: string) =>
    s.length === length && /^\d+$/.test(s)
      ? `Контрольная цифра не сходится. Проверьте ${name}`
      : `В ${name} нужно ${length} цифр, введено ${s.length}`
  need(isOgrn(fields.ogrn), 'ogrn', digits(fields.ogrn, 13, 'ОГРН'))
  need(isInn(fields.inn), 'inn', digits(fields.inn, 10, 'ИНН'))
  const issuedOn = fields.licence?.issuedOn
  need(!issuedOn || issuedOn <= today, 'licence.issuedOn', 'Дата в будущем. Проверьте год')
  need(!fields.closedOn || fields.closedOn <= today, 'closedOn', 'Дата в будущем. Проверьте год')
  return faults
}

/** One form for what is kept and what is asked: lower case, ё as е, signs as spaces. */
export const plain = (s: string): string =>
  s
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

export const searchText = (o: OrganisationFields): string =>
  plain([o.name, o.shortName, o.city, o.region, o.ogrn, o.inn].join(' '))

const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
const russianKeys = 'йцукенгшщзхъфывапролджэячсмитьбюё'
const russianOf = new Map(Array.from(latinKeys).map((key, i) => [key, russianKeys[i]!]))
const shifted: Readonly<Record<string, string>> = {
  '{': '[',
  '}': ']',
  ':': ';',
  '"': "'",
  '<': ',',
  '>': '.',
  '~': '`',
}

/** What the same keys write in the Russian layout: «gcrjd» is «псков». */
export const inRussianLayout = (s: string): string =>
  Array.from(s.toLowerCase())
    .map((c) => russianOf.get(shifted[c] ?? c) ?? c)
    .join('')

const cyrillic = 'абвгдежзийклмнопрстуфхцчшщъыьэюя'
const ascii = 'abvgdejzi0klmnoprstufhc1w2345y6q'
const asciiOf = new Map(Array.from(cyrillic, (letter, i) => [letter, ascii[i]!]))

/** Letter for letter in ASCII: pg_trgm does not know Cyrillic where the database has the locale C. */
export const letters = (s: string): string => Array.from(s, (c) => asciiOf.get(c) ?? c).join('')

/** Readings of a query, each a list of words all of which must be found; at most ten words are read. */
export function readings(query: string): string[][] {
  const words = (s: string) =>
    plain(s)
      .split(' ')
      .filter((w) => w !== '')
      .slice(0, 10)
  const typed = words(query)
  if (!/[a-z]/i.test(query)) return typed.length > 0 ? [typed] : []
  const swapped = words(inRussianLayout(query))
  return [typed, swapped].filter((r) => r.length > 0)
}
