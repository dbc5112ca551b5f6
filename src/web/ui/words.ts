/** Russian typography and figures: what every visible sentence goes through. Dates are in dates.ts. */

const nbsp = '\u00a0'
const months = 'января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря'

/** Each rule names what must not part at the end of a line. */
const bonds: readonly RegExp[] = [
  // After short words: «в доме», «и код», «для врача».
  /(?<=(?:^|[\s(«„])(?:[А-Яа-яЁё]{1,2}|[Дд]ля|[Пп]ри|[Бб]ез|[Пп]од|[Нн]ад|[Пп]ро)) (?=\S)/g,
  // Number and its word: «36 ЗЕТ», «2 дня», «64 %».
  /(?<=\d) (?=[а-яё]|ЗЕТ|МБ|КБ|ГБ|Б(?![А-Яа-яё])|₽|%|°)/g,
  // Groups of digits: «14 500», «+7 900 000-00-00», «123-456-789 01».
  /(?<=\d) (?=\d{3}(?!\d))/g,
  /(?<=\d{3}-\d{3}-\d{3}) (?=\d{2})/g,
  new RegExp(`(?<=${months}) (?=\\d{4})`, 'g'),
  /(?<=№) (?=\S)/g,
  // A dash never begins a line.
  / (?=[—–] )/g,
  // Particles: «если бы», «тот же».
  / (?=(?:бы|же|ли)(?![А-Яа-яё]))/g,
]

/** Joins what must not part. Applying it twice changes nothing. */
export function nb(sentence: string): string {
  const joined = bonds.reduce((text, bond) => text.replace(bond, nbsp), sentence)
  return joined
    .replace(/№(?=\d)/g, `№${nbsp}`)
    .replace(/([А-ЯЁ]\.)[ \u00a0]?([А-ЯЁ]\.)[ \u00a0]?(?=[А-ЯЁ][а-яё])/g, `$1${nbsp}$2${nbsp}`)
    .replace(
      /([А-ЯЁ][а-яё-]+)[ \u00a0]([А-ЯЁ]\.)[ \u00a0]?([А-ЯЁ]\.)(?![ \u00a0]?[А-ЯЁ][а-яё])/g,
      `$1${nbsp}$2${nbsp}$3`,
    )
}

/** t`…` for every visible sentence. */
export const t = (parts: TemplateStringsArray, ...values: readonly (string | number)[]): string =>
  nb(parts.reduce((text, part, i) => text + String(values[i - 1]) + part))

const group = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, nbsp)

/** 14500 → «14 500», 2.44 → «2,4» with one digit after the comma. */
export function number(value: number, digits = 0): string {
  const [whole = '0', part] = Math.abs(value).toFixed(digits).split('.')
  const fraction = part?.replace(/0+$/, '')
  return `${value < 0 ? '−' : ''}${whole.length > 4 ? group(whole) : whole}${fraction ? `,${fraction}` : ''}`
}

const rules = new Intl.PluralRules('ru')

/** plural(3, 'дело', 'дела', 'дел') → «3 дела». */
export function plural(n: number, one: string, few: string, many: string): string {
  return `${number(n)}${nbsp}${form(n, one, few, many)}`
}

/** Only the word, in its right form. */
export function form(n: number, one: string, few: string, many: string): string {
  const rule = rules.select(Math.abs(n))
  return rule === 'one' ? one : rule === 'few' ? few : many
}

/** 14500 → «14 500 ₽». */
export const roubles = (value: number): string => `${group(String(Math.round(value)))}${nbsp}₽`

/** 2516582 → «2,4 МБ». */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes}${nbsp}Б`
  const kilo = bytes / 1024
  if (Math.round(kilo) < 1024) return `${number(Math.round(kilo))}${nbsp}КБ`
  const mega = kilo / 1024
  return mega < 1024 ? `${number(mega, 1)}${nbsp}МБ` : `${number(mega / 1024, 1)}${nbsp}ГБ`
}

/** 11 digits in any spelling → «123-456-789 01»; anything else is left as it is. */
export function snils(raw: string): string {
  const d = raw.replace(/\D/g, '')
  return d.length === 11 ? `${d.slice(0, 3)}-${d.slice(3, 6)}-${d.slice(6, 9)}${nbsp}${d.slice(9)}` : raw
}

/** «+79001234567» → «+7 900 123-45-67»; masked figures («·» or «*») stay masked. */
export function phone(raw: string): string {
  const d = raw.replace(/[^\d·*•]/g, '').replace(/[*•]/g, '·')
  if (d.length !== 11) return raw
  const parts = [d.slice(1, 4), d.slice(4, 7), d.slice(7, 9), d.slice(9)] as const
  return `+7${nbsp}${parts[0]}${nbsp}${parts[1]}-${parts[2]}-${parts[3]}`
}

export interface PersonName {
  readonly familyName: string
  readonly givenName: string
  readonly middleName?: string | null | undefined
}

const initial = (word: string | null | undefined): string[] => (word ? [`${word[0]?.toUpperCase()}.`] : [])

/** «Орлова Е. В.» */
export const surnameFirst = (p: PersonName): string =>
  [p.familyName, ...initial(p.givenName), ...initial(p.middleName)].join(nbsp)

/** «Е. В. Орлова» */
export const initialsFirst = (p: PersonName): string =>
  [...initial(p.givenName), ...initial(p.middleName), p.familyName].join(nbsp)

/** Puts the first letter in capitals. */
export const sentence = (text: string): string => (text[0]?.toUpperCase() ?? '') + text.slice(1)

/** What is told one after another about one thing: each begins with a capital, what is absent is passed over. */
export const sentences = (told: readonly (string | null | undefined | false)[]): string =>
  told
    .filter((one): one is string => Boolean(one))
    .map(sentence)
    .reduce((text, one) => (text === '' ? one : `${text}${/[.!?…]$/.test(text) ? '' : '.'} ${one}`), '')

/** «2 файла и подпись»: a list in words. */
export const listing = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : nb(`${words.slice(0, -1).join(', ')} и ${words.at(-1)}`)
