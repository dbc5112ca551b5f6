/** Learning of people. */
import { sql, type SqlBool } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { DeskTab, StudyState, Tab } from '../contract.ts'
import { waitsForResult } from './due.ts'
import { tables, type StudyRow } from './tables.ts'

const studies = (db: Db) => tables(db).selectFrom('studies.study').selectAll()

/** All work with one person's learning stands in one queue: a double click, two devices, a decision meanwhile. */
export const lockPerson = (db: Db, personId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`studies/${personId}`}, 0))`.execute(db)

export async function insertStudies(db: Db, rows: readonly StudyRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 500)
    await tables(db)
      .insertInto('studies.study')
      .values(rows.slice(i, i + 500))
      .execute()
}

export const findStudy = (db: Db, id: string): Promise<StudyRow | undefined> =>
  studies(db).where('id', '=', id).executeTakeFirst()

/** In the order of their ids, so that two who lock many do not wait for each other. */
export const lockStudies = (db: Db, ids: readonly string[]): Promise<StudyRow[]> =>
  studies(db)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()

export async function changeStudy(db: Db, id: string, to: Partial<Omit<StudyRow, 'id'>>): Promise<void> {
  await tables(db).updateTable('studies.study').set(to).where('id', '=', id).execute()
}

/** The one that goes on, or the latest of those that are finished, or the latest at all. */
export const standingStudy = (db: Db, personId: string, programmeId: string): Promise<StudyRow | undefined> =>
  studies(db)
    .where('person_id', '=', personId)
    .where('programme_id', '=', programmeId)
    .orderBy(sql`case when state in ('applied', 'learning') then 0 when state = 'finished' then 1 else 2 end`)
    .orderBy('touched_at', 'desc')
    .executeTakeFirst()

/** The same of each of these programmes that the person has anything of. */
export async function standingStudies(
  db: Db,
  personId: string,
  programmeIds: readonly string[],
): Promise<StudyRow[]> {
  if (programmeIds.length === 0) return []
  return studies(db)
    .distinctOn('programme_id')
    .where('person_id', '=', personId)
    .where('programme_id', 'in', [...programmeIds])
    .orderBy('programme_id')
    .orderBy(sql`case when state in ('applied', 'learning') then 0 when state = 'finished' then 1 else 2 end`)
    .orderBy('touched_at', 'desc')
    .execute()
}

export async function countLive(db: Db, personId: string): Promise<number> {
  const { n } = await tables(db)
    .selectFrom('studies.study')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('person_id', '=', personId)
    .where('state', 'in', ['applied', 'learning'])
    .executeTakeFirstOrThrow()
  return n
}

const tabStates: Readonly<Record<Tab, readonly StudyState[]>> = {
  current: ['applied', 'learning'],
  finished: ['finished'],
  other: ['failed', 'refused', 'cancelled', 'annulled'],
}

interface Place {
  readonly key: string
  readonly id: string
}
/** `key` is milliseconds of the last touch. */
const before = (after: Place) =>
  sql<SqlBool>`(touched_at, id) < (${new Date(Number(after.key))}, ${after.id}::uuid)`

export const studiesOf = (
  db: Db,
  personId: string,
  tab: Tab,
  after: Place | undefined,
  limit: number,
): Promise<StudyRow[]> =>
  studies(db)
    .where('person_id', '=', personId)
    .where('state', 'in', [...tabStates[tab]])
    .$if(after !== undefined, (q) => q.where(before(after!)))
    .orderBy('touched_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export async function tabCounts(db: Db, personId: string): Promise<Record<Tab, number>> {
  const rows = await tables(db)
    .selectFrom('studies.study')
    .select(['state', sql<number>`count(*)::int`.as('n')])
    .where('person_id', '=', personId)
    .groupBy('state')
    .execute()
  const of = (tab: Tab) =>
    rows.filter((r) => tabStates[tab].includes(r.state)).reduce((sum, r) => sum + r.n, 0)
  return { current: of('current'), finished: of('finished'), other: of('other') }
}

export interface DeskSearch {
  readonly organisationId: string
  readonly programmeId: string | undefined
  /** Of a title, a number, or one of these people. */
  readonly text: string
  readonly personIds: readonly string[] | null
}

const desk = (db: Db, s: DeskSearch) =>
  tables(db)
    .selectFrom('studies.study')
    .where('organisation_id', '=', s.organisationId)
    .$if(s.programmeId !== undefined, (q) => q.where('programme_id', '=', s.programmeId!))
    .$if(s.text !== '', (q) =>
      q.where((is) =>
        is.or([
          is('number', '=', s.text.toUpperCase()),
          sql<SqlBool>`position(lower(${s.text}) in lower(title)) > 0`,
          is('person_id', '=', sql<string>`any(${[...(s.personIds ?? [])]}::uuid[])`),
        ]),
      ),
    )

/** Stands after every day there is. */
export const noDay = '9999-12-31'
const dueDay = sql<string>`coalesce(due_on, ${sql.lit(noDay)}::date)`

/** By day, or by the last touch: see `isWaiting`. */
export const learners = (
  db: Db,
  s: DeskSearch & { readonly state: DeskTab; readonly today: string; readonly isWaiting: boolean },
  after: Place | undefined,
  limit: number,
): Promise<StudyRow[]> => {
  const { state } = s
  const next =
    after &&
    (s.isWaiting ? sql<SqlBool>`(${dueDay}, id) > (${after.key}::date, ${after.id}::uuid)` : before(after))
  return desk(db, s)
    .selectAll()
    .$if(state === 'waiting', (q) => q.where(waitsForResult(s.today)))
    .$if(state !== 'waiting', (q) => q.where('state', '=', state as StudyState))
    .$if(next !== undefined, (q) => q.where(next!))
    .orderBy(s.isWaiting ? dueDay : sql`touched_at desc`)
    .orderBy('id', s.isWaiting ? 'asc' : 'desc')
    .limit(limit)
    .execute()
}

/** Those who wait for a result are among those who learn too. */
export async function learnerCounts(
  db: Db,
  s: DeskSearch,
  today: string,
): Promise<{ state: DeskTab; n: number }[]> {
  const rows = await desk(db, s)
    .select([
      'state',
      sql<number>`count(*)::int`.as('n'),
      sql<number>`(count(*) filter (where ${waitsForResult(today)}))::int`.as('waiting'),
    ])
    .groupBy('state')
    .execute()
  const waiting = rows.reduce((n, r) => n + r.waiting, 0)
  return [...rows, ...(waiting > 0 ? [{ state: 'waiting' as const, n: waiting }] : [])]
}

/** Of these people in these programmes, whatever their state; the latest last. */
export const studiesAmong = (
  db: Db,
  programmeIds: readonly string[],
  personIds: readonly string[],
): Promise<StudyRow[]> =>
  studies(db)
    .where('programme_id', '=', sql<string>`any(${[...programmeIds]}::uuid[])`)
    .where('person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .orderBy('applied_at')
    .orderBy('id')
    .execute()

/** Live ones of the gone account whose programme is begun or finished in the kept one. */
export const twins = (db: Db, keptId: string, goneId: string): Promise<StudyRow[]> =>
  studies(db)
    .where('person_id', '=', goneId)
    .where('state', 'in', ['applied', 'learning'])
    .where(
      sql<SqlBool>`exists (select from studies.study k where k.person_id = ${keptId} and k.programme_id = studies.study.programme_id
        and k.state in ('applied', 'learning', 'finished'))`,
    )
    .orderBy('id')
    .execute()

export async function changePerson(db: Db, from: string, to: string): Promise<void> {
  for (const table of [
    'studies.study',
    'studies.note',
    'studies.question',
    'studies.review',
    'studies.review_writing',
  ] as const)
    await tables(db).updateTable(table).set({ person_id: to }).where('person_id', '=', from).execute()
}

export async function countOfPerson(db: Db, personId: string): Promise<number> {
  const { n } = await tables(db)
    .selectFrom('studies.study')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return n
}

export const eventStudies = (db: Db, personId: string): Promise<StudyRow[]> =>
  studies(db)
    .where('person_id', '=', personId)
    .where('kind', '=', 'event')
    .where('session_id', 'is not', null)
    .where('state', 'in', ['applied', 'learning', 'finished'])
    .orderBy('starts_on', 'desc')
    .limit(200)
    .execute()

export async function finishedProgrammes(db: Db, personId: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('studies.study')
    .select('programme_id')
    .distinct()
    .where('person_id', '=', personId)
    .where('state', '=', 'finished')
    .execute()
  return rows.map((r) => r.programme_id)
}

export async function sameIntake(
  db: Db,
  of: {
    readonly id: string
    readonly personId: string
    readonly programmeId: string
    readonly sessionId: string | null
  },
): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('studies.study')
    .select('id')
    .where('person_id', '=', of.personId)
    .where('programme_id', '=', of.programmeId)
    .where('id', '!=', of.id)
    .where(sql<SqlBool>`session_id is not distinct from ${of.sessionId}::uuid`)
    .execute()
  return rows.map((r) => r.id)
}
