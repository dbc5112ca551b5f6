/** G3: what a new password must be (security reference §4.4), and the list of known ones. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findKnownPasswords, openKnownPasswords } from '../../platform/crypto/known-passwords.ts'
import {
  distanceOf,
  ownWordsOf,
  passwordFaults,
  placeOnShelf,
  writingsOf,
  type PasswordAsked,
} from './contract.ts'

const rules = { least: 12, most: 128, history: 5, distance: 4, maxAgeDays: 90 }
const orlova = ownWordsOf({
  familyName: 'Орлова',
  givenName: 'Елена',
  patronymic: 'Викторовна',
  birthDate: '1984-03-14',
  snils: '112-233-445 95',
  phone: '+79004510017',
  email: 'e.orlova84@example.ru',
})
const said = (password: string, over: Partial<PasswordAsked> = {}): string =>
  passwordFaults(password, { rules, words: orlova, current: null, ...over })
    .map((fault) => fault.message)
    .join('. ')
const known = openKnownPasswords(findKnownPasswords())
const isKnown = (password: string) => known.has(writingsOf(password))

test.for([
  ['короткий', 'Нужно не меньше 12'],
  ['ж'.repeat(129), 'Нужно не больше 128'],
  ['qwertyuiop12', 'ряд клавиш'],
  ['йцукенгшщзхъ', 'ряд клавиш'],
  ['aaaaaaaaaaaaaa', 'повторяется'],
  ['летолетолето', 'повторяется'],
  ['Password-2026!', 'угадывают первым'],
  ['P@ssw0rd123456', 'угадывают первым'],
  ['gfhjkm-2026-gfhjkm', 'угадывают первым'],
  ['Поликлиника2026', 'угадывают первым'],
  ['Госуслуги-2026!', 'угадывают первым'],
  ['ujceckeub-2026', 'угадывают первым'],
  ['Орлова-14-03-84', 'ваше имя'],
  ['zz14031984zzq', 'ваше имя'],
  ['Orlova!2026!!', 'ваше имя'],
  ['Jhkjdf!2026!!', 'ваше имя'],
  ['Viktorovna-84', 'ваше имя'],
  ['zzz9004510017', 'ваше имя'],
  ['сн11223344595', 'ваше имя'],
] as const)('G3 the password «%s» is refused with its reason', ([password, why]) => {
  expect(said(password)).toContain(why)
})

test.for([
  'синий трактор едет медленно',
  'correct-horse-battery',
  'Жёлтый7чайник&облако',
  'v9$Lq2!mXw8zRt',
  'ж'.repeat(20) + ' и ещё немного слов',
])('G3 the password «%s» is fine', async (password) => {
  expect(said(password)).toBe('')
  expect(await isKnown(password)).toBe(false)
})

test('G3 every fault is named at once', () => {
  expect(
    passwordFaults('орлова', { rules, words: orlova, current: 'орлова1' }).map((fault) => fault.check),
  ).toEqual(['length', 'own', 'near'])
})

test.for([
  ['трубочист-чайник-1', 'трубочист-чайник-2', true],
  ['трубочист-чайник-2025', 'трубочист-чайник-2026!', true],
  ['трубочист-чайник', 'ТРУБОЧИСТ-чайник', true],
  ['трубочист-чайник', 'чайник-трубочист', false],
] as const)('G7 after «%s» the password «%s» is too near: %s', ([current, next, isNear]) => {
  expect(said(next, { words: [], current }).includes('Слишком похож на нынешний')).toBe(isNear)
  expect(said(next, { words: [], current, rules: { ...rules, distance: 0 } })).toBe('')
})

test('a distance counts a swapped pair once, and is the same both ways', () => {
  expect(distanceOf('пароль', 'праоль')).toBe(1)
  expect(distanceOf('', 'мир')).toBe(3)
  const text = fc.string({ unit: fc.constantFrom('а', 'б', 'в'), maxLength: 8 })
  fc.assert(
    fc.property(text, text, (a, b) => {
      const distance = distanceOf(a, b)
      expect(distance).toBe(distanceOf(b, a))
      expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
      expect(distance === 0).toBe(a === b)
    }),
  )
})

/** All of them are in the million, or are made of what is in it the way people make it. */
test.for([
  'marina1985marina',
  'Klubnika-2026',
  'Клубника-2026!',
  'Бабушка1234567',
  '!!!Strekoza2026',
  'Ghbdtn-123456',
  'Привет-123456',
  'Lyubimaya12345',
  'Traktor-123456',
  '1q2w3e4r5t6y7u8i',
  'Sh@d0wfax-2026',
])('G3 «%s» is found in the list of known passwords', async (password) => {
  const found = (await isKnown(password)) || said(password, { words: [] }) !== ''
  expect(found).toBe(true)
})

test('G3 any password of the list that is long enough is refused, in any case and layout', async () => {
  const { readFileSync } = await import('node:fs')
  const all = readFileSync(findKnownPasswords()!, 'latin1').split('\n')
  const long = all.filter((word) => word.length >= rules.least)
  expect(long.length).toBeGreaterThan(40_000)
  const some = long.filter((_, i) => i % 29 === 0)
  const missed: string[] = []
  for (const word of some) {
    if (!(await isKnown(word)) || !(await isKnown(word.toUpperCase()))) missed.push(word)
  }
  expect(missed).toEqual([])
})

test('G3 the page asks for a shelf and finds on it what the server finds', async () => {
  for (const word of ['marina1985', 'qazwsxedcrfv', 'синий-трактор', 'zzkqj-vbx-81']) {
    const [writing = word] = writingsOf(word)
    const { shelf, rest } = placeOnShelf(writing)
    const keys = await known.shelf(shelf)
    expect(keys.includes(rest)).toBe(await known.has([writing]))
    // Enough neighbours that the shelf does not tell which of them was meant.
    expect(keys.length).toBeGreaterThan(50)
    expect(keys.length).toBeLessThan(400)
  }
})
