/** Questions, answers, remarks, and the files that came with them. */
import type { Db } from '../../../platform/context.ts'
import type { Side } from '../contract.ts'
import { tables, type Tables } from './tables.ts'

export interface NewMessage {
  readonly id: string
  readonly applicationId: string
  readonly at: Date
  readonly side: Side
  readonly kind: Tables['applications.message']['kind']
  readonly authorId: string
  readonly text: string
}

export async function addMessage(db: Db, m: NewMessage): Promise<void> {
  await tables(db)
    .insertInto('applications.message')
    .values({
      id: m.id,
      application_id: m.applicationId,
      at: m.at,
      side: m.side,
      kind: m.kind,
      author_id: m.authorId,
      text: m.text,
    })
    .execute()
}

export const messagesIn = (db: Db, applicationId: string) =>
  tables(db)
    .selectFrom('applications.message')
    .select(['id', 'at', 'side', 'kind', 'author_id as authorId', 'text'])
    .where('application_id', '=', applicationId)
    .orderBy('at')
    .orderBy('id')

export async function openQuestion(
  db: Db,
  q: { messageId: string; applicationId: string; deadline: string },
): Promise<void> {
  await tables(db)
    .insertInto('applications.question')
    .values({
      message_id: q.messageId,
      application_id: q.applicationId,
      deadline: q.deadline,
      answered_at: null,
      last_day_reminded_at: null,
      overdue_reminded_at: null,
    })
    .execute()
}

export const openQuestionIn = (db: Db, applicationId: string) =>
  tables(db)
    .selectFrom('applications.question as q')
    .innerJoin('applications.message as m', 'm.id', 'q.message_id')
    .select(['m.id', 'm.text', 'm.at', 'm.author_id as authorId', 'q.deadline'])
    .where('q.application_id', '=', applicationId)
    .where('q.answered_at', 'is', null)

export const openQuestionOf = (db: Db, applicationId: string) =>
  openQuestionIn(db, applicationId).executeTakeFirst()

/** An answer, a decision and a withdrawal all end the waiting. */
export async function closeQuestion(db: Db, applicationId: string, at: Date): Promise<void> {
  await tables(db)
    .updateTable('applications.question')
    .set({ answered_at: at })
    .where('application_id', '=', applicationId)
    .where('answered_at', 'is', null)
    .execute()
}

/** Open questions whose last day is `today` or earlier and of which nobody was reminded yet. */
export const questionsToRemind = (db: Db, today: string) =>
  tables(db)
    .selectFrom('applications.question')
    .select(['message_id as id', 'application_id as applicationId', 'deadline'])
    .where('answered_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('deadline', '=', today), eb('last_day_reminded_at', 'is', null)]),
        eb.and([eb('deadline', '<', today), eb('overdue_reminded_at', 'is', null)]),
      ]),
    )
    .orderBy('message_id')
    .limit(500)
    .execute()

/** False when another process has reminded meanwhile. */
export async function markReminded(
  db: Db,
  questionId: string,
  isOverdue: boolean,
  at: Date,
): Promise<boolean> {
  const column = isOverdue ? 'overdue_reminded_at' : 'last_day_reminded_at'
  const { numUpdatedRows } = await tables(db)
    .updateTable('applications.question')
    .set({ [column]: at })
    .where('message_id', '=', questionId)
    .where('answered_at', 'is', null)
    .where(column, 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export interface NewFiles {
  readonly applicationId: string
  readonly fileIds: readonly string[]
  readonly messageId: string | null
  readonly side: Side
  readonly at: Date
}

export async function addFiles(db: Db, f: NewFiles): Promise<void> {
  if (f.fileIds.length === 0) return
  await tables(db)
    .insertInto('applications.application_file')
    .values(
      f.fileIds.map((id, position) => ({
        application_id: f.applicationId,
        file_id: id,
        message_id: f.messageId,
        side: f.side,
        position,
        at: f.at,
      })),
    )
    .execute()
}

export const filesIn = (db: Db, applicationId: string) =>
  tables(db)
    .selectFrom('applications.application_file')
    .select(['file_id as id', 'message_id as messageId', 'side', 'at'])
    .where('application_id', '=', applicationId)
    .orderBy('at')
    .orderBy('position')

export const filesOf = (db: Db, applicationId: string) => filesIn(db, applicationId).execute()
