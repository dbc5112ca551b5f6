/** What a person may have meant by the words they typed: one form of letters, another keyboard, readings. Pure. */

/** One form for what is kept and what is asked: lower case, ё as е, signs as spaces. */
export const plain = (s: string): string =>
  s
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

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
