/** D7+: by which day the organisation, or the portal, must act; counted anew whenever learning moves. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { dueOf, runningTerm } from '../domain/steps.ts'
import { standingOf } from '../present/study.ts'
import { termOn } from '../store/due.ts'
import type { StudyRow } from '../store/tables.ts'

type Due = Pick<StudyRow, 'due_on' | 'due_rule' | 'overdue_told_at' | 'reminded_at'>

/** What was said of a former day does not stand for another one. */
export async function dueFor(tx: Context, row: StudyRow): Promise<Due> {
  const standing = standingOf(row)
  const running = runningTerm(standing)
  if (!running) return { due_on: null, due_rule: null, overdue_told_at: null, reminded_at: null }
  const term = await termOn(tx.db, running.key, moscowDay(tx.now))
  const due_on = dueOf(standing, term, running.from)
  const isSame = due_on === row.due_on
  return {
    due_on,
    due_rule: term.source,
    overdue_told_at: isSame ? row.overdue_told_at : null,
    reminded_at: isSame ? row.reminded_at : null,
  }
}
