/** Whether a day on which teaching begins is among those that a search asks for. Pure. */
import type { CatalogueFilter } from '../contract.ts'

const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

export function isWithin(
  f: Pick<CatalogueFilter, 'start' | 'from' | 'to'>,
  day: string,
  today: string,
): boolean {
  if ((f.from && day < f.from) || (f.to && day > f.to)) return false
  // What begins on any day needs no intake: of such a search one is no news.
  return (
    f.start.length === 0 ||
    f.start.some((s) => s !== 'anytime' && day <= daysLater(today, s === 'month' ? 30 : 90))
  )
}
