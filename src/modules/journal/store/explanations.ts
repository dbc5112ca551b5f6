/** Questions about looks. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { ExplanationState } from '../contract.ts'
import type { ExplanationRecord } from '../domain.ts'

interface Row extends Omit<ExplanationRecord, 'answer'> {
  readonly answeredBy: string | null
  readonly answeredAt: Date | null
  readonly answer: string | null
}

const columns = sql`id, entry_id as "entryId", subject_id as "subjectId", actor_id as "actorId", words, asked_at as "askedAt",
  due_on as "dueOn", answered_by as "answeredBy", answered_at as "answeredAt", answer`

const recordOf = ({ answeredBy, answeredAt, answer, ...row }: Row): ExplanationRecord => ({
  ...row,
  answer: answeredBy && answeredAt && answer ? { by: answeredBy, at: answeredAt, text: answer } : null,
})

/** False when this line has been asked about already. */
export async function insertExplanation(db: Db, e: ExplanationRecord): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into journal.explanation
      (id, entry_id, subject_id, actor_id, words, asked_at, due_on)
    values (${e.id}, ${e.entryId}, ${e.subjectId}, ${e.actorId}, ${e.words}, ${e.askedAt}, ${e.dueOn})
    on conflict (entry_id) do nothing`.execute(db)
  return numAffectedRows === 1n
}

export async function findExplanation(db: Db, id: string): Promise<ExplanationRecord | undefined> {
  const { rows } = await sql<Row>`select ${columns} from journal.explanation where id = ${id}`.execute(db)
  return rows[0] && recordOf(rows[0])
}

export async function lockExplanation(db: Db, id: string): Promise<ExplanationRecord | undefined> {
  const { rows } =
    await sql<Row>`select ${columns} from journal.explanation where id = ${id} for update`.execute(db)
  return rows[0] && recordOf(rows[0])
}

export async function explanationsOf(
  db: Db,
  subjectIds: readonly string[],
  entryIds: readonly number[],
): Promise<Map<number, ExplanationRecord>> {
  if (entryIds.length === 0) return new Map()
  const { rows } = await sql<Row>`select ${columns} from journal.explanation
    where entry_id = any(${[...entryIds]}::bigint[]) and subject_id = any(${[...subjectIds]}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.entryId, recordOf(row)]))
}

export async function saveAnswer(
  db: Db,
  id: string,
  answer: NonNullable<ExplanationRecord['answer']>,
): Promise<void> {
  await sql`update journal.explanation set answered_by = ${answer.by}, answered_at = ${answer.at}, answer = ${answer.text}
    where id = ${id}`.execute(db)
}

export interface CaseFilter {
  /** Only what this person looked at; null for the desk. */
  readonly actorId: string | null
  /** Nobody meets their own question on the desk. */
  readonly exceptSubjectId: string
  readonly state: ExplanationState
  readonly today: string
  readonly limit: number
  readonly offset: number
}

const whose = (f: CaseFilter) => sql`subject_id <> ${f.exceptSubjectId}
  and (${f.actorId}::uuid is null or actor_id = ${f.actorId}::uuid)`

/** Waiting ones by the nearest day, answered ones by the newest answer. */
export async function listCases(
  db: Db,
  f: CaseFilter,
): Promise<{ rows: ExplanationRecord[]; total: number; waiting: number; overdue: number }> {
  const isWaiting = f.state === 'waiting'
  const { rows } = await sql<Row>`select ${columns} from journal.explanation
    where ${whose(f)} and (answered_at is null) = ${isWaiting}
    order by ${isWaiting ? sql`due_on, id` : sql`answered_at desc, id`} limit ${f.limit} offset ${f.offset}`.execute(
    db,
  )
  const counts = await sql<{ all: number; waiting: number; overdue: number }>`select count(*)::int as all,
      count(*) filter (where answered_at is null)::int as waiting,
      count(*) filter (where answered_at is null and due_on < ${f.today})::int as overdue
    from journal.explanation where ${whose(f)}`.execute(db)
  const { all, waiting, overdue } = counts.rows[0]!
  return { rows: rows.map(recordOf), total: isWaiting ? waiting : all - waiting, waiting, overdue }
}

/** Not answered, and not reminded of the stage they are at: before the day, or after it. */
export async function casesToRemind(db: Db, today: string, horizon: string): Promise<ExplanationRecord[]> {
  const { rows } = await sql<Row>`select ${columns} from journal.explanation
    where answered_at is null and due_on <= ${horizon}
      and case when due_on < ${today} then overdue_told_at else reminded_at end is null
    order by due_on, id`.execute(db)
  return rows.map(recordOf)
}

/** False when another process was quicker, or the answer has come meanwhile. */
export async function markReminded(db: Db, id: string, isOverdue: boolean, now: Date): Promise<boolean> {
  const column = isOverdue ? sql`overdue_told_at` : sql`reminded_at`
  const { numAffectedRows } = await sql`update journal.explanation set ${column} = ${now}
    where id = ${id} and answered_at is null and ${column} is null`.execute(db)
  return numAffectedRows === 1n
}
