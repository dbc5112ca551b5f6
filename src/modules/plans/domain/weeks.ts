/** Weeks from today to the deadline and the hours that each has. Pure. */
import { nextDay } from '../../../platform/calendar/working-days.ts'
import type { Request, Stretch } from './types.ts'

export interface Week {
  /** Monday. */
  readonly from: string
  readonly to: string
  /** Whole hours that can be learnt in it. */
  readonly hours: number
  /** Some of its days are taken. */
  readonly isShort: boolean
}

/** The same few thousand days are asked for again and again: parsing them was half of the planner's time. */
const serials = new Map<string, number>()
function serial(day: string): number {
  const known = serials.get(day)
  if (known !== undefined) return known
  if (serials.size > 20_000) serials.clear()
  const fresh = Date.parse(`${day}T00:00:00Z`) / 86_400_000
  serials.set(day, fresh)
  return fresh
}
export const daysFrom = (from: string, to: string): number => serial(to) - serial(from)

export const mondayOf = (day: string): string =>
  nextDay(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

const isIn = (day: string, s: Stretch): boolean => s.from <= day && day <= s.to

/** More years than any cycle has. */
const mostWeeks = 320

export function weeksOf(r: Pick<Request, 'today' | 'deadline' | 'hoursPerWeek' | 'away'>): readonly Week[] {
  const weeks: Week[] = []
  for (
    let from = mondayOf(r.today);
    from <= r.deadline && weeks.length < mostWeeks;
    from = nextDay(from, 7)
  ) {
    const to = nextDay(from, 6)
    let days = 0
    for (let i = 0, day = from; i < 7; i++, day = nextDay(day))
      if (day >= r.today && day <= r.deadline && !r.away.some((s) => isIn(day, s))) days++
    weeks.push({ from, to, hours: Math.floor((r.hoursPerWeek * days) / 7), isShort: days < 7 })
  }
  return weeks
}

export const capacityOf = (weeks: readonly Week[]): number => weeks.reduce((sum, w) => sum + w.hours, 0)

/** Hours of a session spread over its days, week by week; together exactly so many. */
export function spread(
  s: Stretch,
  hours: number,
  weeks: readonly Week[],
): (readonly [week: number, hours: number])[] {
  const first = weeks[0]?.from
  if (first === undefined) return []
  const days = daysFrom(s.from, s.to) + 1
  const loads: (readonly [number, number])[] = []
  let said = 0
  for (let i = Math.floor(daysFrom(first, s.from) / 7); i <= Math.floor(daysFrom(first, s.to) / 7); i++) {
    const until = Math.min(days, (i + 1) * 7 - daysFrom(first, s.from))
    const whole = Math.round((hours * until) / days)
    if (whole > said) loads.push([i, whole - said])
    said = whole
  }
  return loads
}

/** With leave from work the days themselves are taken, whatever the hours. */
export const taken = (
  s: Stretch,
  hoursPerWeek: number,
  weeks: readonly Week[],
): (readonly [week: number, hours: number])[] => {
  const first = weeks[0]?.from
  if (first === undefined) return []
  const loads: (readonly [number, number])[] = []
  for (let i = Math.floor(daysFrom(first, s.from) / 7); i <= Math.floor(daysFrom(first, s.to) / 7); i++) {
    const week = weeks[i]
    if (!week) continue
    const from = week.from > s.from ? week.from : s.from
    const to = week.to < s.to ? week.to : s.to
    const hours = Math.min(week.hours, Math.ceil((hoursPerWeek * (daysFrom(from, to) + 1)) / 7))
    if (hours > 0) loads.push([i, hours])
  }
  return loads
}
