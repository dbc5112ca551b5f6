/** A question about one look at one's data: until when it must be answered, when to remind. Pure. */
import { addWorkingDays, moscowDay } from '../../../platform/calendar/working-days.ts'

export interface ExplanationRecord {
  readonly id: string
  readonly entryId: number
  /** Whose data it was; who asks. */
  readonly subjectId: string
  /** Null when the portal itself or somebody without sign-in looked: an administrator answers. */
  readonly actorId: string | null
  readonly words: string
  readonly askedAt: Date
  readonly dueOn: string
  readonly answer: { readonly by: string; readonly at: Date; readonly text: string } | null
}

/** The day of asking does not count. */
export const dueOn = (askedAt: Date, workingDays: number): string =>
  addWorkingDays(moscowDay(askedAt), workingDays)

/** Whatever is due up to this day is reminded of today. */
export const remindUpTo = (now: Date, workingDays: number): string =>
  addWorkingDays(moscowDay(now), workingDays)

export const isOverdue = (e: Pick<ExplanationRecord, 'dueOn' | 'answer'>, now: Date): boolean =>
  e.answer === null && e.dueOn < moscowDay(now)
