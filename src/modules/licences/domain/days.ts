/** The instants at which papers begin and end, by Moscow. Pure. */
import { moscowDay, nextDay, startOfMoscowDay } from '../../../platform/calendar/working-days.ts'

/** The first instant after the day: a paper of which this is the last day holds all of it. */
export const endOf = (day: string): Date => startOfMoscowDay(nextDay(day))

/** The last day on which a paper that ends at this instant holds. */
export const lastDayBefore = (end: Date): string => moscowDay(new Date(end.getTime() - 1))
