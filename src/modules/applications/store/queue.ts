/** Figures of the real queue: how long it is, how fast it moves, how well promises were kept. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { ApplicationStatus } from '../contract.ts'
import { countedAhead, reviewsLookedAt, type ApplicationRecord, type QueueFacts } from '../domain.ts'
import { recordOf } from './application.ts'
import { tables } from './tables.ts'

const underReview = (db: Db) =>
  tables(db).selectFrom('applications.application').where('status', '=', sql.lit('under-review'))

/** Counts no further than a thousand: past it the number tells nobody anything. */
async function counted(rows: Promise<unknown[]>): Promise<number> {
  return (await rows).length
}

/** Those that will be looked at before this one; without one, the whole queue. */
export const countAhead = (
  db: Db,
  place: { dueOn: string; at: Date; id: string } | null,
): Promise<number> => {
  const all = underReview(db).select('id').limit(countedAhead)
  if (!place) return counted(all.execute())
  return counted(
    all
      .where(sql<boolean>`(due_on, submitted_at, id) < (${place.dueOn}, ${place.at}, ${place.id})`)
      .execute(),
  )
}

/** Newest first, of one kind. */
export const latestReviews = (db: Db, kind: string): Promise<QueueFacts['reviews'][number][]> =>
  tables(db)
    .selectFrom('applications.application')
    .select(['days_spent as daysSpent', 'was_kept as wasKept'])
    .where('kind', '=', kind)
    .where('status', 'in', [sql.lit<ApplicationStatus>('approved'), sql.lit<ApplicationStatus>('rejected')])
    .orderBy('decided_at', 'desc')
    .limit(reviewsLookedAt)
    .execute()

/** The pace needs no more than this many decisions to be known. */
const countedDecisions = 2000

export const countDecidedSince = (db: Db, since: Date): Promise<number> =>
  counted(
    tables(db)
      .selectFrom('applications.application')
      .select(sql<number>`1`.as('one'))
      .where('status', 'in', [sql.lit<ApplicationStatus>('approved'), sql.lit<ApplicationStatus>('rejected')])
      .where('decided_at', '>=', since)
      .limit(countedDecisions)
      .execute(),
  )

export async function countDesk(db: Db, verifierId: string, today: string) {
  const others = () =>
    underReview(db).select('id').where('applicant_id', '<>', verifierId).limit(countedAhead)
  const waiting = await counted(others().execute())
  const dueToday = await counted(others().where('due_on', '=', today).execute())
  const overdue = await counted(others().where('due_on', '<', today).execute())
  const asked = await counted(
    tables(db)
      .selectFrom('applications.application')
      .select('id')
      .where('status', '=', sql.lit('question'))
      .where('applicant_id', '<>', verifierId)
      .limit(countedAhead)
      .execute(),
  )
  return { waiting, today: dueToday, overdue, asked }
}

/** Promised for an earlier day, still under review, and nobody was told yet. Locked, so that two processes do not tell twice. */
export async function lockMissedPromises(db: Db, today: string): Promise<ApplicationRecord[]> {
  const rows = await tables(db)
    .selectFrom('applications.application')
    .selectAll()
    .where('status', '=', sql.lit('under-review'))
    .where('due_on', '<', today)
    .where('is_promise_missed', '=', false)
    .orderBy('due_on')
    .limit(200)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(recordOf)
}
