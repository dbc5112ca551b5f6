/** The clock of a review, in working days: it runs for us and stands while the applicant is asked. */
import { addWorkingDays, moscowDay, workingDaysBetween } from '../../../platform/calendar/working-days.ts'

export interface Clock {
  readonly startedAt: Date
  /** Working days of the stretches before the last start. */
  readonly daysSpent: number
  /** The promised day; null while the clock stands. */
  readonly dueOn: string | null
  /** What is left of the promise; null while the clock runs. */
  readonly daysLeft: number | null
}

export const spentBy = (clock: Clock, at: Date): number =>
  clock.daysLeft === null
    ? clock.daysSpent + workingDaysBetween(moscowDay(clock.startedAt), moscowDay(at))
    : clock.daysSpent

export const stopped = (clock: Clock, at: Date): Clock => ({
  ...clock,
  daysSpent: spentBy(clock, at),
  dueOn: null,
  // Even a late review gets a day to look at the answer: nobody reads it in zero days.
  daysLeft: clock.daysLeft ?? Math.max(1, clock.dueOn ? workingDaysBetween(moscowDay(at), clock.dueOn) : 1),
})

export const started = (clock: Clock, at: Date): Clock => ({
  startedAt: at,
  daysSpent: clock.daysSpent,
  dueOn: addWorkingDays(moscowDay(at), clock.daysLeft ?? 1),
  daysLeft: null,
})

/** The promised day; while the clock stands, what it becomes if the answer comes today. */
export const dueOnIfAnswered = (clock: Clock, at: Date): string | null =>
  clock.daysLeft === null ? clock.dueOn : started(clock, at).dueOn
