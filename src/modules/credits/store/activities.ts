/** Tables of other activity and of the rules it is measured by. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { ActivityKind } from '../contract.ts'
import type { ActivityRule } from '../domain/activity.ts'
import { isSought, type Sought } from './sought.ts'
import { tables, type ActivityRow } from './tables.ts'

export async function activityRules(db: Db): Promise<ActivityRule[]> {
  const rows = await tables(db).selectFrom('credits.activity_rule').selectAll().execute()
  return rows.map((r) => ({
    kind: r.kind,
    effectiveFrom: r.effective_from,
    effectiveTo: r.effective_to,
    creditsPerHour: r.credits_per_hour,
    yearlyMost: r.yearly_most,
    words: r.words,
    source: r.source,
  }))
}

const activities = (db: Db) => tables(db).selectFrom('credits.activity').selectAll()

export const activitiesOf = (db: Db, personId: string): Promise<ActivityRow[]> =>
  activities(db)
    .where('person_id', '=', personId)
    .orderBy('happened_on', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute()

export const findActivity = (db: Db, id: string): Promise<ActivityRow | undefined> =>
  activities(db).where('id', '=', id).executeTakeFirst()

/** Confirmed by whatever verifier, and what was taken back since. */
export const confirmedActivities = (db: Db, how: Sought): Promise<ActivityRow[]> =>
  activities(db)
    .where('state', 'in', ['confirmed', 'reversed'])
    .where(isSought(how, 'application_number'))
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .limit(how.limit)
    .execute()

export async function countUnderReview(db: Db, personId: string): Promise<number> {
  const { n } = await tables(db)
    .selectFrom('credits.activity')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('person_id', '=', personId)
    .where('state', '=', 'under-review')
    .executeTakeFirstOrThrow()
  return n
}

/** Confirmed activity of this kind in the calendar year of the day, the first decided first. */
export const confirmedInYear = (
  db: Db,
  of: { readonly personId: string; readonly kind: ActivityKind; readonly day: string },
): Promise<ActivityRow[]> =>
  activities(db)
    .where('person_id', '=', of.personId)
    .where('kind', '=', of.kind)
    .where('state', '=', 'confirmed')
    .where(sql<boolean>`extract(year from happened_on) = extract(year from ${of.day}::date)`)
    .orderBy('decided_at')
    .orderBy('id')
    .execute()

export async function putActivity(db: Db, row: ActivityRow): Promise<void> {
  const { id: _, ...rest } = row
  await tables(db)
    .insertInto('credits.activity')
    .values(row)
    .onConflict((c) => c.column('id').doUpdateSet(rest))
    .execute()
}
