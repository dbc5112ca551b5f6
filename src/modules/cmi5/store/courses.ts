/** Structures, registrations and what is known of their nodes. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { Structure } from '../contract.ts'
import { tables, type CourseRow, type NodeRow, type RegistrationRow } from './tables.ts'

export type { NodeRow, RegistrationRow } from './tables.ts'

export async function insertCourse(
  db: Db,
  row: Omit<CourseRow, 'structure'> & { readonly structure: Structure },
): Promise<void> {
  await tables(db)
    .insertInto('cmi5.course')
    .values({ ...row, structure: JSON.stringify(row.structure) })
    .execute()
}

export async function findCourse(
  db: Db,
  id: string,
): Promise<(Omit<CourseRow, 'structure'> & { structure: Structure }) | undefined> {
  const row = await tables(db).selectFrom('cmi5.course').selectAll().where('id', '=', id).executeTakeFirst()
  return row && { ...row, structure: JSON.parse(row.structure) as Structure }
}

/** False: there is one already. */
export async function insertRegistration(db: Db, row: RegistrationRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('cmi5.registration')
    .values(row)
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export interface Holder {
  readonly holderId: string
  readonly partId: string
}

export const heldRegistration = (
  db: Db,
  { holderId, partId }: Holder,
): Promise<RegistrationRow | undefined> =>
  tables(db)
    .selectFrom('cmi5.registration')
    .selectAll()
    .where('holder_id', '=', holderId)
    .where('part_id', '=', partId)
    .executeTakeFirst()

/** All that is said in one registration stands in one queue. */
export async function lockRegistration(db: Db, id: string): Promise<RegistrationRow | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 66))`.execute(db)
  return tables(db).selectFrom('cmi5.registration').selectAll().where('id', '=', id).executeTakeFirst()
}

export const nodesOf = (db: Db, registration: string): Promise<NodeRow[]> =>
  tables(db)
    .selectFrom('cmi5.node')
    .selectAll()
    .where('registration', '=', registration)
    .orderBy('number')
    .execute()

export async function writeNodes(db: Db, rows: readonly NodeRow[]): Promise<void> {
  if (rows.length === 0) return
  await tables(db)
    .insertInto('cmi5.node')
    .values([...rows])
    .onConflict((c) =>
      c.columns(['registration', 'number']).doUpdateSet((e) => ({
        completed_at: e.ref('excluded.completed_at'),
        passed_at: e.ref('excluded.passed_at'),
        failed_at: e.ref('excluded.failed_at'),
        waived_at: e.ref('excluded.waived_at'),
        satisfied_at: e.ref('excluded.satisfied_at'),
        score: e.ref('excluded.score'),
      })),
    )
    .execute()
}

/** Looks that began before then, with everything said in them. */
export async function forgetPreviews(db: Db, before: Date): Promise<void> {
  await sql`select cmi5.forget_previews(${before})`.execute(db)
}

/** C3: what the gone account learnt is the other's. */
export async function changePerson(db: Db, goneId: string, keptId: string): Promise<void> {
  await sql`update cmi5.registration set person_id = ${keptId} where person_id = ${goneId}`.execute(db)
  await sql`update cmi5.node set person_id = ${keptId} where person_id = ${goneId}`.execute(db)
  await sql`update cmi5.session set person_id = ${keptId} where person_id = ${goneId}`.execute(db)
}
