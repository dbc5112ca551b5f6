/** Programmes as a plan weighs them: many at once, with the sessions that are ahead. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { Difficulty, ProgrammeKind } from '../contract.ts'

export interface CandidateRow {
  readonly id: string
  readonly organisationId: string
  readonly kind: ProgrammeKind
  readonly title: string
  readonly hours: number
  readonly credits: number
  readonly difficulty: Difficulty | null
  readonly isAnytime: boolean
  readonly isFree: boolean
  readonly priceKopecks: number | null
  readonly specialties: readonly string[]
}

export interface SessionAhead {
  readonly id: string
  readonly programmeId: string
  readonly from: string
  readonly to: string
  readonly applyBy: string | null
  readonly left: number | null
}

export interface Wanted {
  /** Any of these; null: all there are. */
  readonly specialties: readonly string[] | null
  readonly ids: readonly string[]
}

export async function candidateRows(db: Db, wanted: Wanted, most: number): Promise<CandidateRow[]> {
  const { rows } =
    await sql<CandidateRow>`select l.programme_id as id, l.organisation_id as "organisationId", l.kind, v.title,
      l.hours, v.credits, v.difficulty, l.is_anytime as "isAnytime", l.is_budget or l.is_insured as "isFree",
      v.price_kopecks as "priceKopecks", l.specialties
    from learning.listing l join learning.programme p on p.id = l.programme_id
      join learning.version v on v.programme_id = p.id and v.version = p.published_version
    where ${wanted.specialties === null ? sql`true` : sql`l.specialties && ${[...wanted.specialties]}::text[]`}
      or l.programme_id = any(${[...wanted.ids]}::uuid[])
    order by l.published_at desc, l.programme_id limit ${most}`.execute(db)
  return rows
}

export async function sessionsAhead(
  db: Db,
  ids: readonly string[],
  from: string,
  to: string,
): Promise<SessionAhead[]> {
  const { rows } =
    await sql<SessionAhead>`select id, programme_id as "programmeId", starts_on as "from", ends_on as "to",
      apply_by as "applyBy", case when places is null then null else greatest(0, places - taken) end as left
    from learning.session where programme_id = any(${[...ids]}::uuid[]) and starts_on between ${from}::date and ${to}::date
    order by starts_on, id`.execute(db)
  return rows
}

/** All that the words find, up to so many. */
export async function foundBy(db: Db, query: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select programme_id as id from learning.listing_text
    where all_words @@ ${query}::tsquery order by 1 limit ${most}`.execute(db)
  return rows.map((r) => r.id)
}
