/** Free answers that wait: their term, their days, the desk's pages. */
import { sql, type SqlBool } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { termOn } from '../../../platform/policy/term-on.ts'
import type { MarkingTerm } from '../domain/marking.ts'
import type { AttemptRow } from './attempts.ts'
import { tables } from './tables.ts'

export const markingTerm = (db: Db, day: string): Promise<MarkingTerm> =>
  termOn(db, 'content.term', 'review', day)

export interface Waiting extends AttemptRow {
  readonly item_title: string
  readonly organisation_id: string
}

const waiting = (db: Db) =>
  tables(db)
    .selectFrom('content.attempt as a')
    .innerJoin('content.item as i', 'i.id', 'a.item_id')
    .selectAll('a')
    .select(['i.title as item_title', 'i.organisation_id'])
    .where('a.state', '=', 'review')

/** Those of which something may be told, or that have no day yet. */
export const lockUntold = (db: Db, today: string): Promise<Waiting[]> =>
  waiting(db)
    .where(
      sql<SqlBool>`(a.mark_due_on is null or a.mark_told_of is null
        or (a.mark_due_on < ${today}::date and a.mark_told_of <> 'overdue')
        or (a.mark_due_on = ${today}::date and a.mark_told_of = 'waits'))`,
    )
    .orderBy('a.id')
    .limit(500)
    .forUpdate('a')
    .skipLocked()
    .execute()

export interface DeskQuery {
  readonly organisationId: string
  /** Nobody marks their own answers. */
  readonly but: string
}

/** Oldest first. */
export const waitingPage = (
  db: Db,
  of: DeskQuery,
  {
    after,
    limit,
  }: { readonly after: { readonly at: Date; readonly id: string } | null; readonly limit: number },
): Promise<Waiting[]> =>
  waiting(db)
    .where('i.organisation_id', '=', of.organisationId)
    .where('a.person_id', '<>', of.but)
    .$if(after !== null, (q) =>
      q.where(sql<SqlBool>`(a.finished_at, a.id) > (${after!.at}, ${after!.id}::uuid)`),
    )
    .orderBy('a.finished_at')
    .orderBy('a.id')
    .limit(limit)
    .execute()

export async function countWaiting(
  db: Db,
  of: DeskQuery,
  today: string,
): Promise<{ readonly total: number; readonly overdue: number }> {
  const { rows } = await sql<{ total: number; overdue: number }>`select count(*)::int as total,
      count(*) filter (where a.mark_due_on < ${today}::date)::int as overdue
    from content.attempt a join content.item i on i.id = a.item_id
    where a.state = 'review' and i.organisation_id = ${of.organisationId} and a.person_id <> ${of.but}`.execute(
    db,
  )
  return rows[0]!
}
