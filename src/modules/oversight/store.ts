/** The only room that knows the tables of the nightly look. */
import { sql } from 'kysely'
import type { Db } from '../../platform/context.ts'
import type { FindingKind, HourCount, Totals } from './contract.ts'

export interface FindingRow {
  readonly id: string
  readonly day: string
  readonly kind: FindingKind
  readonly isGrave: boolean
  readonly personId: string | null
  readonly address: string | null
  readonly since: Date
  readonly until: Date
  readonly numbers: Readonly<Record<string, number>>
  readonly evidence: readonly number[]
}

export interface ReportRow {
  readonly day: string
  readonly madeAt: Date
  readonly totals: Totals
  readonly hours: readonly HourCount[]
  readonly digest: string
}

/** One process makes reports at a time; the others find them made. */
export const lockReports = (db: Db) =>
  sql`select pg_advisory_xact_lock(hashtextextended('oversight.reports', 0))`.execute(db)

export async function newestDay(db: Db): Promise<{ day: string; digest: string } | null> {
  const { rows } = await sql<{
    day: string
    digest: string
  }>`select day, digest from oversight.report order by day desc limit 1`.execute(db)
  return rows[0] ?? null
}

export async function insertReport(db: Db, r: ReportRow): Promise<void> {
  await sql`insert into oversight.report (day, made_at, totals, hours, digest)
    values (${r.day}, ${r.madeAt}, ${JSON.stringify(r.totals)}, ${JSON.stringify(r.hours)}, ${r.digest})`.execute(
    db,
  )
}

export async function insertFinding(db: Db, f: FindingRow): Promise<void> {
  await sql`insert into oversight.finding (id, day, kind, is_grave, person_id, address, since, until, numbers, evidence)
    values (${f.id}, ${f.day}, ${f.kind}, ${f.isGrave}, ${f.personId}, ${f.address}, ${f.since}, ${f.until},
      ${JSON.stringify(f.numbers)}, ${[...f.evidence]})`.execute(db)
}

export interface VolumeRow {
  readonly actorId: string
  readonly looks: number
  readonly nightLooks: number
}

export async function insertVolumes(db: Db, day: string, volumes: readonly VolumeRow[]): Promise<void> {
  if (volumes.length === 0) return
  await sql`insert into oversight.volume (day, actor_id, looks, night_looks)
    select ${day}::date, * from unnest(${volumes.map((v) => v.actorId)}::uuid[], ${volumes.map((v) => v.looks)}::int[],
      ${volumes.map((v) => v.nightLooks)}::int[])`.execute(db)
}

/** Days before on which they worked, a month back. */
export async function volumesBefore(
  db: Db,
  actorIds: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, VolumeRow[]>> {
  const { rows } =
    await sql<VolumeRow>`select actor_id as "actorId", looks, night_looks as "nightLooks" from oversight.volume
    where actor_id = any(${[...actorIds]}::uuid[]) and day < ${day}::date and day >= ${day}::date - 31`.execute(
      db,
    )
  const found = new Map<string, VolumeRow[]>()
  for (const row of rows) found.set(row.actorId, [...(found.get(row.actorId) ?? []), row])
  return found
}

export async function findReport(db: Db, day: string): Promise<ReportRow | undefined> {
  const { rows } =
    await sql<ReportRow>`select day, made_at as "madeAt", totals, hours, digest from oversight.report where day = ${day}`.execute(
      db,
    )
  return rows[0]
}

const finding = sql`id, day, kind, is_grave as "isGrave", person_id as "personId", address, since, until, numbers, evidence`
const numbered = (row: FindingRow): FindingRow => ({ ...row, evidence: row.evidence.map(Number) })

/** The grave ones first, then as they happened. */
export async function findingsOf(db: Db, day: string): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`select ${finding} from oversight.finding where day = ${day}
    order by is_grave desc, since, id`.execute(db)
  return rows.map(numbered)
}

export async function findFinding(db: Db, id: string): Promise<FindingRow | undefined> {
  const { rows } = await sql<FindingRow>`select ${finding} from oversight.finding where id = ${id}`.execute(
    db,
  )
  return rows[0] && numbered(rows[0])
}

export interface NightRow {
  readonly day: string
  readonly totals: Totals
  readonly findings: number
  readonly grave: number
}

export async function listNights(db: Db, to: string | null, limit: number): Promise<NightRow[]> {
  const { rows } = await sql<NightRow>`select r.day, r.totals, count(f.id)::int as findings,
      count(f.id) filter (where f.is_grave)::int as grave
    from oversight.report r left join oversight.finding f on f.day = r.day
    where ${to}::date is null or r.day <= ${to}::date
    group by r.day order by r.day desc limit ${limit}`.execute(db)
  return rows
}
