/** Working days of Russia; a day is a Moscow day. Pure: dates are words such as 2026-11-23. */
import { holidays, movedDays } from './holidays.ts'

const dayMs = 86_400_000
/** Moscow has kept UTC+3 the whole year since 26 October 2014 (Федеральный закон от 21.07.2014 № 248-ФЗ). */
const moscowMs = 3 * 3_600_000

export const moscowDay = (at: Date): string => new Date(at.getTime() + moscowMs).toISOString().slice(0, 10)

/** The instant at which a Moscow day begins. */
export const startOfMoscowDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - moscowMs)

export const nextDay = (day: string, days = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

interface Year {
  readonly off: ReadonlySet<string>
  readonly working: ReadonlySet<string>
}
const years = new Map<string, Year>()

function yearOf(year: string): Year {
  const known = years.get(year)
  if (known) return known
  const moves = movedDays[year]?.moves ?? []
  const off = new Set(holidays.map((d) => `${year}-${d}`))
  const working = new Set(moves.map(([from]) => `${year}-${from}`).filter((d) => !off.has(d)))
  for (const [, to] of moves) off.add(`${year}-${to}`)
  // Part two of article 112: a holiday on a weekend gives the next working day, save 1–8 January, which the Government moves.
  for (const holiday of holidays.filter((d) => !d.startsWith('01-') && !moves.some(([from]) => from === d))) {
    let day = `${year}-${holiday}`
    if (!isWeekend(day)) continue
    while (isWeekend(day) || off.has(day)) day = nextDay(day)
    off.add(day)
  }
  const fresh = { off, working }
  years.set(year, fresh)
  return fresh
}

export function isWorkingDay(day: string): boolean {
  const { off, working } = yearOf(day.slice(0, 4))
  return working.has(day) || (!isWeekend(day) && !off.has(day))
}

/** The n-th working day after `day`; for 0 the day itself, or the first working day after it. */
export function addWorkingDays(day: string, count: number): string {
  let at = day
  if (count === 0) while (!isWorkingDay(at)) at = nextDay(at)
  for (let left = count; left > 0;) {
    at = nextDay(at)
    if (isWorkingDay(at)) left--
  }
  return at
}

/** The day before the last `count` working days up to and including `day`. */
export function dayBeforeWorking(day: string, count: number): string {
  let at = day
  for (let left = count; left > 0; at = nextDay(at, -1)) if (isWorkingDay(at)) left--
  return at
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: string, to: string): number {
  let count = 0
  for (let day = from; day < to;) {
    day = nextDay(day)
    if (isWorkingDay(day)) count++
  }
  return count
}

export const calendarDaysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
