/** The instants at which papers begin and end, by Moscow. Pure. */
import { isDay } from '../../../platform/calendar/days.ts'
import { moscowDay, nextDay, startOfMoscowDay } from '../../../platform/calendar/working-days.ts'

/** The first instant after the day: a paper of which this is the last day holds all of it. */
export const endOf = (day: string): Date => startOfMoscowDay(nextDay(day))

/** The last day on which a paper that ends at this instant holds. */
export const lastDayBefore = (end: Date): string => moscowDay(new Date(end.getTime() - 1))

/** 29 February of another year is 28 February. */
export function yearsLater(day: string, years: number): string {
  const there = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`
  return isDay(there) ? there : `${there.slice(0, 8)}28`
}
