/** When teaching begins. */
import { sql, type Insertable, type SqlBool } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { tables, type SessionRow } from './tables.ts'

export type Session = Omit<SessionRow, 'taken'> & { readonly taken: number }

export const sessionsOf = (db: Db, ids: readonly string[]): Promise<Session[]> =>
  tables(db)
    .selectFrom('learning.session')
    .selectAll()
    .where('programme_id', 'in', ids.length > 0 ? [...ids] : [null as never])
    .orderBy('starts_on')
    .orderBy('id')
    .execute()

export async function insertSessions(db: Db, rows: readonly Insertable<SessionRow>[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 1000)
    await tables(db)
      .insertInto('learning.session')
      .values(rows.slice(i, i + 1000))
      .execute()
}

export async function changeSession(
  db: Db,
  id: string,
  to: Omit<SessionRow, 'id' | 'programme_id' | 'taken'>,
): Promise<void> {
  await tables(db).updateTable('learning.session').set(to).where('id', '=', id).execute()
}

export async function deleteSessions(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await tables(db)
      .deleteFrom('learning.session')
      .where('id', 'in', [...ids])
      .execute()
}

export async function takePlace(db: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('learning.session')
    .set({ taken: sql`taken + 1` })
    .where('id', '=', id)
    .where(sql<SqlBool>`(places is null or taken < places)`)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function freePlace(db: Db, id: string): Promise<void> {
  await tables(db)
    .updateTable('learning.session')
    .set({ taken: sql`taken - 1` })
    .where('id', '=', id)
    .where('taken', '>', 0)
    .execute()
}

export interface EventSessionRow {
  readonly sessionId: string
  readonly programmeId: string
  readonly title: string
  readonly startsOn: string
  readonly endsOn: string
  readonly startsAt: string | null
  readonly place: string | null
  readonly hours: number
}

export async function eventSessions(
  db: Db,
  organisationId: string,
  from: string,
): Promise<EventSessionRow[]> {
  const { rows } = await sql<EventSessionRow>`select s.id as "sessionId", p.id as "programmeId", v.title,
      s.starts_on as "startsOn", s.ends_on as "endsOn", s.starts_at as "startsAt", s.place, coalesce(v.hours, 0) as hours
    from learning.programme p
    join learning.version v on v.programme_id = p.id and v.state = 'published'
    join learning.session s on s.programme_id = p.id
    where p.organisation_id = ${organisationId} and p.kind = 'event' and s.ends_on >= ${from}
    order by s.starts_on, s.id limit 200`.execute(db)
  return rows
}
