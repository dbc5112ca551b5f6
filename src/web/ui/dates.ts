/** Dates and times in Russian, always by Moscow. A date without time is `YYYY-MM-DD`, an instant is ISO UTC or Date. */
import { nb, plural, sentence } from './words.ts'

const nbsp = '\u00a0'
export const months = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
] as const
const weekdays = ['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота'] as const

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

const moscow = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Moscow',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
})

const partsOf = (at: Date | string): Record<string, string> =>
  Object.fromEntries(moscow.formatToParts(new Date(at)).map((part) => [part.type, part.value]))

/** The date in Moscow of an instant, or a date as it is. */
export function isoDay(at: Date | string): string {
  if (typeof at === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(at)) return at
  const p = partsOf(at)
  return `${p['year']}-${p['month']}-${p['day']}`
}

function split(at: Date | string): Day {
  const [year = 0, month = 1, day = 1] = isoDay(at).split('-').map(Number)
  return { year, month, day }
}

const serial = (at: Date | string): number => {
  const { year, month, day } = split(at)
  return Date.UTC(year, month - 1, day) / 86_400_000
}

/** Whole calendar days from `now` to `at` in Moscow: 0 is today, −1 yesterday. */
export const daysFrom = (now: Date, at: Date | string): number => serial(at) - serial(now)

const yearOf = (of: Day, now: Date | null): string =>
  now && of.year === split(now).year ? '' : `${nbsp}${of.year}`

/** «23 ноября», with the year unless it is the current one. */
export function day(at: Date | string, now: Date | null): string {
  const d = split(at)
  return `${d.day}${nbsp}${months[d.month - 1]}${yearOf(d, now)}`
}

/** «23 ноября 2026», always with the year. */
export const fullDay = (at: Date | string): string => day(at, null)

/** «9:14» by Moscow. */
export function time(at: Date | string): string {
  const p = partsOf(at)
  return `${Number(p['hour'])}:${p['minute']}`
}

/** «23 ноября 2026, 9:14:05», where the second matters. */
export const exactly = (at: Date | string): string =>
  `${fullDay(at)}, ${time(at)}:${String(new Date(at).getUTCSeconds()).padStart(2, '0')}`

/** «Понедельник, 23 ноября 2026». */
export const weekday = (at: Date | string): string =>
  `${sentence(weekdays[new Date(serial(at) * 86_400_000).getUTCDay()] ?? '')}, ${fullDay(at)}`

/** «сегодня, 9:14», «вчера, 18:30», «20 ноября, 11:05». */
export function moment(at: Date | string, now: Date): string {
  const away = daysFrom(now, at)
  const when = away === 0 ? 'сегодня' : away === -1 ? 'вчера' : away === 1 ? 'завтра' : day(at, now)
  return nb(`${when}, ${time(at)}`)
}

/** «3 февраля – 30 мая 2026», «с сентября» never: both ends are dates. */
export function period(from: Date | string, to: Date | string, now: Date | null = null): string {
  const [a, b] = [split(from), split(to)]
  const tail = `${b.day}${nbsp}${months[b.month - 1]}${yearOf(b, now)}`
  // So long that a narrow column parts it before the year.
  const loose = (at: Date | string) => fullDay(at).replace(/\u00a0(?=\d{4}$)/, ' ')
  if (a.year !== b.year) return `${loose(from)}${nbsp}– ${loose(to)}`
  if (a.month === b.month) return a.day === b.day ? tail : `${a.day}–${tail}`
  return `${a.day}${nbsp}${months[a.month - 1]}${nbsp}– ${tail}`
}

/** How long ago or ahead in words, within 14 days; beyond that nothing: the date says enough. */
export function relative(at: Date | string, now: Date): string {
  const n = daysFrom(now, at)
  if (Math.abs(n) > 14) return ''
  if (n === 0) return 'сегодня'
  if (n === 1) return 'завтра'
  if (n === -1) return 'вчера'
  if (n === 7) return nb('через неделю')
  if (n === 14) return nb('через две недели')
  return n > 0 ? nb(`через ${days(n)}`) : nb(`${days(-n)} назад`)
}

export const days = (n: number): string => plural(n, 'день', 'дня', 'дней')

export interface DeadlineWords {
  /** Ink is far, `yours` is three days or less, `refused` is past. */
  readonly tone: 'ink' | 'yours' | 'refused'
  readonly date: string
  readonly rest: string
}

/** A date is never alone: «25 ноября», «осталось 2 дня». */
export function deadline(at: Date | string, now: Date): DeadlineWords {
  const n = daysFrom(now, at)
  const date = day(at, now)
  if (n < 0) return { tone: 'refused', date, rest: nb(`просрочено на ${days(-n)}`) }
  if (n > 14) return { tone: 'ink', date, rest: '' }
  if (n > 3) return { tone: 'ink', date, rest: relative(at, now) }
  if (n === 0) return { tone: 'yours', date, rest: 'сегодня последний день' }
  return { tone: 'yours', date, rest: nb(n === 1 ? 'остался 1 день' : `осталось ${days(n)}`) }
}

/** «до 25 ноября, осталось 2 дня»: one line. */
export function until(at: Date | string, now: Date): string {
  const { date, rest } = deadline(at, now)
  return nb(`до ${date}${rest ? `, ${rest}` : ''}`)
}

/** For `<time dateTime>`: the machine form. */
export const machine = (at: Date | string): string => (typeof at === 'string' ? at : at.toISOString())
