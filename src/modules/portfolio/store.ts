/** The only room that knows the tables of the portfolio. */
import { sql, type SqlBool } from 'kysely'
import type { Db } from '../../platform/context.ts'
import { plain } from '../../platform/search/reading.ts'
import type { EntryKind, EntryStatus, PortfolioFilter, TimelineCell } from './contract.ts'
import type { Folded, Heard } from './domain/fold.ts'

export interface EntryRow {
  source: string
  person_id: string
  kind: EntryKind
  status: EntryStatus
  word: string
  title: string
  organisation: string | null
  specialty_key: string | null
  starts_on: string | null
  due_on: string | null
  ended_on: string | null
  credits: number
  credited: number
  number: string | null
  link: string | null
  note: string | null
  sort_on: string
  search_text: string
}

type Tables = {
  'portfolio.entry': EntryRow
  'portfolio.event': {
    event_id: string
    person_id: string
    source: string
    type: string
    payload: unknown
    at: Date
  }
  'portfolio.former': { gone_id: string; kept_id: string }
}
const tables = (db: Db) => db.withTables<Tables>()

/** Rows of one person are folded one after another. */
export const lockPerson = (db: Db, personId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`portfolio/${personId}`}, 0))`.execute(db)

/** Whose it is now, however many accounts ago it was said. */
export async function standingPerson(db: Db, personId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`with recursive now (id, step) as (
      select ${personId}::uuid, 0
      union all select f.kept_id, now.step + 1 from portfolio.former f join now on f.gone_id = now.id where now.step < 20
    ) select id from now order by step desc limit 1`.execute(db)
  return rows[0]!.id
}

/** False when it was heard before. */
export async function keepEvent(
  db: Db,
  e: Heard,
  of: { readonly source: string; readonly personId: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('portfolio.event')
    .values({
      event_id: e.id,
      person_id: of.personId,
      source: of.source,
      type: e.type,
      payload: sql`${JSON.stringify(e.payload)}::jsonb`,
      at: e.at,
    })
    .onConflict((c) => c.column('event_id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function eventsOf(db: Db, source: string): Promise<Heard[]> {
  const { rows } = await sql<Heard>`select event_id::text as id, type, payload, at from portfolio.event
    where source = ${source} order by event_id`.execute(db)
  return rows
}

export async function saveEntry(
  db: Db,
  of: { readonly source: string; readonly personId: string },
  f: Folded,
): Promise<void> {
  const row: Omit<EntryRow, 'source'> = {
    person_id: of.personId,
    kind: f.kind,
    status: f.status,
    word: f.word,
    title: f.title,
    organisation: f.organisation,
    specialty_key: f.specialtyKey,
    starts_on: f.startsOn,
    due_on: f.dueOn,
    ended_on: f.endedOn,
    credits: f.credits,
    credited: f.credited,
    number: f.number,
    link: f.link,
    note: f.note,
    sort_on: f.sortOn,
    search_text: f.searchText,
  }
  await tables(db)
    .insertInto('portfolio.entry')
    .values({ source: of.source, ...row })
    .onConflict((c) => c.column('source').doUpdateSet(row))
    .execute()
}

export async function merge(db: Db, goneId: string, keptId: string): Promise<void> {
  await tables(db)
    .insertInto('portfolio.former')
    .values({ gone_id: goneId, kept_id: keptId })
    .onConflict((c) => c.column('gone_id').doNothing())
    .execute()
  await sql`update portfolio.event set person_id = ${keptId} where person_id = ${goneId}`.execute(db)
  await sql`update portfolio.entry set person_id = ${keptId} where person_id = ${goneId}`.execute(db)
}

export async function sourcesAfter(
  db: Db,
  after: string,
  limit: number,
): Promise<{ source: string; personId: string }[]> {
  const { rows } = await sql<{
    source: string
    personId: string
  }>`select distinct on (source) source, person_id as "personId"
    from portfolio.event where source > ${after} order by source, event_id limit ${limit}`.execute(db)
  return rows
}

export interface Asked extends PortfolioFilter {
  readonly personId: string
}

type Name = 'kind' | 'status' | 'specialty'

/** Without the facet that is counted. */
function where(a: Asked, without?: Name) {
  const on: SqlCondition[] = [sql<SqlBool>`person_id = ${a.personId}`]
  if (a.kind.length > 0 && without !== 'kind') on.push(sql<SqlBool>`kind = any(${a.kind})`)
  if (a.status.length > 0 && without !== 'status') on.push(sql<SqlBool>`status = any(${a.status})`)
  if (a.specialty.length > 0 && without !== 'specialty')
    on.push(sql<SqlBool>`specialty_key = any(${a.specialty})`)
  // It went on within the days: what has no end yet goes on.
  if (a.from !== undefined) on.push(sql<SqlBool>`coalesce(ended_on, due_on, sort_on) >= ${a.from}::date`)
  if (a.to !== undefined) on.push(sql<SqlBool>`coalesce(starts_on, sort_on) <= ${a.to}::date`)
  for (const word of plain(a.text).split(' ').filter(Boolean).slice(0, 8))
    on.push(sql<SqlBool>`search_text like ${`%${word}%`}`)
  return sql.join(on, sql` and `)
}
type SqlCondition = ReturnType<typeof sql<SqlBool>>

export async function pageOf(
  db: Db,
  a: Asked,
  after: { readonly key: string; readonly id: string } | undefined,
  limit: number,
): Promise<EntryRow[]> {
  const beyond = after ? sql`and (sort_on, source) < (${after.key}::date, ${after.id})` : sql``
  const { rows } = await sql<EntryRow>`select * from portfolio.entry where ${where(a)} ${beyond}
    order by sort_on desc, source desc limit ${limit}`.execute(db)
  return rows
}

export interface Counts {
  readonly total: number
  readonly inAll: number
  readonly credited: number
  readonly kinds: readonly { value: EntryKind; count: number }[]
  readonly statuses: readonly { value: EntryStatus; count: number }[]
  readonly specialties: readonly { value: string; count: number }[]
}

/** One pass over the person's rows: what was found, and each facet without itself. */
export async function countsOf(db: Db, a: Asked): Promise<Counts> {
  const { rows } = await sql<Counts>`with own as materialized (
      select kind, status, specialty_key, credited, ${where(a)} as found, ${where(a, 'kind')} as of_kind,
        ${where(a, 'status')} as of_status, ${where(a, 'specialty')} as of_specialty
      from portfolio.entry where person_id = ${a.personId})
    select (select count(*)::int from own where found) as total, (select count(*)::int from own) as "inAll",
      (select coalesce(sum(credited), 0)::int from own where found) as credited,
      (select coalesce(json_agg(json_build_object('value', kind, 'count', n) order by n desc, kind), '[]')
        from (select kind, count(*)::int as n from own where of_kind group by 1) k) as kinds,
      (select coalesce(json_agg(json_build_object('value', status, 'count', n) order by n desc, status), '[]')
        from (select status, count(*)::int as n from own where of_status group by 1) s) as statuses,
      (select coalesce(json_agg(json_build_object('value', specialty_key, 'count', n) order by n desc, specialty_key), '[]')
        from (select specialty_key, count(*)::int as n from own where of_specialty and specialty_key is not null group by 1) p) as specialties`.execute(
    db,
  )
  return rows[0]!
}

export async function monthsOf(db: Db, a: Asked): Promise<TimelineCell[]> {
  const { rows } =
    await sql<TimelineCell>`select to_char(sort_on, 'YYYY-MM') as month, kind, count(*)::int as count,
      sum(credited)::int as credits
    from portfolio.entry where ${where(a)} group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

export async function countOf(db: Db, personId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from portfolio.entry
    where person_id = ${personId}`.execute(db)
  return rows[0]!.n
}
