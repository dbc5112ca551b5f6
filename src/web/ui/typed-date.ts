/** A date as people type it («3.2.26», «3 февраля 2026», «2026-02-03») and what is wrong with it otherwise. */
import { months } from './dates.ts'
import { nb, plural } from './words.ts'

const stems = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'] as const
const monthNames = [
  'январе',
  'феврале',
  'марте',
  'апреле',
  'мае',
  'июне',
  'июле',
  'августе',
  'сентябре',
  'октябре',
  'ноябре',
  'декабре',
] as const

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
}

function monthOf(word: string): number {
  if (/^\d+$/.test(word)) return Number(word)
  const lower = word.toLowerCase()
  const whole = months.findIndex((name) => name === lower)
  return (whole >= 0 ? whole : stems.findIndex((stem) => lower.startsWith(stem))) + 1
}

/** Two digits of a year: up to ten years ahead is this century, the rest is the past one. */
const yearOf = (digits: string, now: Date): number => {
  if (digits.length > 2) return Number(digits)
  const near = 2000 + Number(digits)
  return near > now.getFullYear() + 10 ? near - 100 : near
}

function partsOf(text: string, now: Date): Parts | null {
  const clean = text.trim().replace(/\s*г(?:ода|\.)?$/i, '')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
  const solid = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(clean)
  const loose = /^(\d{1,2})[\s.,/\-\u00a0]+(\d{1,2}|[а-яё]{3,9}\.?)[\s.,/\-\u00a0]+(\d{4}|\d{2})$/i.exec(
    clean,
  )
  const found = solid ?? loose
  if (!found) return null
  return { day: Number(found[1]), month: monthOf(found[2]!.replace('.', '')), year: yearOf(found[3]!, now) }
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const pad = (n: number, size = 2): string => String(n).padStart(size, '0')

/** `YYYY-MM-DD`, or null when it is not a date of the calendar. */
export function parseTypedDate(text: string, now: Date): string | null {
  const p = partsOf(text, now)
  if (!p || p.month < 1 || p.month > 12 || p.year < 1900 || p.year > 2200) return null
  if (p.day < 1 || p.day > daysIn(p.year, p.month)) return null
  return `${pad(p.year, 4)}-${pad(p.month)}-${pad(p.day)}`
}

/** What to do about a typed date, in Russian; null when it is in order or empty. */
export function typedDateFault(text: string, now: Date): string | null {
  if (!text.trim() || parseTypedDate(text, now)) return null
  const p = partsOf(text, now)
  if (!p) return nb('Напишите дату так: 3.02.2026 или 3 февраля 2026')
  if (p.month < 1 || p.month > 12) return nb('Месяц — от 1 до 12. Сначала день, потом месяц')
  if (p.year < 1900 || p.year > 2200) return nb('Проверьте год: нужны четыре цифры')
  return nb(
    `Такого числа нет: в ${monthNames[p.month - 1]} ${p.year} года ${plural(daysIn(p.year, p.month), 'день', 'дня', 'дней')}`,
  )
}

export const isIsoDate = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value)
