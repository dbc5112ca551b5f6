/** Counts over the evidence for the nightly look: grouped in the database, whatever the codes mean is said by who asks. */
import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../context.ts'

export interface Span {
  /** Half-open: from ≤ at < until. */
  readonly from: Date
  readonly until: Date
}

/** What is counted together: by whom (`actor`: or in which session, before anybody is known), from where, against which login. */
export type GroupedBy = 'actor' | 'person' | 'session' | 'place' | 'login'

export interface Crowd {
  /** The person, session, address or hash of a login. */
  readonly key: string
  readonly count: number
  readonly logins: number
  readonly subjects: number
  readonly places: number
  readonly place: string | null
  readonly subjectId: string | null
  readonly since: Date
  readonly until: Date
  /** The first rows. */
  readonly evidence: readonly number[]
}

export interface CrowdQuery extends Span {
  readonly by: GroupedBy
  readonly codes: readonly string[]
  /** `details` contains this. */
  readonly said?: Readonly<Record<string, unknown>>
  /** Refused for one of these reasons; `%` stands for anything. */
  readonly refusedFor?: readonly string[]
  /** Groups of fewer rows are nobody's business. */
  readonly least: number
  /** Only these groups. */
  readonly among?: readonly string[]
}

const keys: Readonly<Record<GroupedBy, RawBuilder<string>>> = {
  actor: sql`coalesce(actor_id, actor_session_id)::text`,
  person: sql`actor_id::text`,
  session: sql`actor_session_id::text`,
  place: sql`platform.place_of(ip)`,
  login: sql`details ->> 'login'`,
}

/** Largest first, at most a hundred. */
export async function crowds(db: Db, q: CrowdQuery): Promise<Crowd[]> {
  if (q.among?.length === 0) return []
  const conditions = [
    sql`at >= ${q.from}`,
    sql`at < ${q.until}`,
    ...(q.codes.length > 0 ? [sql`code = any(${[...q.codes]}::text[])`] : []),
    ...(q.said ? [sql`details @> ${JSON.stringify(q.said)}::jsonb`] : []),
    ...(q.refusedFor
      ? [sql`outcome = 'refused' and details ->> 'code' like any(${[...q.refusedFor]}::text[])`]
      : []),
    ...(q.among ? [sql`${keys[q.by]} = any(${[...q.among]}::text[])`] : []),
  ]
  const { rows } = await sql<Crowd>`select ${keys[q.by]} as key, count(*)::int as count,
      count(distinct details ->> 'login')::int as logins, count(distinct subject_id)::int as subjects,
      count(distinct platform.place_of(ip))::int as places, min(platform.place_of(ip)) as place,
      min(subject_id::text) as "subjectId", min(at) as since, max(at) as until,
      (array_agg(id order by id))[1:50]::bigint[] as evidence
    from platform.journal_entry where ${sql.join(conditions, sql` and `)} and ${keys[q.by]} is not null
    group by 1 having count(*) >= ${q.least} order by 2 desc, 1 limit 100`.execute(db)
  return rows.map((row) => ({ ...row, evidence: row.evidence.map(Number) }))
}

export interface Hour {
  readonly hour: number
  readonly count: number
}

/** By the hour of Moscow; hours without a row are absent. */
export async function byHour(db: Db, q: Omit<CrowdQuery, 'by' | 'least' | 'among'>): Promise<Hour[]> {
  const { rows } =
    await sql<Hour>`select extract(hour from at at time zone 'Europe/Moscow')::int as hour, count(*)::int as count
    from platform.journal_entry
    where at >= ${q.from} and at < ${q.until}
      and ${q.codes.length > 0 ? sql`code = any(${[...q.codes]}::text[])` : sql`true`}
      and ${q.said ? sql`details @> ${JSON.stringify(q.said)}::jsonb` : sql`true`}
      and ${q.refusedFor ? sql`outcome = 'refused' and details ->> 'code' like any(${[...q.refusedFor]}::text[])` : sql`outcome = 'done'`}
    group by 1`.execute(db)
  return rows
}

export interface Looking {
  readonly actorId: string
  /** Whose things were opened, and how many times lists were searched: a look at one person twice is one. */
  readonly looks: number
  readonly nightLooks: number
  readonly since: Date
  readonly until: Date
  readonly nightSince: Date | null
  readonly nightUntil: Date | null
  readonly evidence: readonly number[]
  readonly nightEvidence: readonly number[]
}

/** How much each looked at what is another's: `opened` shows one person's thing, `searched` a list. Night is from 22 to 6 by Moscow. */
export async function lookings(
  db: Db,
  q: Span & { readonly opened: readonly string[]; readonly searched: readonly string[] },
): Promise<Looking[]> {
  const isNight = sql`extract(hour from at at time zone 'Europe/Moscow') not between 6 and 21`
  const what = sql`case when code = any(${[...q.opened]}::text[]) then subject_id::text else request_id end`
  const { rows } = await sql<Looking>`select actor_id as "actorId", count(distinct ${what})::int as looks,
      count(distinct ${what}) filter (where ${isNight})::int as "nightLooks", min(at) as since, max(at) as until,
      min(at) filter (where ${isNight}) as "nightSince", max(at) filter (where ${isNight}) as "nightUntil",
      (array_agg(id order by id))[1:50]::bigint[] as evidence,
      coalesce((array_agg(id order by id) filter (where ${isNight}))[1:50], '{}')::bigint[] as "nightEvidence"
    from platform.journal_entry
    where at >= ${q.from} and at < ${q.until} and outcome = 'done' and actor_id is not null
      and (subject_id is null or subject_id <> actor_id) and code = any(${[...q.opened, ...q.searched]}::text[])
    group by 1`.execute(db)
  return rows.map((row) => ({
    ...row,
    evidence: row.evidence.map(Number),
    nightEvidence: row.nightEvidence.map(Number),
  }))
}

/** The first evidence there is; null in an empty journal. */
export async function firstEvidenceAt(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select min(at) as at from platform.journal_entry`.execute(
    db,
  )
  return rows[0]?.at ?? null
}
