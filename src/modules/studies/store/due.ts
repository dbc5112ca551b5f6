/** Terms, and what goes on past its day or waits untold. */
import { sql, type SqlBool } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import * as dated from '../../../platform/policy/term-on.ts'
import type { Term, TermKey } from '../domain/steps.ts'
import { tables, type StudyRow } from './tables.ts'

export const termOn = (db: Db, key: TermKey, day: string): Promise<Term> =>
  dated.termOn(db, 'studies.term', key, day)

/** The organisation has its turn to enter a result. */
export const waitsForResult = (today: string) =>
  sql<SqlBool>`(state = 'learning' and kind <> 'module' and (content_done_at is not null or ends_on < ${today}::date))`

const some = (db: Db) =>
  tables(db).selectFrom('studies.study').selectAll().orderBy('id').limit(500).forUpdate().skipLocked()

/** Past its day, and nobody was told so. */
export const lockOverdue = (db: Db, today: string): Promise<StudyRow[]> =>
  some(db)
    .where('state', 'in', ['applied', 'learning'])
    .where('due_on', '<', today)
    .where('overdue_told_at', 'is', null)
    .execute()

/** Begun before terms were kept: they get their day. */
export const lockUndated = (db: Db): Promise<StudyRow[]> =>
  some(db)
    .where('due_on', 'is', null)
    .where(
      sql<SqlBool>`(state = 'applied' or (state = 'learning' and kind <> 'module' and (ends_on is not null or content_done_at is not null)))`,
    )
    .execute()

/** New applications, and results that are waited for, of which the organisation's people know nothing yet. */
export const lockUntold = (db: Db, today: string): Promise<StudyRow[]> =>
  some(db)
    .where(
      sql<SqlBool>`((state = 'applied' and told_of is null) or (${waitsForResult(today)} and told_of is distinct from 'result'))`,
    )
    .execute()

export const liveOfSession = (db: Db, sessionId: string): Promise<StudyRow[]> =>
  tables(db)
    .selectFrom('studies.study')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('state', 'in', ['applied', 'learning'])
    .orderBy('id')
    .forUpdate()
    .execute()

export const liveOfProgramme = (db: Db, programmeId: string): Promise<StudyRow[]> =>
  tables(db)
    .selectFrom('studies.study')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('state', 'in', ['applied', 'learning'])
    .orderBy('id')
    .forUpdate()
    .execute()
