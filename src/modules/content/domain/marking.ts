/** By which day free answers are marked, and of what the people of the organisation are told. Pure. */
import { addWorkingDays, nextDay } from '../../../platform/calendar/working-days.ts'

export interface MarkingTerm {
  readonly amount: number
  readonly unit: 'days' | 'working-days'
}
export type MarkingStage = 'waits' | 'today' | 'overdue'

export const markDueOn = (endedOn: string, { amount, unit }: MarkingTerm): string =>
  unit === 'days' ? nextDay(endedOn, amount) : addWorkingDays(endedOn, amount)

const stages: readonly MarkingStage[] = ['waits', 'today', 'overdue']

/** What they have not heard yet; null: nothing new. Whoever never heard of it hears what is so now. */
export function newsOf(dueOn: string, today: string, told: MarkingStage | null): MarkingStage | null {
  const now: MarkingStage = dueOn < today ? 'overdue' : dueOn === today ? 'today' : 'waits'
  return told !== null && stages.indexOf(told) >= stages.indexOf(now) ? null : now
}
