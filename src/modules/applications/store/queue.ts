/** Figures of the real queue: how long it is, how fast it moves, how well promises were kept. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { ApplicationStatus } from '../contract.ts'
import { countedAhead, reviewsLookedAt, type ApplicationRecord, type QueueFacts } from '../domain.ts'
import { recordOf } from './application.ts'
import type { QueuePlace } from './lists.ts'
import { tables } from './tables.ts'

const underReview = (db: Db) =>
  tables(db).selectFrom('applications.application').where('status', '=', sql.lit('under-review'))

/** Counts no further than a thousand: past it the number tells nobody anything. */
async function counted(rows: Promise<unknown[]>): Promise<number> {
  return (await rows).length
}

/** The pace needs no more than this many decisions to be known. */
const countedDecisions = 2000

export interface QueueQuestion {
  /** Reviews of this kind are looked at. */
  readonly kind: string
  /** Those before this place are counted; without one, the whole queue. */
  readonly place: QueuePlace | null
  /** Decisions from this instant on make the pace. */
  readonly since: Date
}

/** What a forecast is made of, in one question; reviews newest first. */
export async function queueFacts(db: Db, asked: QueueQuestion): Promise<QueueFacts> {
  const { place } = asked
  const decided = () =>
    tables(db)
      .selectFrom('applications.application')
      .where('status', 'in', [sql.lit<ApplicationStatus>('approved'), sql.lit<ApplicationStatus>('rejected')])
  const ahead = underReview(db)
    .select('id')
    .$if(place !== null, (q) =>
      q.where(sql<boolean>`(due_on, submitted_at, id) < (${place?.dueOn}, ${place?.at}, ${place?.id})`),
    )
    .limit(countedAhead)
  const paced = decided().select('id').where('decided_at', '>=', asked.since).limit(countedDecisions)
  const reviews = decided()
    .select(['days_spent as daysSpent', 'was_kept as wasKept'])
    .where('kind', '=', asked.kind)
    .orderBy('decided_at', 'desc')
    .limit(reviewsLookedAt)
  const { rows } = await sql<QueueFacts>`select
      (select count(*)::int from (${ahead}) as a) as ahead,
      (select count(*)::int from (${paced}) as p) as "decidedLately",
      coalesce((select json_agg(r) from (${reviews}) as r), '[]') as reviews`.execute(db)
  return rows[0]!
}

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
