/** Reviews of programmes. */
import { sql, type SqlBool } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { ReviewState, ReviewTab } from '../contract.ts'
import { tables, type ReviewRow, type WritingRow } from './tables.ts'

interface Place {
  readonly key: string
  readonly id: string
}

export const reviewOf = (db: Db, studyId: string): Promise<ReviewRow | undefined> =>
  tables(db).selectFrom('studies.review').selectAll().where('study_id', '=', studyId).executeTakeFirst()

export async function saveReview(db: Db, row: ReviewRow): Promise<void> {
  await tables(db)
    .insertInto('studies.review')
    .values(row)
    .onConflict((c) =>
      c.column('study_id').doUpdateSet({
        rating: row.rating,
        text: row.text,
        state: row.state,
        written_at: row.written_at,
        decided_at: null,
        decided_by: null,
        reason: null,
        reply: null,
        replied_at: null,
        reported_at: null,
        reported_by: null,
        report_why: null,
      }),
    )
    .execute()
}

export async function deleteReview(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('studies.review').where('id', '=', id).execute()
}

export async function changeReview(db: Db, id: string, to: Partial<Omit<ReviewRow, 'id'>>): Promise<void> {
  await tables(db).updateTable('studies.review').set(to).where('id', '=', id).execute()
}

/** Every writing counts, one that was written over or deleted too. */
export async function countWritten(db: Db, personId: string, since: Date): Promise<number> {
  const { n } = await tables(db)
    .selectFrom('studies.review_writing')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('person_id', '=', personId)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return n
}

export async function noteWriting(db: Db, row: WritingRow): Promise<void> {
  await tables(db).insertInto('studies.review_writing').values(row).execute()
}

export async function forgetWritings(db: Db, before: Date): Promise<void> {
  await tables(db).deleteFrom('studies.review_writing').where('at', '<', before).execute()
}

export async function ratingOf(
  db: Db,
  programmeId: string,
): Promise<{ readonly average: number | null; readonly count: number }> {
  const row = await tables(db)
    .selectFrom('studies.review')
    .select([sql<string | null>`round(avg(rating), 2)`.as('average'), sql<number>`count(*)::int`.as('count')])
    .where('programme_id', '=', programmeId)
    .where('state', '=', 'shown')
    .executeTakeFirstOrThrow()
  return { average: row.average === null ? null : Number(row.average), count: row.count }
}

/** Of those of them that have any. */
export async function ratingsOf(
  db: Db,
  programmeIds: readonly string[],
): Promise<{ readonly programmeId: string; readonly average: number | null; readonly count: number }[]> {
  const rows = await tables(db)
    .selectFrom('studies.review')
    .select([
      'programme_id',
      sql<string>`round(avg(rating), 2)`.as('average'),
      sql<number>`count(*)::int`.as('count'),
    ])
    .where('programme_id', '=', sql<string>`any(${[...programmeIds]}::uuid[])`)
    .where('state', '=', 'shown')
    .groupBy('programme_id')
    .execute()
  return rows.map((r) => ({ programmeId: r.programme_id, average: Number(r.average), count: r.count }))
}

const before = (after: Place) =>
  sql<SqlBool>`(r.written_at, r.id) < (${new Date(Number(after.key))}, ${after.id}::uuid)`

export const shownOf = (
  db: Db,
  programmeId: string,
  after: Place | undefined,
  limit: number,
): Promise<ReviewRow[]> =>
  tables(db)
    .selectFrom('studies.review as r')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('state', '=', 'shown')
    .$if(after !== undefined, (q) => q.where(before(after!)))
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** `organisationId` null: of all. What waits stands oldest first, the rest newest first. */
export const deskReviews = (
  db: Db,
  s: { readonly organisationId: string | null; readonly state: ReviewTab },
  after: Place | undefined,
  limit: number,
): Promise<ReviewRow[]> => {
  const isWaiting = s.state === 'waiting'
  const next =
    after &&
    (isWaiting
      ? sql<SqlBool>`(r.written_at, r.id) > (${new Date(Number(after.key))}, ${after.id}::uuid)`
      : before(after))
  return tables(db)
    .selectFrom('studies.review as r')
    .selectAll()
    .$if(s.state === 'reported', (q) => q.where('reported_at', 'is not', null))
    .$if(s.state !== 'reported', (q) => q.where('state', '=', s.state as ReviewState))
    .$if(s.organisationId !== null, (q) => q.where('organisation_id', '=', s.organisationId!))
    .$if(next !== undefined, (q) => q.where(next!))
    .orderBy('written_at', isWaiting ? 'asc' : 'desc')
    .orderBy('id', isWaiting ? 'asc' : 'desc')
    .limit(limit)
    .execute()
}

export const lockReview = (db: Db, id: string): Promise<ReviewRow | undefined> =>
  tables(db).selectFrom('studies.review').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
