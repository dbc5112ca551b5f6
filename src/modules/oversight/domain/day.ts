/** Days by Moscow, the only ones a report knows. Pure. */

const dayMs = 86_400_000

/** Moscow keeps UTC+3 without summer time since 2014. */
const aheadMs = 3 * 3_600_000

export const dayOf = (at: Date): string => new Date(at.getTime() + aheadMs).toISOString().slice(0, 10)

export const spanOf = (day: string): { readonly from: Date; readonly until: Date } => {
  const from = new Date(Date.parse(`${day}T00:00:00Z`) - aheadMs)
  return { from, until: new Date(from.getTime() + dayMs) }
}

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** So far back a missed night is caught up; what is older tells nothing any more. */
export const reachDays = 31

/** Days that are over and have no report yet, oldest first. */
export function owed(now: Date, first: Date | null, newest: string | null): string[] {
  const yesterday = addDays(dayOf(now), -1)
  if (!first) return []
  const from = [newest ? addDays(newest, 1) : dayOf(first), addDays(yesterday, 1 - reachDays)]
    .toSorted()
    .at(-1)!
  const days: string[] = []
  for (let day = from; day <= yesterday; day = addDays(day, 1)) days.push(day)
  return days
}
