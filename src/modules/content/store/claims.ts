/** What learners said of sections on other platforms: waits, is confirmed, returned or taken back. */
import { sql, type Selectable, type SqlBool } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { termOn } from '../../../platform/policy/term-on.ts'
import type { ExternalPlace } from '../contract.ts'
import type { MarkingTerm } from '../domain/marking.ts'
import type { DeskQuery } from './marking.ts'
import { tables, type ExternalClaimTable } from './tables.ts'

export type ClaimRow = Selectable<ExternalClaimTable>

export const confirmingTerm = (db: Db, day: string): Promise<MarkingTerm> =>
  termOn(db, 'content.term', 'external', day)

/** Latest first. */
export const claimsOf = (db: Db, studyId: string): Promise<ClaimRow[]> =>
  tables(db)
    .selectFrom('content.external_claim')
    .selectAll()
    .where('study_id', '=', studyId)
    .orderBy('claimed_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const findClaim = (db: Db, id: string): Promise<ClaimRow | undefined> =>
  tables(db).selectFrom('content.external_claim').selectAll().where('id', '=', id).executeTakeFirst()

export async function insertClaim(db: Db, row: ClaimRow): Promise<void> {
  await tables(db).insertInto('content.external_claim').values(row).execute()
}

/** False: it does not wait any more. */
export async function settleClaim(
  db: Db,
  id: string,
  to: Pick<ClaimRow, 'state' | 'decided_by' | 'decided_at' | 'reason'>,
): Promise<boolean> {
  const done = await tables(db)
    .updateTable('content.external_claim')
    .set(to)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export interface WaitingClaim extends ClaimRow {
  readonly item_title: string
  readonly external: ExternalPlace | null
}

const waiting = (db: Db) =>
  tables(db)
    .selectFrom('content.external_claim as c')
    .innerJoin('content.item as i', 'i.id', 'c.item_id')
    .selectAll('c')
    .select(['i.title as item_title', 'i.external'])
    .where('c.state', '=', 'waiting')

/** Oldest first. */
export const waitingClaims = (
  db: Db,
  of: DeskQuery,
  {
    after,
    limit,
  }: { readonly after: { readonly at: Date; readonly id: string } | null; readonly limit: number },
): Promise<WaitingClaim[]> =>
  waiting(db)
    .where('c.organisation_id', '=', of.organisationId)
    .where('c.person_id', '<>', of.but)
    .$if(after !== null, (q) =>
      q.where(sql<SqlBool>`(c.claimed_at, c.id) > (${after!.at}, ${after!.id}::uuid)`),
    )
    .orderBy('c.claimed_at')
    .orderBy('c.id')
    .limit(limit)
    .execute()

export async function countClaims(
  db: Db,
  of: DeskQuery,
  today: string,
): Promise<{ readonly total: number; readonly overdue: number }> {
  const { rows } = await sql<{ total: number; overdue: number }>`select count(*)::int as total,
      count(*) filter (where due_on < ${today}::date)::int as overdue
    from content.external_claim
    where state = 'waiting' and organisation_id = ${of.organisationId} and person_id <> ${of.but}`.execute(db)
  return rows[0]!
}

export async function claimsOfProgramme(db: Db, programmeId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from content.external_claim e
    join content.course c using (study_id) where e.state = 'waiting' and c.programme_id = ${programmeId}`.execute(
    db,
  )
  return rows[0]!.n
}

/** Those of which something may be told. */
export const lockUntoldClaims = (db: Db, today: string): Promise<WaitingClaim[]> =>
  waiting(db)
    .where(
      sql<SqlBool>`(c.told_of is null or (c.due_on < ${today}::date and c.told_of <> 'overdue')
        or (c.due_on = ${today}::date and c.told_of = 'waits'))`,
    )
    .orderBy('c.id')
    .limit(500)
    .forUpdate('c')
    .skipLocked()
    .execute()

export async function noteTold(
  db: Db,
  ids: readonly string[],
  stage: NonNullable<ClaimRow['told_of']>,
): Promise<void> {
  await tables(db)
    .updateTable('content.external_claim')
    .set({ told_of: stage })
    .where('id', 'in', [...ids])
    .execute()
}
