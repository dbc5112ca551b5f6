/** Notes and questions. */
import { sql, type SqlBool } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { tables, type NoteRow, type QuestionRow } from './tables.ts'

export const notesOf = (db: Db, studyId: string): Promise<NoteRow[]> =>
  tables(db)
    .selectFrom('studies.note')
    .selectAll()
    .where('study_id', '=', studyId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export async function insertNote(db: Db, row: NoteRow): Promise<void> {
  await tables(db).insertInto('studies.note').values(row).execute()
}

export const lockNote = (db: Db, studyId: string, id: string): Promise<NoteRow | undefined> =>
  tables(db)
    .selectFrom('studies.note')
    .selectAll()
    .where('id', '=', id)
    .where('study_id', '=', studyId)
    .forUpdate()
    .executeTakeFirst()

export async function changeNote(db: Db, id: string, to: Partial<Omit<NoteRow, 'id'>>): Promise<void> {
  await tables(db).updateTable('studies.note').set(to).where('id', '=', id).execute()
}

export async function deleteNote(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('studies.note').where('id', '=', id).execute()
}

export const questionsOf = (db: Db, studyId: string): Promise<QuestionRow[]> =>
  tables(db)
    .selectFrom('studies.question')
    .selectAll()
    .where('study_id', '=', studyId)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()

export async function insertQuestion(db: Db, row: QuestionRow): Promise<void> {
  await tables(db).insertInto('studies.question').values(row).execute()
}

export async function countWaiting(db: Db, studyId: string): Promise<number> {
  return (await questionsOf(db, studyId)).filter((q) => q.answered_at === null).length
}

export const lockQuestion = (db: Db, id: string): Promise<QuestionRow | undefined> =>
  tables(db).selectFrom('studies.question').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export async function answerQuestion(
  db: Db,
  id: string,
  a: { readonly answer: string; readonly by: string | null; readonly at: Date },
): Promise<void> {
  await tables(db)
    .updateTable('studies.question')
    .set({ answer: a.answer, answered_by: a.by, answered_at: a.at })
    .where('id', '=', id)
    .execute()
}

export type AskedRow = QuestionRow & { readonly programme_id: string; readonly title: string }

const asked = (db: Db) =>
  tables(db)
    .selectFrom('studies.question as q')
    .innerJoin('studies.study as s', 's.id', 'q.study_id')
    .selectAll('q')
    .select(['s.programme_id', 's.title'])

export const findAsked = (db: Db, id: string): Promise<AskedRow | undefined> =>
  asked(db).where('q.id', '=', id).executeTakeFirst()

/** Open ones oldest first; answered ones newest first. `after.key` is milliseconds of the question or of the answer. */
export const askedOf = (
  db: Db,
  organisationId: string,
  how: {
    readonly isOpen: boolean
    readonly after: { readonly key: string; readonly id: string } | undefined
    readonly limit: number
  },
): Promise<AskedRow[]> => {
  const by = how.isOpen ? ('q.asked_at' as const) : ('q.answered_at' as const)
  const at = how.after && new Date(Number(how.after.key))
  const next = how.isOpen
    ? sql<SqlBool>`(q.asked_at, q.id) > (${at}, ${how.after?.id}::uuid)`
    : sql<SqlBool>`(q.answered_at, q.id) < (${at}, ${how.after?.id}::uuid)`
  return asked(db)
    .where('q.organisation_id', '=', organisationId)
    .where('q.answered_at', how.isOpen ? 'is' : 'is not', null)
    .$if(how.after !== undefined, (q) => q.where(next))
    .orderBy(by, how.isOpen ? 'asc' : 'desc')
    .orderBy('q.id', how.isOpen ? 'asc' : 'desc')
    .limit(how.limit)
    .execute()
}
