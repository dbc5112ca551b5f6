/** Days of papers and the instants at which they begin and end, by Moscow. Pure. */

/** A real day as `YYYY-MM-DD`; 31.02 is none. */
export function isDay(s: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(s)) return false
  const at = new Date(`${s}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === s && s >= '1900-01-01'
}

export const moscowDay = (at: Date): string => at.toLocaleDateString('en-CA', { timeZone: 'Europe/Moscow' })

/** Moscow has had no summer time since 2014; papers older than that have ended long ago. */
export const startOf = (day: string): Date => new Date(`${day}T00:00:00+03:00`)

/** The first instant after the day: a paper of which this is the last day holds all of it. */
export const endOf = (day: string): Date => startOf(daysLater(day, 1))

/** The last day on which a paper that ends at this instant holds. */
export const lastDayBefore = (end: Date): string => moscowDay(new Date(end.getTime() - 1))

export const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

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
