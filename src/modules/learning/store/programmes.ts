/** Programmes and their versions. */
import { forLike } from '../../../platform/search/like.ts'
import { sql, type SqlBool } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { DeskState, ProgrammeKind } from '../contract.ts'
import { keyOf } from '../domain/alias.ts'
import { tables, type ProgrammeRow, type VersionRow } from './tables.ts'

/** So many rows in one statement stay far below the limit of parameters. */
const many = 500

export async function nextNumbers(db: Db, count: number): Promise<number[]> {
  const { rows } = await sql<{
    n: number
  }>`select nextval('learning.programme_number') as n from generate_series(1, ${count})`.execute(db)
  return rows.map((r) => r.n)
}

export async function insertProgrammes(
  db: Db,
  rows: readonly ProgrammeRow[],
  versions: readonly VersionRow[],
): Promise<void> {
  for (let i = 0; i < rows.length; i += many)
    await tables(db)
      .insertInto('learning.programme')
      .values(rows.slice(i, i + many))
      .execute()
  await insertVersions(db, versions)
}

export async function insertVersions(db: Db, rows: readonly VersionRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += many)
    await tables(db)
      .insertInto('learning.version')
      .values(rows.slice(i, i + many))
      .execute()
}

/** In the order of their ids, so that two who lock many do not wait for each other. */
export const lockProgrammes = (db: Db, ids: readonly string[]): Promise<ProgrammeRow[]> =>
  tables(db)
    .selectFrom('learning.programme')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()

export const findProgramme = (db: Db, id: string): Promise<ProgrammeRow | undefined> =>
  tables(db).selectFrom('learning.programme').selectAll().where('id', '=', id).executeTakeFirst()

export const latestVersions = (db: Db, ids: readonly string[]): Promise<VersionRow[]> =>
  tables(db)
    .selectFrom('learning.version as v')
    .innerJoin('learning.programme as p', (j) =>
      j.onRef('p.id', '=', 'v.programme_id').onRef('p.latest_version', '=', 'v.version'),
    )
    .selectAll('v')
    .where('p.id', 'in', [...ids])
    .execute()

export const versionsOf = (db: Db, id: string): Promise<VersionRow[]> =>
  tables(db)
    .selectFrom('learning.version')
    .selectAll()
    .where('programme_id', '=', id)
    .orderBy('version', 'desc')
    .execute()

