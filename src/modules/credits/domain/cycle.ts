/** The years of a cycle. Pure. */
import { yearsLater } from '../../../platform/calendar/days.ts'

export interface Years {
  readonly startsOn: string
  /** The last day; the same day of the month as the first one. */
  readonly endsOn: string
}

export const yearsOf = (issuedOn: string, years: number): Years => ({
  startsOn: issuedOn,
  endsOn: yearsLater(issuedOn, years),
})

/** The first day on which documents for accreditation are taken. */
export function monthsBefore(day: string, months: number): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${year}-${two(month)}-${two(Math.min(Number(day.slice(8)), last))}`
}

export const isWithin = (day: string, years: Years): boolean => years.startsOn <= day && day <= years.endsOn

export const stateOn = (
  cycle: Years & { readonly isClosed: boolean },
  today: string,
): 'running' | 'over' | 'closed' => (cycle.isClosed ? 'closed' : today > cycle.endsOn ? 'over' : 'running')
