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

const eventRows = sql`select s.id as "sessionId", p.id as "programmeId", v.title,
      s.starts_on as "startsOn", s.ends_on as "endsOn", s.starts_at as "startsAt", s.place, coalesce(v.hours, 0) as hours
    from learning.programme p
    join learning.version v on v.programme_id = p.id and v.state = 'published'
    join learning.session s on s.programme_id = p.id`

export interface EventsAsked {
  /** Those that end on that day or later. */
  readonly from: string
  readonly after: { readonly key: string; readonly id: string } | undefined
  readonly limit: number
}

export async function eventSessions(
  db: Db,
  organisationId: string,
  { from, after, limit }: EventsAsked,
): Promise<EventSessionRow[]> {
  const beyond = after ? sql`and (s.starts_on, s.id) > (${after.key}::date, ${after.id}::uuid)` : sql``
  const { rows } = await sql<EventSessionRow>`${eventRows}
    where p.organisation_id = ${organisationId} and p.kind = 'event' and s.ends_on >= ${from} ${beyond}
    order by s.starts_on, s.id limit ${limit}`.execute(db)
  return rows
}

export async function eventSession(
  db: Db,
  organisationId: string,
  sessionId: string,
): Promise<EventSessionRow | undefined> {
  const { rows } = await sql<EventSessionRow>`${eventRows}
    where p.organisation_id = ${organisationId} and p.kind = 'event' and s.id = ${sessionId}`.execute(db)
  return rows[0]
}

/** Where sessions are broadcast; whoever may not know of it reads none. */
export async function linksOf(db: Db, sessionIds: readonly string[]): Promise<Map<string, string>> {
  if (sessionIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('learning.broadcast')
    .select(['session_id', 'link'])
    .where('session_id', 'in', [...sessionIds])
    .execute()
  return new Map(rows.map((r) => [r.session_id, r.link]))
}

/** Of sessions that have just been made. */
export async function insertLinks(
  db: Db,
  organisationId: string,
  links: readonly { readonly sessionId: string; readonly link: string }[],
): Promise<void> {
  if (links.length === 0) return
  await tables(db)
    .insertInto('learning.broadcast')
    .values(links.map((l) => ({ session_id: l.sessionId, organisation_id: organisationId, link: l.link })))
    .execute()
}

export async function saveLink(
  db: Db,
  of: { readonly sessionId: string; readonly organisationId: string },
  link: string | null,
): Promise<void> {
  if (link === null) {
    await tables(db).deleteFrom('learning.broadcast').where('session_id', '=', of.sessionId).execute()
    return
  }
  await tables(db)
    .insertInto('learning.broadcast')
    .values({ session_id: of.sessionId, organisation_id: of.organisationId, link })
    .onConflict((c) => c.column('session_id').doUpdateSet({ link }))
    .execute()
}
