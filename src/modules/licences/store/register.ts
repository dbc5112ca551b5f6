/** Papers by what people look for, and those whose end is near or has come. */
import { forLike } from '../../../platform/search/like.ts'
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { PaperClass, PaperStatus } from '../contract.ts'
import type { PaperRecord } from '../domain/paper.ts'
import { paperOf } from './papers.ts'
import { tables } from './tables.ts'

export interface RegisterFilter {
  /** The beginning of a number, as it is written. */
  readonly number: string | null
  readonly personIds: readonly string[] | null
  readonly status: PaperStatus | null
  readonly class: PaperClass | null
  /** Verified papers that end before this instant. */
  readonly endsBefore: Date | null
  readonly now: Date
  readonly after: { readonly at: Date; readonly id: string } | undefined
  readonly limit: number
}

const startsWith = (text: string) => `${forLike(text)}%`

/** Newest change first, by key: the thousandth page costs what the first one does. */
export async function searchPapers(db: Db, f: RegisterFilter): Promise<PaperRecord[]> {
  let q = tables(db).selectFrom('licences.paper').selectAll()
  const { number, personIds } = f
  if (number !== null || personIds !== null)
    q = q.where((eb) =>
      eb.or([
        ...(number ? [eb('number', 'like', startsWith(number))] : []),
        ...(personIds && personIds.length > 0 ? [eb('person_id', 'in', personIds)] : []),
        eb.lit(false),
      ]),
    )
  if (f.status) q = q.where('status', '=', f.status)
  if (f.class) q = q.where('class', '=', f.class)
  if (f.endsBefore)
    q = q.where('status', '=', 'verified').where('ends_at', '>', f.now).where('ends_at', '<=', f.endsBefore)
  if (f.after) q = q.where(sql<boolean>`(updated_at, id) < (${f.after.at}, ${f.after.id})`)
  const rows = await q.orderBy('updated_at', 'desc').orderBy('id', 'desc').limit(f.limit).execute()
  return rows.map(paperOf)
}

/** Whose end comes within this time; by key, in pages. */
export async function endingBetween(
  db: Db,
  from: Date,
  to: Date,
  after: { readonly at: Date; readonly id: string } | undefined,
  limit: number,
): Promise<PaperRecord[]> {
  let q = tables(db)
    .selectFrom('licences.paper')
    .selectAll()
    .where('status', '=', 'verified')
    .where('ends_at', '>', from)
    .where('ends_at', '<=', to)
  if (after) q = q.where(sql<boolean>`(ends_at, id) > (${after.at}, ${after.id})`)
  return (await q.orderBy('ends_at').orderBy('id').limit(limit).execute()).map(paperOf)
}

export async function toldOf(db: Db, paperId: string, endsAt: Date): Promise<number[]> {
  const rows = await tables(db)
    .selectFrom('licences.warning')
    .select('days')
    .where('paper_id', '=', paperId)
    .where('ends_at', '=', endsAt)
    .execute()
  return rows.map((r) => r.days)
}

/** False when it was said already: of two who warn at once, one does. */
export async function rememberWarning(
  db: Db,
  w: { paperId: string; endsAt: Date; days: number; at: Date },
): Promise<boolean> {
  const done = await tables(db)
    .insertInto('licences.warning')
    .values({ paper_id: w.paperId, ends_at: w.endsAt, days: w.days, at: w.at })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}
