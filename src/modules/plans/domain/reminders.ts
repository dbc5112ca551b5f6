/** Days on which a plan speaks up: each week, before each checkpoint, before an application closes. Pure. */
import { nextDay } from '../../../platform/calendar/working-days.ts'
import type { Proposal } from '../contract.ts'

export interface Reminder {
  readonly kind: 'week' | 'checkpoint' | 'apply'
  readonly programmeId: string | null
  readonly on: string
}

const daysBefore = { checkpoint: 3, apply: 7 } as const

export function remindersOf(p: Pick<Proposal, 'items' | 'weeks'>, today: string): Reminder[] {
  const later = (day: string) => (day > today ? day : nextDay(today))
  const open = p.items.filter((i) => i.state !== 'done' && i.state !== 'gone')
  return [
    ...p.weeks
      .filter((w) => w.from > today && w.parts.length > 0)
      .map((w): Reminder => ({ kind: 'week', programmeId: null, on: w.from })),
    ...open
      .filter((i) => i.dueOn > today)
      .map((i): Reminder => ({
        kind: 'checkpoint',
        programmeId: i.programmeId,
        on: later(nextDay(i.dueOn, -daysBefore.checkpoint)),
      })),
    ...open
      .filter((i) => i.session?.applyBy && i.session.applyBy > today)
      .map((i): Reminder => ({
        kind: 'apply',
        programmeId: i.programmeId,
        on: later(nextDay(i.session!.applyBy!, -daysBefore.apply)),
      })),
  ]
}
