/** The ledger: rows are only ever added. And what is earned and not credited yet. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { CreditKind, ExpectationState } from '../contract.ts'
import type { Earned } from '../domain/standing.ts'
import { tables, type EntryRow, type ExpectationRow } from './tables.ts'

const entries = (db: Db) => tables(db).selectFrom('credits.entry')

/** Enough for sums, forecast and stair: one row for each day and kind, not one for each entry. */
export async function earnedIn(
  db: Db,
  cycleIds: readonly string[],
): Promise<(Earned & { cycleId: string })[]> {
  if (cycleIds.length === 0) return []
  const rows = await entries(db)
    .select(['cycle_id', 'kind', 'earned_on', sql<number>`sum(credits)::int`.as('credits')])
    .where('cycle_id', 'in', [...cycleIds])
    .groupBy(['cycle_id', 'kind', 'earned_on'])
    .execute()
  return rows.map((r) => ({ cycleId: r.cycle_id, kind: r.kind, credits: r.credits, earnedOn: r.earned_on }))
}

export const addEntry = async (db: Db, row: EntryRow): Promise<void> => {
  await tables(db).insertInto('credits.entry').values(row).execute()
}

export const hasEntries = async (db: Db, cycleId: string): Promise<boolean> =>
  (await entries(db).select('id').where('cycle_id', '=', cycleId).limit(1).executeTakeFirst()) !== undefined

/** Entries that nothing takes back: under one source, of one person, or in one cycle. */
export const standingEntries = (
  db: Db,
  of: { readonly source: string } | { readonly personId: string } | { readonly cycleId: string },
): Promise<EntryRow[]> =>
  entries(db)
    .selectAll('credits.entry')
    .where('reverses', 'is', null)
    .where((w) =>
      'source' in of
        ? w('source', '=', of.source)
        : 'personId' in of
          ? w('person_id', '=', of.personId)
          : w('cycle_id', '=', of.cycleId),
    )
    .where((w) =>
      w.not(
        w.exists(
          w
            .selectFrom('credits.entry as later')
            .select('later.id')
            .whereRef('later.reverses', '=', 'credits.entry.id'),
        ),
      ),
    )
    .execute()

export interface Place {
  readonly earnedOn: string
  readonly id: string
}

export interface ListedEntry extends EntryRow {
  readonly is_reversed: boolean
}

const listed = (db: Db) =>
  entries(db)
    .selectAll('credits.entry')
    .select((s) =>
      s
        .exists(
          s
            .selectFrom('credits.entry as later')
            .select('later.id')
            .whereRef('later.reverses', '=', 'credits.entry.id'),
        )
        .$castTo<boolean>()
        .as('is_reversed'),
    )

export const entriesOf = (
  db: Db,
  cycleId: string,
  of: { readonly kind?: CreditKind | undefined; readonly after?: Place | undefined; readonly limit: number },
): Promise<ListedEntry[]> =>
  listed(db)
    .where('cycle_id', '=', cycleId)
    .$if(of.kind !== undefined, (q) => q.where('kind', '=', of.kind!))
    .$if(of.after !== undefined, (q) =>
      q.where(sql<boolean>`(earned_on, id) < (${of.after!.earnedOn}::date, ${of.after!.id}::uuid)`),
    )
    .orderBy('earned_on', 'desc')
    .orderBy('id', 'desc')
    .limit(of.limit)
    .execute()

export async function countEntries(db: Db, cycleId: string, kind?: CreditKind): Promise<number> {
  const row = await entries(db)
    .select(sql<number>`count(*)::int`.as('n'))
    .where('cycle_id', '=', cycleId)
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind!))
    .executeTakeFirstOrThrow()
  return row.n
}

export const findEntry = (db: Db, id: string): Promise<ListedEntry | undefined> =>
  listed(db).where('id', '=', id).executeTakeFirst()

const expectations = (db: Db) => tables(db).selectFrom('credits.expectation').selectAll()

export const openExpectations = (db: Db, personId: string): Promise<ExpectationRow[]> =>
  expectations(db)
    .where('person_id', '=', personId)
    .where('settled_at', 'is', null)
    .orderBy('earned_on', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()

export const findExpectation = (db: Db, id: string): Promise<ExpectationRow | undefined> =>
  expectations(db).where('id', '=', id).executeTakeFirst()

/** False when something is expected under this source already. */
export async function addExpectation(db: Db, row: ExpectationRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('credits.expectation')
    .values(row)
    .onConflict((c) => c.column('source').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function settleExpectation(
  db: Db,
  id: string,
  to: {
    readonly state: ExpectationState
    readonly cycleId: string | null
    readonly reason: string | null
    readonly at: Date
  },
): Promise<void> {
  await tables(db)
    .updateTable('credits.expectation')
    .set({ state: to.state, cycle_id: to.cycleId, reason: to.reason, settled_at: to.at })
    .where('id', '=', id)
    .execute()
}

export const expectationOf = (db: Db, source: string): Promise<ExpectationRow | undefined> =>
  expectations(db).where('source', '=', source).executeTakeFirst()

/** Of one decision: its own source, and what was counted for it later under a source that begins with it. */
export const expectationsUnder = (db: Db, source: string): Promise<ExpectationRow[]> =>
  expectations(db)
    .where((w) => w.or([w('source', '=', source), w('source', 'like', `${source}/%`)]))
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export async function expectationsById(db: Db, ids: readonly string[]): Promise<Map<string, ExpectationRow>> {
  if (ids.length === 0) return new Map()
  const rows = await expectations(db)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((r) => [r.id, r]))
}

export const expectationsOf = (db: Db, sources: readonly string[]): Promise<ExpectationRow[]> =>
  sources.length === 0
    ? Promise.resolve([])
    : expectations(db)
        .where('source', 'in', [...sources])
        .execute()

/** Taken back: what was credited is reversed, anything else will not be credited any more. */
export async function annulExpectation(
  db: Db,
  of: Pick<ExpectationRow, 'id' | 'state'>,
  reason: string,
  at: Date,
): Promise<void> {
  if (of.state === 'withdrawn' || of.state === 'reversed') return
  const state = of.state === 'credited' ? 'reversed' : 'refused'
  await tables(db)
    .updateTable('credits.expectation')
    .set({ state, reason, twin_id: null, cycle_id: null, settled_at: at })
    .where('id', '=', of.id)
    .execute()
}
