/** One learner's way through an edition: place, progress, what packages keep, devices. */
import { sql, type Selectable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { tables, type CourseTable, type ProgressTable, type RuntimeTable } from './tables.ts'

export type CourseRow = Selectable<CourseTable>
export type ProgressRow = Selectable<ProgressTable>
export type RuntimeRow = Selectable<RuntimeTable>

export const findCourse = (db: Db, studyId: string): Promise<CourseRow | undefined> =>
  tables(db).selectFrom('content.course').selectAll().where('study_id', '=', studyId).executeTakeFirst()

/** Everything that changes one course comes one after another. */
export const lockCourse = (db: Db, studyId: string): Promise<CourseRow | undefined> =>
  tables(db)
    .selectFrom('content.course')
    .selectAll()
    .where('study_id', '=', studyId)
    .forUpdate()
    .executeTakeFirst()

/** Two devices at once: the first stands. */
export async function insertCourse(db: Db, row: CourseRow): Promise<void> {
  await tables(db)
    .insertInto('content.course')
    .values(row)
    .onConflict((c) => c.doNothing())
    .execute()
}

export async function changeCourse(
  db: Db,
  studyId: string,
  to: Partial<Pick<CourseRow, 'last_item_id' | 'seen_at' | 'done_at'>>,
): Promise<void> {
  await tables(db).updateTable('content.course').set(to).where('study_id', '=', studyId).execute()
}

export const progressOf = (db: Db, studyId: string): Promise<ProgressRow[]> =>
  tables(db).selectFrom('content.progress').selectAll().where('study_id', '=', studyId).execute()

export async function writeProgress(db: Db, row: ProgressRow): Promise<void> {
  const values = { ...row, watched: JSON.stringify(row.watched) }
  const { study_id: _s, item_id: _i, person_id: _p, begun_at: _b, ...changed } = values
  await tables(db)
    .insertInto('content.progress')
    .values(values)
    .onConflict((c) => c.columns(['study_id', 'item_id']).doUpdateSet(changed))
    .execute()
}

export const runtimesOf = (db: Db, studyId: string, itemId: string): Promise<RuntimeRow[]> =>
  tables(db)
    .selectFrom('content.runtime')
    .selectAll()
    .where('study_id', '=', studyId)
    .where('item_id', '=', itemId)
    .execute()

export async function writeRuntime(db: Db, row: RuntimeRow): Promise<void> {
  const cmi = JSON.stringify(row.cmi)
  const { device_id, said_at, kept_at } = row
  await tables(db)
    .insertInto('content.runtime')
    .values({ ...row, cmi })
    .onConflict((c) =>
      c.columns(['study_id', 'item_id', 'sco']).doUpdateSet({ cmi, device_id, said_at, kept_at }),
    )
    .execute()
}

export interface Device {
  readonly name: string
  readonly seq: number
}

export async function findDevice(db: Db, studyId: string, deviceId: string): Promise<Device | undefined> {
  return tables(db)
    .selectFrom('content.device')
    .select(['name', 'seq'])
    .where('study_id', '=', studyId)
    .where('device_id', '=', deviceId)
    .executeTakeFirst()
}

export async function writeDevice(
  db: Db,
  d: { studyId: string; deviceId: string; personId: string; name: string; seq: number; at: Date },
): Promise<void> {
  await sql`insert into content.device (study_id, device_id, person_id, name, seq, at)
    values (${d.studyId}, ${d.deviceId}, ${d.personId}, ${d.name}, ${d.seq}, ${d.at})
    on conflict (study_id, device_id) do update set name = excluded.name, seq = excluded.seq, at = excluded.at`.execute(
    db,
  )
}

export async function countCourses(db: Db, personId: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from content.course where person_id = ${personId}`.execute(db)
  return rows[0]!.n
}

/** Of two accounts of one person what is learnt is the other's. */
export async function changePerson(db: Db, goneId: string, keptId: string): Promise<void> {
  for (const table of [
    'course',
    'progress',
    'runtime',
    'device',
    'attempt',
    'answer',
    'extra_attempt',
    'external_claim',
    'package_session',
  ])
    await sql`update ${sql.table(`content.${table}`)} set person_id = ${keptId} where person_id = ${goneId}`.execute(
      db,
    )
}
