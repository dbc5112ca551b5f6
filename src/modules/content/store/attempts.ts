/** Tries of tests and their answers. */
import { sql, type Selectable, type Updateable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { AnswerValue, TestRules } from '../contract.ts'
import type { Taken } from '../domain/attempt.ts'
import { tables, type AnswerTable, type AttemptTable } from './tables.ts'

export type AttemptRow = Selectable<AttemptTable>
export type AnswerRow = Selectable<AnswerTable>

export const attemptsOf = (db: Db, studyId: string): Promise<AttemptRow[]> =>
  tables(db)
    .selectFrom('content.attempt')
    .selectAll()
    .where('study_id', '=', studyId)
    .orderBy('number')
    .execute()

export const findAttempt = (db: Db, id: string): Promise<AttemptRow | undefined> =>
  tables(db).selectFrom('content.attempt').selectAll().where('id', '=', id).executeTakeFirst()

export const lockAttempt = (db: Db, id: string): Promise<AttemptRow | undefined> =>
  tables(db).selectFrom('content.attempt').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export async function insertAttempt(
  db: Db,
  row: Omit<AttemptRow, 'rules' | 'questions'> & {
    readonly rules: TestRules
    readonly questions: readonly Taken[]
  },
): Promise<void> {
  await tables(db)
    .insertInto('content.attempt')
    .values({ ...row, rules: JSON.stringify(row.rules), questions: JSON.stringify(row.questions) })
    .execute()
}

export async function changeAttempt(
  db: Db,
  id: string,
  to: Pick<
    Updateable<AttemptTable>,
    'state' | 'finished_at' | 'points' | 'is_passed' | 'mark_due_on' | 'mark_told_of'
  >,
): Promise<void> {
  await tables(db).updateTable('content.attempt').set(to).where('id', '=', id).execute()
}

export const answersOf = (db: Db, attemptId: string): Promise<AnswerRow[]> =>
  tables(db)
    .selectFrom('content.answer')
    .selectAll()
    .where('attempt_id', '=', attemptId)
    .orderBy('question')
    .execute()

export async function writeAnswer(
  db: Db,
  a: { attemptId: string; question: number; personId: string; value: AnswerValue; at: Date },
): Promise<void> {
  const value = JSON.stringify(a.value)
  await tables(db)
    .insertInto('content.answer')
    .values({
      attempt_id: a.attemptId,
      question: a.question,
      person_id: a.personId,
      value,
      saved_at: a.at,
      points: null,
      remark: null,
      reviewed_by: null,
      reviewed_at: null,
    })
    .onConflict((c) => c.columns(['attempt_id', 'question']).doUpdateSet({ value, saved_at: a.at }))
    .execute()
}

export async function writePoints(
  db: Db,
  attemptId: string,
  question: number,
  to: Pick<Updateable<AnswerTable>, 'points' | 'remark' | 'reviewed_by' | 'reviewed_at'>,
): Promise<void> {
  await tables(db)
    .updateTable('content.answer')
    .set(to)
    .where('attempt_id', '=', attemptId)
    .where('question', '=', question)
    .execute()
}

/** Tries whose time is over and which nobody ended. */
export async function overdue(db: Db, at: Date): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('content.attempt')
    .select('id')
    .where('state', '=', 'running')
    .where('due_at', '<', at)
    .orderBy('due_at')
    .limit(200)
    .execute()
  return rows.map((r) => r.id)
}

/** Tries of this programme whose free answers wait. */
export async function waitingOf(db: Db, programmeId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from content.attempt a
    join content.course c using (study_id) where a.state = 'review' and c.programme_id = ${programmeId}`.execute(
    db,
  )
  return rows[0]!.n
}
