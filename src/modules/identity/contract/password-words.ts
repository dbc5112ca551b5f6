/** Words and keys by which a password is recognised as one that is guessed first. Pure. */

/** Beginnings and whole words that everybody tries first; compared without digits and signs at the ends. */
export const classics: readonly string[] = [
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

/** Neighbours on the keyboard and in the alphabets. */
export const keyRows: readonly string[] = [
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

/** The list of known passwords has no Cyrillic letters. */
export const cyrillicLetters = /[а-яё]/

/** The same keys in the other layout: «gfhjkm» is «пароль». */
export const swapLayout = (text: string): string =>
  Array.from(text)
    .map((sign) => {
      const at = latin.indexOf(sign)
      const back = cyrillic.indexOf(sign)
      return at >= 0 ? cyrillic[at]! : back >= 0 ? latin[back]! : sign
    })
    .join('')

const letters = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'
const full = 'a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch . y . e yu ya'.split(' ')
const short = 'a b v g d e e j z i i k l m n o p r s t u f h c ch sh sh . y . e u ia'.split(' ')

const spell = (text: string, by: readonly string[]): string =>
  Array.from(text)
    .map((sign) => {
      const at = letters.indexOf(sign)
      return at < 0 ? sign : by[at]!.replace('.', '')
    })
    .join('')

/** «любовь» → «lyubov», «lubov»; nothing for a text that is Latin already. */
export const translitsOf = (text: string): string[] =>
  cyrillicLetters.test(text) ? [spell(text, full), spell(text, short)] : []

/** One spelling for the many ways in which a Russian name is put in Latin letters. */
export const soundOf = (text: string): string =>
  spell(text, full)
    .replace(/shch|sch/g, 'sh')
    .replace(/kh/g, 'h')
    .replace(/x/g, 'ks')
    .replace(/ts|tz/g, 'c')
    .replace(/[yj](?=[aou])/g, '')
    .replace(/i(?=[aou])/g, '')
    .replace(/[yj]/g, 'i')
    .replace(/(.)\1+/g, '$1')

interface Known {
  readonly familyName: string
  readonly givenName: string
  readonly patronymic: string | null
  readonly birthDate: string | null
  readonly snils: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** What a stranger finds out about a person first, so a password must not be made of it. */
export function ownWordsOf(person: Known): (string | null)[] {
  const [year = '', month = '', day = ''] = person.birthDate?.split('-') ?? []
  const { familyName, givenName, patronymic, email, phone, snils } = person
  return [
    familyName,
    givenName,
    patronymic,
    email?.split('@')[0] ?? null,
    phone?.replace(/\D/g, '').slice(-10) ?? null,
    snils?.replace(/\D/g, '') ?? null,
    `${day}${month}${year}`,
    `${year}${month}${day}`,
    `${day}${month}${year.slice(2)}`,
  ]
}
