/** Everything that lies beside an application, read in one question: a card is opened far more often than changed. */
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Db } from '../../../platform/context.ts'
import { verdictsIn } from './check.ts'
import { tables } from './tables.ts'
import { filesIn, messagesIn, openQuestionIn } from './talk.ts'

/** Newest first. */
const transitionsIn = (db: Db, applicationId: string) =>
  tables(db)
    .selectFrom('applications.transition')
    .select(['at', 'act', 'to_status as to', 'actor_id as actorId', 'note'])
    .where('application_id', '=', applicationId)
    .orderBy('id', 'desc')

/** Verifiers who opened a scan of it. */
const lookersIn = (db: Db, applicationId: string) =>
  tables(db)
    .selectFrom('applications.scan_look')
    .select('verifier_id as id')
    .distinct()
    .where('application_id', '=', applicationId)

export type Dossier = Awaited<ReturnType<typeof dossierOf>>

export async function dossierOf(db: Db, applicationId: string) {
  const row = await db
    .selectNoFrom([
      jsonArrayFrom(filesIn(db, applicationId)).as('files'),
      jsonArrayFrom(messagesIn(db, applicationId)).as('messages'),
      jsonArrayFrom(transitionsIn(db, applicationId)).as('transitions'),
      jsonObjectFrom(openQuestionIn(db, applicationId).limit(1)).as('question'),
      jsonArrayFrom(verdictsIn(db, applicationId)).as('verdicts'),
      jsonArrayFrom(lookersIn(db, applicationId)).as('lookers'),
    ])
    .executeTakeFirstOrThrow()
  return {
    files: row.files.map(dated),
    messages: row.messages.map(dated),
    transitions: row.transitions.map(dated),
    question: row.question && dated(row.question),
    verdicts: row.verdicts.map(dated),
    lookers: row.lookers.map((l) => l.id),
  }
}

/** JSON has no instants: they come as words. */
const dated = <T extends { readonly at: Date | string }>(row: T): Omit<T, 'at'> & { readonly at: Date } => ({
  ...row,
  at: new Date(row.at),
})
