/** D7+: what the clock tells: the people of an organisation, what newly waits for them; both sides, that a day has passed. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { representativesOf } from '../../../platform/session/grants.ts'
import { studiesWait, studyOverdue } from '../contract.ts'
import * as due from '../store/due.ts'
import * as store from '../store/studies.ts'
import type { StudyRow } from '../store/tables.ts'
import { dueFor } from './deadline.ts'
import { aboutOf } from './enrol.ts'

const whatOf = (r: StudyRow) => (r.state === 'applied' ? 'enrolment' : 'result')

/** One line for each organisation and each kind of waiting, however many wait. */
async function tellOrganisations(tx: Context, rows: readonly StudyRow[], isOverdue: boolean): Promise<void> {
  for (const group of Map.groupBy(rows, (r) => `${r.organisation_id} ${whatOf(r)}`).values()) {
    const first = group[0]!
    await tx.publish(studiesWait, {
      organisationId: first.organisation_id,
      what: whatOf(first),
      count: group.length,
      title: first.title,
      isOverdue,
      staffIds: await representativesOf(tx.db, first.organisation_id, tx.now),
    })
  }
}

export const tellStaff = (ctx: Context): Promise<void> =>
  ctx.transaction(async (tx) => {
    const rows = await due.lockUntold(tx.db, moscowDay(tx.now))
    for (const row of rows) await store.changeStudy(tx.db, row.id, { told_of: whatOf(row) })
    await tellOrganisations(tx, rows, false)
  })

export const tellOverdue = (ctx: Context): Promise<void> =>
  ctx.transaction(async (tx) => {
    for (const row of await due.lockUndated(tx.db))
      await store.changeStudy(tx.db, row.id, await dueFor(tx, row))
    const rows = await due.lockOverdue(tx.db, moscowDay(tx.now))
    for (const row of rows) {
      await store.changeStudy(tx.db, row.id, { overdue_told_at: tx.now })
      await tx.record({
        subjectId: row.person_id,
        object: { kind: 'study', id: row.id },
        details: { title: row.title, organisation: row.organisation_name, dueOn: row.due_on },
      })
      await tx.publish(studyOverdue, { ...aboutOf(row), dueOn: row.due_on!, what: whatOf(row) })
    }
    await tellOrganisations(tx, rows, true)
  })
