/** Lists by key, not by offset: the thousandth page costs what the first one does. */
import { forLike } from '../../../platform/search/like.ts'
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { ApplicationStatus } from '../contract.ts'
import type { ApplicationRecord } from '../domain.ts'
import { recordOf } from './application.ts'
import { tables } from './tables.ts'

export interface OwnFilter {
  readonly applicantId: string
  readonly statuses: readonly ApplicationStatus[]
  readonly kinds: readonly string[]
  /** Half-open: from ≤ submitted < until. */
  readonly from: Date | undefined
  readonly until: Date | undefined
  readonly text: string | undefined
  readonly after: { readonly at: Date; readonly id: string } | undefined
  readonly limit: number
}

const like = (text: string) => `%${forLike(text)}%`

/** Newest first. Everything is one person's, so the filters work on a handful of rows of one index. */
export async function listOwn(db: Db, f: OwnFilter): Promise<ApplicationRecord[]> {
  let q = tables(db)
    .selectFrom('applications.application')
    .selectAll()
    .where('applicant_id', '=', f.applicantId)
  if (f.statuses.length > 0) q = q.where('status', 'in', f.statuses)
  if (f.kinds.length > 0) q = q.where('kind', 'in', f.kinds)
  if (f.from) q = q.where('submitted_at', '>=', f.from)
  if (f.until) q = q.where('submitted_at', '<', f.until)
  const text = f.text
  if (text) q = q.where((eb) => eb.or([eb('title', 'ilike', like(text)), eb('number', 'ilike', like(text))]))
  if (f.after) q = q.where(sql<boolean>`(submitted_at, id) < (${f.after.at}, ${f.after.id})`)
  const rows = await q.orderBy('submitted_at', 'desc').orderBy('id', 'desc').limit(f.limit).execute()
  return rows.map(recordOf)
}

export const countOwn = (db: Db, applicantId: string) =>
  tables(db)
    .selectFrom('applications.application')
    .select(({ fn }) => ['status', 'kind', fn.countAll<number>().as('count')])
    .where('applicant_id', '=', applicantId)
    .groupBy(['status', 'kind'])
    .execute()

export interface DeskFilter {
  readonly verifierId: string
  /** Part of a number, or people found by name or СНИЛС. */
  readonly number: string | undefined
  readonly applicantIds: readonly string[] | undefined
  readonly limit: number
}

const narrowed = (db: Db, f: DeskFilter) => {
  const base = tables(db)
    .selectFrom('applications.application')
    .selectAll()
    .where('applicant_id', '<>', f.verifierId)
  const { number, applicantIds } = f
  if (number === undefined && applicantIds === undefined) return base
  return base.where((eb) =>
    eb.or([
      ...(number ? [eb('number', 'like', like(number))] : []),
      ...(applicantIds && applicantIds.length > 0 ? [eb('applicant_id', 'in', applicantIds)] : []),
      eb.lit(false),
    ]),
  )
}

export interface QueuePlace {
  readonly dueOn: string
  readonly at: Date
  readonly id: string
}

/** For us to decide, the nearest promise first; nobody meets their own. */
export async function listWaiting(
  db: Db,
  f: DeskFilter,
  after: QueuePlace | undefined,
): Promise<ApplicationRecord[]> {
  let q = narrowed(db, f).where('status', '=', sql.lit<ApplicationStatus>('under-review'))
  if (after)
    q = q.where(sql<boolean>`(due_on, submitted_at, id) > (${after.dueOn}, ${after.at}, ${after.id})`)
  const rows = await q.orderBy('due_on').orderBy('submitted_at').orderBy('id').limit(f.limit).execute()
  return rows.map(recordOf)
}

export async function listAsked(
  db: Db,
  f: DeskFilter,
  after: { answerBy: string; id: string } | undefined,
): Promise<ApplicationRecord[]> {
  let q = narrowed(db, f).where('status', '=', sql.lit<ApplicationStatus>('question'))
  if (after) q = q.where(sql<boolean>`(answer_by, id) > (${after.answerBy}, ${after.id})`)
  return (await q.orderBy('answer_by').orderBy('id').limit(f.limit).execute()).map(recordOf)
}

export async function listDecidedBy(
  db: Db,
  f: DeskFilter,
  after: { at: Date; id: string } | undefined,
): Promise<ApplicationRecord[]> {
  let q = narrowed(db, f)
    .where('verifier_id', '=', f.verifierId)
    .where('status', 'in', [sql.lit<ApplicationStatus>('approved'), sql.lit<ApplicationStatus>('rejected')])
  if (after) q = q.where(sql<boolean>`(decided_at, id) < (${after.at}, ${after.id})`)
  return (await q.orderBy('decided_at', 'desc').orderBy('id', 'desc').limit(f.limit).execute()).map(recordOf)
}
