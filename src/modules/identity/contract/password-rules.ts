/** What a new password must be, said the same way by the page while it is typed and by the server (security reference §4.4). Pure. */
import { z } from 'zod'
import { passwordKeyText, shelfDigits } from '../../../platform/crypto/password-key.ts'
import { endpoint } from '../../../platform/endpoint.ts'
import { classics, keyRows, cyrillicLetters, soundOf, swapLayout, translitsOf } from './password-words.ts'

/** Numbers of policy that a page needs to know. */
export const PasswordRules = z.object({
  least: z.int(),
  most: z.int(),
  /** Earlier passwords that may not come back. */
  history: z.int(),
  /** Signs by which it must differ from the present one. */
  distance: z.int(),
  /** 0: as long as one likes. */
  maxAgeDays: z.int(),
})
export type PasswordRules = z.output<typeof PasswordRules>

export const readPasswordRules = endpoint({
  method: 'GET',
  path: '/api/identity/password/rules',
  summary: 'Каким должен быть пароль',
  reply: PasswordRules,
})

/** The password itself is not sent: the page compares the shelf with its own key. */
export const readKnownPasswords = endpoint({
  method: 'GET',
  path: '/api/identity/password/known/:shelf',
  summary: 'Полка списка известных паролей: окончания ключей',
  params: z.object({ shelf: z.string().regex(/^[01][0-9a-f]{3}$/, 'Четыре знака') }),
  reply: z.object({ rest: z.array(z.string()) }),
})

export const passwordChecks = ['length', 'pattern', 'own', 'known', 'near', 'had'] as const
export type PasswordCheck = (typeof passwordChecks)[number]

export interface PasswordFault {
  readonly check: PasswordCheck
  /** What is wrong and what to do, in Russian. */
  readonly message: string
}

export interface PasswordAsked {
  readonly rules: PasswordRules
  /** Words of the person: names, mailbox, dates, numbers. */
  readonly words: readonly (string | null)[]
  /** The present password when it is typed beside; null when there is none or nobody knows it. */
  readonly current: string | null
}

export const knownMessage = 'Такой пароль угадывают первым. Придумайте другой'

/** Everything that can be said without the list and without the hashes of earlier ones. */
export function passwordFaults(password: string, asked: PasswordAsked): PasswordFault[] {
  const { rules, words, current } = asked
  const lower = normal(password)
  const found: [PasswordCheck, string | null][] = [
    ['length', lengthFault(password, rules)],
    ['pattern', patternFault(lower)],
    ['own', isOwn(lower, words) ? 'В пароле ваше имя, дата или номер. Это угадывают первым' : null],
    ['known', isClassic(lower) ? knownMessage : null],
    ['near', nearFault(lower, current, rules.distance)],
  ]
  return found.flatMap(([check, message]) => (message === null ? [] : [{ check, message }]))
}

const normal = (text: string): string => text.normalize('NFKC').toLowerCase()

function lengthFault(password: string, { least, most }: PasswordRules): string | null {
  const length = Array.from(password).length
  if (length < least) return `Нужно не меньше ${least} знаков, введено ${length}`
  return length > most ? `Нужно не больше ${most} знаков, введено ${length}` : null
}

function patternFault(lower: string): string | null {
  if (isRepetition(lower)) return 'Один и тот же кусок повторяется. Придумайте другой'
  return isMostlyRuns(lower) ? 'Это ряд клавиш или знаков подряд. Придумайте другой' : null
}

function nearFault(lower: string, current: string | null, distance: number): string | null {
  if (!current || distance === 0 || distanceOf(lower, normal(current)) >= distance) return null
  return `Слишком похож на нынешний: измените не меньше ${distance} знаков`
}

/** «лето-лето-лето»: a piece said over and over. */
const isRepetition = (text: string): boolean => /^(.{1,6}?)\1+.{0,3}$/su.test(text)

const backwards = keyRows.map((row) => Array.from(row).toReversed().join(''))

/** Runs of neighbours in a row of keys, or of one sign, make most of it. */
function isMostlyRuns(text: string): boolean {
  let covered = 0
  for (let at = 0; at < text.length;) {
    let length = 1
    while (at + length < text.length && text[at + length] === text[at]) length++
    if (length < 3) {
      length = 1
      for (const row of [...keyRows, ...backwards]) {
        let run = 1
        while (at + run < text.length && row.includes(text.slice(at, at + run + 1))) run++
        length = Math.max(length, run)
      }
    }
    if (length >= 3) covered += length
    at += length
  }
  return text.length > 0 && covered >= text.length * 0.7
}

/** A name in any alphabet and layout, a date or a number of the person. */
function isOwn(lower: string, words: readonly (string | null)[]): boolean {
  const own = words
    .flatMap((word) => normal(word ?? '').split(/[\s@.,-]+/))
    .filter((word) => Array.from(word).length >= 4)
  const digits = lower.replace(/\D/g, '')
  const letters = lower.replace(/[^\p{L}]/gu, '')
  const swapped = swapLayout(lower)
  const texts = [lower, letters, swapped, swapped.replace(/[^\p{L}]/gu, '')]
  return own.some((word) => {
    if (/^\d+$/.test(word)) return word.length >= 6 && digits.includes(word)
    return texts.some((text) => isMostly(text, word)) || isMostly(soundOf(letters), soundOf(word))
  })
}

const isClassic = (lower: string): boolean =>
  classics.some((word) =>
    [bare(lower), bare(swapLayout(lower))].some((text) => text === word || isMostly(text, word)),
  )

/** The word makes half of the letters of the password, once or several times. */
function isMostly(text: string, word: string): boolean {
  const parts = word === '' ? 0 : text.split(word).length - 1
  return parts > 0 && parts * word.length * 2 >= text.length
}

/** The usual substitutions undone: «p@ssw0rd» → «password». */
const plain = (text: string): string =>
  text
    .replace(/[@4]/g, 'a')
    .replace(/0/g, 'o')
    .replace(/[1!|]/g, 'i')
    .replace(/3/g, 'e')
    .replace(/[$5]/g, 's')

/** Letters only: «P@ssw0rd-2026» → «password». */
const bare = (text: string): string => plain(text).replace(/[^\p{L}]/gu, '')

/**
 * How it may stand in the list: as it is, typed in the other layout, in Latin letters; with and without
 * the digits and signs that people put around a word they are told to make longer.
 */
export function writingsOf(password: string): string[] {
  const lower = normal(password)
  const texts = [lower, swapLayout(lower), ...translitsOf(lower)]
  const cores = texts.flatMap((text) => {
    const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    const isMain = core.length >= 5 && core.length * 2 >= text.length
    return isMain ? [core, plain(core)] : []
  })
  return [...new Set([...texts, ...cores])].filter((text) => text.length >= 5 && !cyrillicLetters.test(text))
}

/** Where this writing would stand in the list: its shelf, and the rest of its key. */
export function placeOnShelf(writing: string): { readonly shelf: string; readonly rest: string } {
  const key = passwordKeyText(writing)
  return { shelf: key.slice(0, shelfDigits), rest: key.slice(shelfDigits) }
}

/** Signs to add, drop, replace or swap with a neighbour to make one of the other (optimal string alignment). */
export function distanceOf(left: string, right: string): number {
  const [a, b] = [Array.from(left), Array.from(right)]
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      let least = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + (isSame ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1)
      row.push(least)
    }
    ;[before, last] = [last, row]
  }
  return last[b.length]!
}
