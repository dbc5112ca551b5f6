/** One application: read, locked, written. */
import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { ApplicationRecord, TransitionLine } from '../domain.ts'
import { tables, type ApplicationTable } from './tables.ts'

export const recordOf = (row: Selectable<ApplicationTable>): ApplicationRecord => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  subjectId: row.subject_id,
  title: row.title,
  applicantId: row.applicant_id,
  facts: row.facts,
  status: row.status,
  version: row.version,
  submittedAt: row.submitted_at,
  clock: {
    startedAt: row.clock_started_at,
    daysSpent: row.days_spent,
    dueOn: row.due_on,
    daysLeft: row.days_left,
  },
  isPromiseMissed: row.is_promise_missed,
  answerBy: row.answer_by,
  verifierId: row.verifier_id,
  verifierSeenAt: row.verifier_seen_at,
  decidedAt: row.decided_at,
  wasKept: row.was_kept,
  reasonCode: row.reason_code,
  reason: row.reason,
})

/** What may change after submission. */
const changing = (a: ApplicationRecord) => ({
  status: a.status,
  version: a.version,
  clock_started_at: a.clock.startedAt,
  days_spent: a.clock.daysSpent,
  days_left: a.clock.daysLeft,
  due_on: a.clock.dueOn,
  is_promise_missed: a.isPromiseMissed,
  answer_by: a.answerBy,
  verifier_id: a.verifierId,
  verifier_seen_at: a.verifierSeenAt,
  decided_at: a.decidedAt,
  was_kept: a.wasKept,
  reason_code: a.reasonCode,
  reason: a.reason,
})

/** The next number of the year. The row stays locked until the end of the transaction, so numbers have no gaps. */
export async function nextNumber(db: Db, year: number): Promise<string> {
  const { last } = await tables(db)
    .insertInto('applications.counter')
    .values({ year, last: 1 })
    .onConflict((c) =>
      c.column('year').doUpdateSet((eb) => ({ last: eb('applications.counter.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return `${year}-${String(last).padStart(6, '0')}`
}

export async function insertApplication(db: Db, a: ApplicationRecord): Promise<void> {
  const row: Insertable<ApplicationTable> = {
    id: a.id,
    number: a.number,
    kind: a.kind,
    subject_id: a.subjectId,
    title: a.title,
    applicant_id: a.applicantId,
    // A bare array would reach PostgreSQL as its own array, not as JSON.
    facts: JSON.stringify(a.facts) as unknown as ApplicationRecord['facts'],
    submitted_at: a.submittedAt,
    ...changing(a),
  }
  await tables(db).insertInto('applications.application').values(row).execute()
}

export async function findApplication(db: Db, id: string): Promise<ApplicationRecord | undefined> {
  const row = await tables(db)
    .selectFrom('applications.application')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && recordOf(row)
}

/** Locks the row: two verifiers deciding at once must not both succeed. */
export async function lockApplication(db: Db, id: string): Promise<ApplicationRecord | undefined> {
  const row = await tables(db)
    .selectFrom('applications.application')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && recordOf(row)
}

/** The newest application about this thing. */
export async function findOfSubject(
  db: Db,
  kind: string,
  subjectId: string,
): Promise<ApplicationRecord | undefined> {
  const row = await tables(db)
    .selectFrom('applications.application')
    .selectAll()
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .orderBy('submitted_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && recordOf(row)
}

export async function saveApplication(db: Db, a: ApplicationRecord): Promise<void> {
  await tables(db).updateTable('applications.application').set(changing(a)).where('id', '=', a.id).execute()
}

/** Holds of a verifier are let go; the version stays: nothing that the applicant sees has changed. */
export async function releaseAllOf(db: Db, verifierId: string): Promise<ApplicationRecord[]> {
  const rows = await tables(db)
    .updateTable('applications.application')
    .set({ verifier_seen_at: null })
    .where('verifier_id', '=', verifierId)
    .where('verifier_seen_at', 'is not', null)
    .where('decided_at', 'is', null)
    .returningAll()
    .execute()
  return rows.map(recordOf)
}

export async function addTransition(db: Db, applicationId: string, line: TransitionLine): Promise<void> {
  await tables(db)
    .insertInto('applications.transition')
    .values({
      application_id: applicationId,
      at: line.at,
      act: line.act,
      from_status: line.from,
      to_status: line.to,
      actor_id: line.actorId,
      note: line.note,
    })
    .execute()
}
