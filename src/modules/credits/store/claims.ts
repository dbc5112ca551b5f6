/** Claims among what is expected: of one organisation, of one piece of learning, past their day. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import * as dated from '../../../platform/policy/term-on.ts'
import { isSought, type Sought } from './sought.ts'
import { tables, type ExpectationRow } from './tables.ts'

const claims = (db: Db) =>
  tables(db).selectFrom('credits.expectation').selectAll().where('source', 'like', 'claim/%')

export const findClaim = (db: Db, id: string): Promise<ExpectationRow | undefined> =>
  claims(db).where('id', '=', id).executeTakeFirst()

/** Whoever decides first decides. */
export const lockClaim = (db: Db, id: string): Promise<ExpectationRow | undefined> =>
  claims(db).where('id', '=', id).forUpdate().executeTakeFirst()

export async function countOpenClaims(db: Db, personId: string): Promise<number> {
  const { n } = await tables(db)
    .selectFrom('credits.expectation')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('person_id', '=', personId)
    .where('state', '=', 'organisation')
    .executeTakeFirstOrThrow()
  return n
}

/** Whatever may be the same learning, whichever way it came: what was refused, withdrawn or taken back does not count. */
export const standingLike = (
  db: Db,
  of: Pick<ExpectationRow, 'id' | 'person_id' | 'kind'>,
): Promise<ExpectationRow[]> =>
  tables(db)
    .selectFrom('credits.expectation')
    .selectAll()
    .where('person_id', '=', of.person_id)
    .where('kind', '=', of.kind)
    .where('id', '!=', of.id)
    .where('state', 'in', ['cycle', 'organisation', 'doubt', 'credited'])
    .orderBy('created_at')
    .execute()

/** What is not counted because of this one, or is asked about beside it. */
export const heldBackBy = (db: Db, id: string): Promise<ExpectationRow[]> =>
  tables(db)
    .selectFrom('credits.expectation')
    .selectAll()
    .where('twin_id', '=', id)
    .where('state', 'in', ['refused', 'doubt'])
    .orderBy('created_at')
    .execute()

/** Open ones by their day, decided ones newest first; `after` is such a day, or milliseconds of the decision. */
export const claimsOf = (
  db: Db,
  organisationId: string,
  how: {
    readonly isOpen: boolean
    readonly after?: { readonly key: string; readonly id: string } | undefined
    readonly limit: number
  },
): Promise<ExpectationRow[]> => {
  const { isOpen, after, limit } = how
  return claims(db)
    .where('organisation_id', '=', organisationId)
    .$if(isOpen, (q) => q.where('state', '=', 'organisation'))
    .$if(!isOpen, (q) => q.where('decided_at', 'is not', null))
    .$if(after !== undefined, (q) =>
      q.where(
        isOpen
          ? sql<boolean>`(due_on, id) > (${after!.key}::date, ${after!.id}::uuid)`
          : sql<boolean>`(decided_at, id) < (${new Date(Number(after!.key))}::timestamptz, ${after!.id}::uuid)`,
      ),
    )
    .orderBy(isOpen ? 'due_on' : 'decided_at', isOpen ? 'asc' : 'desc')
    .orderBy('id', isOpen ? 'asc' : 'desc')
    .limit(limit)
    .execute()
}

/** Confirmed by whatever organisation. */
export const confirmedClaims = (db: Db, how: Sought): Promise<ExpectationRow[]> =>
  claims(db)
    .where('decided_at', 'is not', null)
    .where('state', 'in', ['credited', 'cycle', 'doubt', 'reversed'])
    .where(isSought(how, 'confirmed_number'))
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .limit(how.limit)
    .execute()

export const changeClaim = async (
  db: Db,
  id: string,
  to: Partial<
    Pick<
      ExpectationRow,
      | 'state'
      | 'settled_at'
      | 'decided_at'
      | 'reason'
      | 'reminded_at'
      | 'overdue_told_at'
      | 'confirmed_number'
      | 'approved_by'
      | 'rule'
      | 'twin_id'
      | 'distinct_from'
      | 'cycle_id'
    >
  >,
): Promise<void> => {
  await tables(db).updateTable('credits.expectation').set(to).where('id', '=', id).execute()
}

export const lockOverdueClaims = (db: Db, today: string): Promise<ExpectationRow[]> =>
  claims(db)
    .where('state', '=', 'organisation')
    .where('due_on', '<', today)
    .where('overdue_told_at', 'is', null)
    .orderBy('id')
    .limit(500)
    .forUpdate()
    .skipLocked()
    .execute()

/** In months. */
export const termOn = async (db: Db, key: string, day: string): Promise<number> =>
  (await dated.termOn<{ months: number }>(db, 'credits.term', key, day)).months