export const findVersion = (db: Db, id: string, version: number): Promise<VersionRow | undefined> =>
  tables(db)
    .selectFrom('learning.version')
    .selectAll()
    .where('programme_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()

export async function changeProgrammes(
  db: Db,
  ids: readonly string[],
  to: Partial<Omit<ProgrammeRow, 'id' | 'revision'>>,
): Promise<void> {
  await tables(db)
    .updateTable('learning.programme')
    .set({ ...to, revision: sql<number>`revision + 1` })
    .where('id', 'in', [...ids])
    .execute()
}

export async function changeVersion(
  db: Db,
  id: string,
  version: number,
  to: Partial<Omit<VersionRow, 'programme_id' | 'version'>>,
): Promise<void> {
  await tables(db)
    .updateTable('learning.version')
    .set(to)
    .where('programme_id', '=', id)
    .where('version', '=', version)
    .execute()
}

export interface Decided {
  readonly programmeId: string
  readonly version: number
  readonly credits: number
  readonly rule: string
}

/** What was shown before becomes past; the reviewed versions are shown from now on. */
export async function publishVersions(
  db: Db,
  decided: readonly Decided[],
  by: string | null,
  at: Date,
): Promise<void> {
  const of = sql`jsonb_to_recordset(${JSON.stringify(decided)}::jsonb) as d ("programmeId" uuid, version int, credits int, rule text)`
  await sql`update learning.version v set state = 'past' from ${of}
    where v.programme_id = d."programmeId" and v.state = 'published'`.execute(db)
  await sql`update learning.version v set state = 'published', credits = d.credits, rule = d.rule, reason = null,
    decided_by = ${by}, decided_at = ${at} from ${of} where v.programme_id = d."programmeId" and v.version = d.version`.execute(
    db,
  )
  await sql`update learning.programme p set state = 'published', published_version = d.version, revision = revision + 1,
    withdrawn_why = null, withdrawn_by = null, withdrawn_at = null, updated_at = ${at} from ${of} where p.id = d."programmeId"`.execute(
    db,
  )
}

export interface DeskSearch {
  /** Null: of all organisations. */
  readonly organisationId: string | null
  readonly state: DeskState | undefined
  readonly kind: ProgrammeKind | undefined
  readonly text: string
}

/** The latest version says more than the programme as a whole: published with a new version in review is in review. */
const deskState = sql<DeskState>`case when v.state in ('draft', 'review', 'returned') then v.state else p.state end`

const desk = (db: Db, s: Omit<DeskSearch, 'state'>) =>
  tables(db)
    .selectFrom('learning.programme as p')
    .innerJoin('learning.version as v', (j) =>
      j.onRef('v.programme_id', '=', 'p.id').onRef('v.version', '=', 'p.latest_version'),
    )
    .$if(s.organisationId !== null, (q) => q.where('p.organisation_id', '=', s.organisationId!))
    .$if(s.kind !== undefined, (q) => q.where('p.kind', '=', s.kind!))
    .$if(s.text !== '', (q) =>
      q.where(
        sql<SqlBool>`(v.title ilike ${`%${forLike(s.text)}%`} or p.number ilike ${`${forLike(s.text)}%`}
          or exists (select from learning.alias a where a.programme_id = p.id and ${keyOf(s.text)} <> '' and a.key like ${`${forLike(keyOf(s.text))}%`}))`,
      ),
    )

export interface DeskRow {
  readonly id: string
  readonly number: string
  readonly kind: ProgrammeKind
  readonly title: string
  readonly organisation_id: string
  readonly hours: number | null
  readonly state: DeskState
  readonly published_version: number | null
  readonly updated_at: Date
}

export const deskRows = (
  db: Db,
  s: DeskSearch,
  after: { readonly at: Date; readonly id: string } | undefined,
  limit: number,
): Promise<DeskRow[]> =>
  desk(db, s)
    .select(['p.id', 'p.number', 'p.kind', 'v.title', 'p.organisation_id', 'v.hours'])
    .select(['p.published_version', 'p.updated_at', deskState.as('state')])
    .$if(s.state !== undefined, (q) => q.where(sql<SqlBool>`${deskState} = ${s.state!}`))
    .$if(after !== undefined, (q) =>
      q.where(sql<SqlBool>`(p.updated_at, p.id) < (${after!.at}, ${after!.id}::uuid)`),
    )
    .orderBy('p.updated_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(limit)
    .execute()

export const deskCounts = (db: Db, s: DeskSearch): Promise<{ state: DeskState; n: number }[]> =>
  desk(db, s)
    .select([deskState.as('state'), sql<number>`count(*)`.as('n')])
    .groupBy(deskState)
    .execute()

/** Number → id. */
export async function publishedByNumber(
  db: Db,
  organisationId: string,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tables(db)
    .selectFrom('learning.programme')
    .select(['id', 'number'])
    .where('organisation_id', '=', organisationId)
    .where('published_version', 'is not', null)
    .where('number', '=', sql<string>`any(${[...numbers]})`)
    .execute()
  return new Map(rows.map((r) => [r.number, r.id]))
}

/** As the catalogue shows it; id → title. */
export async function shownTitles(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tables(db)
    .selectFrom('learning.programme as p')
    .innerJoin('learning.version as v', (j) =>
      j.onRef('v.programme_id', '=', 'p.id').onRef('v.version', '=', 'p.published_version'),
    )
    .select(['p.id', 'v.title'])
    .where('p.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map((r) => [r.id, r.title]))
}
