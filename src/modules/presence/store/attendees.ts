/** Who was at which event, and how long. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'

interface AttendeeTable {
  meeting_id: string
  person_id: string
  organisation_id: string
  joined_at: Date
  last_beat_at: Date
  watched_ms: string
  confirmed: number
  is_confirmed: boolean | null
  settled_at: Date | null
}
type Tables = { 'presence.attendee': AttendeeTable }
const tables = (db: Db) => db.withTables<Tables>()

export interface AttendeeRecord {
  readonly meetingId: string
  readonly personId: string
  readonly lastBeatAt: Date
  readonly watchedMs: number
  readonly confirmed: number
  readonly isConfirmed: boolean | null
}

const attendeeOf = (r: AttendeeTable): AttendeeRecord => ({
  meetingId: r.meeting_id,
  personId: r.person_id,
  lastBeatAt: r.last_beat_at,
  watchedMs: Number(r.watched_ms),
  confirmed: r.confirmed,
  isConfirmed: r.is_confirmed,
})

export async function findAttendee(
  db: Db,
  meetingId: string,
  personId: string,
): Promise<AttendeeRecord | undefined> {
  const row = await tables(db)
    .selectFrom('presence.attendee')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row && attendeeOf(row)
}

/** Counts the time since the last beat unless the gap was too long; from two pages at once no minute counts twice. */
export async function keepBeat(
  db: Db,
  b: { meetingId: string; personId: string; organisationId: string; at: Date; gapMs: number },
): Promise<void> {
  await sql`insert into presence.attendee as a (meeting_id, person_id, organisation_id, joined_at, last_beat_at)
    values (${b.meetingId}, ${b.personId}, ${b.organisationId}, ${b.at}, ${b.at})
    on conflict (meeting_id, person_id) do update set
      watched_ms = a.watched_ms + case
        when excluded.last_beat_at > a.last_beat_at
          and excluded.last_beat_at - a.last_beat_at <= make_interval(secs => ${b.gapMs / 1000})
        then (extract(epoch from excluded.last_beat_at - a.last_beat_at) * 1000)::bigint else 0 end,
      last_beat_at = greatest(a.last_beat_at, excluded.last_beat_at)`.execute(db)
}

export const addConfirmed = (db: Db, meetingId: string, personId: string) =>
  tables(db)
    .updateTable('presence.attendee')
    .set({ confirmed: sql`confirmed + 1` })
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', personId)
    .execute()

export async function attendeesOf(db: Db, meetingId: string, limit: number): Promise<AttendeeRecord[]> {
  const rows = await tables(db)
    .selectFrom('presence.attendee')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('joined_at')
    .orderBy('person_id')
    .limit(limit)
    .execute()
  return rows.map(attendeeOf)
}

export async function unsettled(db: Db, meetingId: string, limit: number): Promise<AttendeeRecord[]> {
  const rows = await tables(db)
    .selectFrom('presence.attendee')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .where('settled_at', 'is', null)
    .orderBy('person_id')
    .limit(limit)
    .forUpdate()
    .execute()
  return rows.map(attendeeOf)
}

export const setResult = (
  db: Db,
  a: { meetingId: string; personId: string; isConfirmed: boolean; at: Date },
) =>
  tables(db)
    .updateTable('presence.attendee')
    .set({ is_confirmed: a.isConfirmed, settled_at: a.at })
    .where('meeting_id', '=', a.meetingId)
    .where('person_id', '=', a.personId)
    .execute()

/** Who is at these events, for telling. */
export async function peopleAt(db: Db, meetingId: string, since: Date): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('presence.attendee')
    .select('person_id')
    .where('meeting_id', '=', meetingId)
    .where('last_beat_at', '>=', since)
    .execute()
  return rows.map((r) => r.person_id)
}

/** Two accounts of one person made one: where both were, the one that stays keeps its own. */
export async function changePerson(db: Db, from: string, to: string): Promise<void> {
  await sql`update presence.answer a set person_id = ${to} where person_id = ${from} and not exists
    (select from presence.answer b where b.meeting_id = a.meeting_id and b.n = a.n and b.person_id = ${to})`.execute(
    db,
  )
  await sql`update presence.attendee a set person_id = ${to} where person_id = ${from} and not exists
    (select from presence.attendee b where b.meeting_id = a.meeting_id and b.person_id = ${to})`.execute(db)
  await sql`update presence.code set used_by = ${to} where used_by = ${from}`.execute(db)
}

export async function countOfPerson(db: Db, personId: string): Promise<number> {
  const row = await tables(db)
    .selectFrom('presence.attendee')
    .select((e) => e.fn.countAll<string>().as('n'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}
