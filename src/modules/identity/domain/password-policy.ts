/** What a new password must not be; the reason is always said (security reference §4.4). Pure. */

export const passwordLength = { least: 12, most: 128 } as const

/** Beginnings and whole words that everybody tries first; compared without digits and signs at the ends. */
const classics = [
  ...'password passw0rd qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm iloveyou letmein welcome monkey dragon master'.split(
    ' ',
  ),
  ...'football baseball superman batman sunshine princess starwars shadow michael jordan freedom whatever trustno'.split(
    ' ',
  ),
  ...'administrator admin root user guest login default changeme secret summer winter spring autumn january february'.split(
    ' ',
  ),
  ...'moscow russia rossiya privet lyubov lubov parol natasha svetlana marina tatiana ekaterina anastasia aleksandr'.split(
    ' ',
  ),
  ...'dmitry sergey andrey maksim vladimir nikolay spartak zenit dinamo lokomotiv solnyshko kotenok zayka krasotka'.split(
    ' ',
  ),
  ...'пароль йцукен йцукенг йцукенгшщз фывапролдж ячсмить любовь любимая любимый солнышко зайчик котенок котёнок'.split(
    ' ',
  ),
  ...'красотка наташа светлана марина татьяна екатерина анастасия александр дмитрий сергей андрей максим владимир'.split(
    ' ',
  ),
  ...'николай россия москва привет спартак зенит динамо локомотив ангелина принцесса мамочка счастье админ секрет'.split(
    ' ',
  ),
  ...'медицина больница поликлиника госуслуги доктор врач медсестра здоровье medicina bolnica gosuslugi doktor nmo нмо'.split(
    ' ',
  ),
]

const rows = [
  'qwertyuiop[]',
  'asdfghjkl;',
  'zxcvbnm,./',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдежзийклмнопрстуфхцчшщъыьэюя',
]

const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
const cyrillic = 'йцукенгшщзхъфывапролджэячсмитьбюё'

/** The same keys in the other layout: «gfhjkm» is «пароль». */
const swapLayout = (text: string): string =>
  Array.from(text)
    .map((sign) => {
      const at = latin.indexOf(sign)
      const back = cyrillic.indexOf(sign)
      return at >= 0 ? cyrillic[at]! : back >= 0 ? latin[back]! : sign
    })
    .join('')

/** Letters only, the usual substitutions undone: «P@ssw0rd-2026» → «password». */
const bare = (text: string): string =>
  text
    .replace(/[@4]/g, 'a')
    .replace(/0/g, 'o')
    .replace(/[1!|]/g, 'i')
    .replace(/3/g, 'e')
    .replace(/[$5]/g, 's')
    .replace(/[^\p{L}]/gu, '')

/** Longest run of neighbours in a row of keys or of one sign. */
function isMostlyRuns(text: string): boolean {
  const backwards = rows.map((row) => Array.from(row).reverse().join(''))
  let covered = 0
  for (let at = 0; at < text.length;) {
    let length = 1
    while (at + length < text.length && text[at + length] === text[at]) length++
    if (length < 3) {
      length = 1
      for (const row of [...rows, ...backwards]) {
        let run = 1
        while (at + run < text.length && row.includes(text.slice(at, at + run + 1))) run++
        length = Math.max(length, run)
      }
    }
    if (length >= 3) covered += length
    at += length
  }
  return covered >= text.length * 0.7
}

/** «лето-лето-лето»: a piece said over and over. */
const isRepetition = (text: string): boolean => /^(.{1,6}?)\1+.{0,3}$/su.test(text)

/** Words of the person: login, names, dates, numbers. */
export interface PasswordContext {
  readonly words: readonly (string | null)[]
}

/** What to do about it, or null when it is fine. */
export function passwordFault(password: string, context: PasswordContext): string | null {
  const length = Array.from(password).length
  if (length < passwordLength.least)
    return `Нужно не меньше ${passwordLength.least} знаков, введено ${length}`
  if (length > passwordLength.most) return `Нужно не больше ${passwordLength.most} знаков`
  const lower = password.normalize('NFKC').toLowerCase()
  if (isRepetition(lower)) return 'Один и тот же кусок повторяется. Придумайте другой'
  if (isMostlyRuns(lower)) return 'Это ряд клавиш или знаков подряд. Придумайте другой'
  const own = context.words
    .flatMap((word) => (word ?? '').toLowerCase().split(/[\s@.,-]+/))
    .filter((word) => Array.from(word).length >= 4)
  const digits = lower.replace(/\D/g, '')
  const letters = lower.replace(/[^\p{L}]/gu, '')
  if (
    own.some(
      (word) =>
        [lower, letters, swapLayout(lower)].some((text) => isMostly(text, word)) ||
        (/^\d{6,}$/.test(word) && digits.includes(word)),
    )
  ) {
    return 'В пароле ваше имя, дата или номер. Это угадывают первым'
  }
  if (
    classics.some((word) =>
      [bare(lower), bare(swapLayout(lower))].some((text) => text === word || isMostly(text, word)),
    )
  ) {
    return 'Такой пароль угадывают первым. Придумайте другой'
  }
  return null
}

/** The word makes half of the letters of the password, once or several times. */
function isMostly(text: string, word: string): boolean {
  const parts = text.split(word).length - 1
  return parts > 0 && parts * word.length * 2 >= text.length
}
