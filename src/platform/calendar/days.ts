/** Days as words such as 2026-11-23: which are real, and how they are said. Pure. */

/** A real day as `YYYY-MM-DD`, not before 1900; 31.02 is none. */
export function isDay(s: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(s)) return false
  const at = new Date(`${s}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === s && s >= '1900-01-01'
}

/** «1.02.2027», as people type it, → 2027-02-01; anything else stays, to be named by whoever checks. */
export function typedDay(typed: string): string {
  const [, d, m, y] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(typed) ?? []
  return d && m && y ? `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}` : typed
}

/** 29 February of another year is 28 February. */
export function yearsLater(day: string, years: number): string {
  const there = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`
  return isDay(there) ? there : `${there.slice(0, 8)}28`
}

const months = [
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
]

/** «3 февраля 2026» */
export const dayWords = (day: string): string =>
  `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
