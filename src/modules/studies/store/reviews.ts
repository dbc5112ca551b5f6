/** Reviews of programmes. */
import { sql, type SqlBool } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { ReviewState } from '../contract.ts'
import { tables, type ReviewRow } from './tables.ts'

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

/** Of the last day, by one person. */
export async function countWritten(db: Db, personId: string, since: Date): Promise<number> {
  const { n } = await tables(db)
    .selectFrom('studies.review')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('person_id', '=', personId)
    .where('written_at', '>', since)
    .executeTakeFirstOrThrow()
  return n
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
  s: { readonly organisationId: string | null; readonly state: ReviewState },
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
    .where('state', '=', s.state)
    .$if(s.organisationId !== null, (q) => q.where('organisation_id', '=', s.organisationId!))
    .$if(next !== undefined, (q) => q.where(next!))
    .orderBy('written_at', isWaiting ? 'asc' : 'desc')
    .orderBy('id', isWaiting ? 'asc' : 'desc')
    .limit(limit)
    .execute()
}

export const lockReview = (db: Db, id: string): Promise<ReviewRow | undefined> =>
  tables(db).selectFrom('studies.review').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
