/** Tables of presence: meetings, checks, who was there. Codes stand in `store/codes.ts`. */
import { sql, type SqlBool } from 'kysely'
import type { Db } from '../../platform/context.ts'
import type { Span } from './domain.ts'

interface MeetingTable {
  id: string
  programme_id: string
  session_id: string
  organisation_id: string
  title: string
  starts_at: Date
  ends_at: Date
  checks: number
  window_minutes: number
  min_minutes: number
  /** As `numeric` comes. */
  confirmed_over: string
  codes_from: Date | null
  codes_until: Date | null
  settled_at: Date | null
  made_at: Date
  version: number
}

type Tables = {
  'presence.meeting': MeetingTable
  'presence.day': { meeting_id: string; starts_at: Date; ends_at: Date }
  'presence.check': { meeting_id: string; n: number; asks_at: Date; told_at: Date | null }
  'presence.answer': { meeting_id: string; person_id: string; n: number; answered_at: Date }
}

const tables = (db: Db) => db.withTables<Tables>()

/** As JSON brings them. */
type Days = readonly { readonly s: string; readonly e: string }[]
const daysOf = sql<Days>`(select jsonb_agg(jsonb_build_object('s', d.starts_at, 'e', d.ends_at) order by d.starts_at)
  from presence.day d where d.meeting_id = meeting.id)`
const meetings = (db: Db) =>
  tables(db).selectFrom('presence.meeting as meeting').selectAll().select(daysOf.as('days'))

export interface MeetingRecord {
  readonly id: string
  readonly programmeId: string
  readonly sessionId: string
  readonly organisationId: string
  readonly title: string
  /** Of the first day, and of the last. */
  readonly startsAt: Date
  readonly endsAt: Date
  readonly days: readonly Span[]
  readonly checks: number
  readonly windowMinutes: number
  readonly minMinutes: number
  readonly confirmedOver: number
  readonly codes: { readonly from: Date; readonly until: Date } | null
  readonly version: number
  /** What came of it is known for everybody. */
  readonly isSettled: boolean
}

const meetingOf = (r: MeetingTable & { days: Days }): MeetingRecord => ({
  id: r.id,
  programmeId: r.programme_id,
  sessionId: r.session_id,
  organisationId: r.organisation_id,
  title: r.title,
  startsAt: r.starts_at,
  endsAt: r.ends_at,
  days: r.days.map((d) => ({ startsAt: new Date(d.s), endsAt: new Date(d.e) })),
  checks: r.checks,
  windowMinutes: r.window_minutes,
  minMinutes: r.min_minutes,
  confirmedOver: Number(r.confirmed_over),
  codes: r.codes_from && r.codes_until ? { from: r.codes_from, until: r.codes_until } : null,
  version: r.version,
  isSettled: r.settled_at !== null,
})

export interface PresenceRule {
  readonly confirmedOver: number
  readonly minutesShare: number
}

/** The rule of that day; undefined when none holds. */
export async function ruleOn(db: Db, day: string): Promise<PresenceRule | undefined> {
  const { rows } = await sql<{
    over: string
    minutes: string
  }>`select confirmed_over as over, minutes_share as minutes
    from presence.rule where effective_from <= ${day} and (effective_to is null or effective_to > ${day})
    order by effective_from desc limit 1`.execute(db)
  return rows[0] && { confirmedOver: Number(rows[0].over), minutesShare: Number(rows[0].minutes) }
}

export async function findMeeting(db: Db, id: string, isHeld = false): Promise<MeetingRecord | undefined> {
  const row = await meetings(db)
    .where('id', '=', id)
    .$if(isHeld, (q) => q.forUpdate())
    .executeTakeFirst()
  return row && meetingOf(row)
}

/** The latest first; `after`: where the page before ended. */
export async function meetingsOfOrganisation(
  db: Db,
  organisationId: string,
  after: { readonly key: string; readonly id: string } | undefined,
  limit: number,
): Promise<MeetingRecord[]> {
  const rows = await meetings(db)
    .where('organisation_id', '=', organisationId)
    .$if(after !== undefined, (q) =>
      q.where(
        sql<SqlBool>`(meeting.starts_at, meeting.id) < (${new Date(Number(after?.key))}, ${after?.id}::uuid)`,
      ),
    )
    .orderBy('starts_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(meetingOf)
}

/** Of the sessions that somebody is put down for. */
export async function meetingsOfSessions(db: Db, sessionIds: readonly string[]): Promise<MeetingRecord[]> {
  if (sessionIds.length === 0) return []
  const rows = await meetings(db)
    .where('session_id', 'in', [...sessionIds])
    .orderBy('starts_at', 'desc')
    .execute()
  return rows.map(meetingOf)
}

export type MeetingFields = Omit<MeetingRecord, 'version' | 'isSettled'>

const columns = (m: MeetingFields) => ({
  starts_at: m.startsAt,
  ends_at: m.endsAt,
  checks: m.checks,
  window_minutes: m.windowMinutes,
  min_minutes: m.minMinutes,
  confirmed_over: String(m.confirmedOver),
  codes_from: m.codes?.from ?? null,
  codes_until: m.codes?.until ?? null,
})

/** False: the session has its meeting already. */
export async function insertMeeting(db: Db, m: MeetingFields, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('presence.meeting')
    .values({
      id: m.id,
      programme_id: m.programmeId,
      session_id: m.sessionId,
      organisation_id: m.organisationId,
      title: m.title,
      ...columns(m),
      settled_at: null,
      made_at: at,
      version: 1,
    })
    .onConflict((c) => c.column('session_id').doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await replaceDays(db, m)
  return true
}

export async function changeMeeting(db: Db, m: MeetingFields): Promise<void> {
  await tables(db)
    .updateTable('presence.meeting')
    .set({ ...columns(m), version: sql`version + 1` })
    .where('id', '=', m.id)
    .execute()
  await replaceDays(db, m)
}

async function replaceDays(db: Db, m: Pick<MeetingRecord, 'id' | 'days'>): Promise<void> {
  await tables(db).deleteFrom('presence.day').where('meeting_id', '=', m.id).execute()
  await tables(db)
    .insertInto('presence.day')
    .values(m.days.map((d) => ({ meeting_id: m.id, starts_at: d.startsAt, ends_at: d.endsAt })))
    .execute()
}

export async function replaceChecks(db: Db, meetingId: string, at: readonly Date[]): Promise<void> {
  await tables(db).deleteFrom('presence.check').where('meeting_id', '=', meetingId).execute()
  if (at.length > 0)
    await tables(db)
      .insertInto('presence.check')
      .values(at.map((asks_at, i) => ({ meeting_id: meetingId, n: i + 1, asks_at, told_at: null })))
      .execute()
}

export interface CheckRecord {
  readonly n: number
  readonly asksAt: Date
}

/** Only those that have come: nobody learns of one that is ahead. */
export async function askedChecks(db: Db, meetingId: string, now: Date): Promise<CheckRecord[]> {
  const rows = await tables(db)
    .selectFrom('presence.check')
    .select(['n', 'asks_at'])
    .where('meeting_id', '=', meetingId)
    .where('asks_at', '<=', now)
    .orderBy('n')
    .execute()
  return rows.map((r) => ({ n: r.n, asksAt: r.asks_at }))
}

/** Marks those that have come as told; each is told once. */
export async function takeUntold(
  db: Db,
  now: Date,
): Promise<{ meetingId: string; n: number; asksAt: Date }[]> {
  const rows = await tables(db)
    .updateTable('presence.check')
    .set({ told_at: now })
    .where('told_at', 'is', null)
    .where('asks_at', '<=', now)
    .returning(['meeting_id', 'n', 'asks_at'])
    .execute()
  return rows.map((r) => ({ meetingId: r.meeting_id, n: r.n, asksAt: r.asks_at }))
}

/** False: answered before. */
export async function insertAnswer(
  db: Db,
  a: { meetingId: string; personId: string; n: number; at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('presence.answer')
    .values({ meeting_id: a.meetingId, person_id: a.personId, n: a.n, answered_at: a.at })
    .onConflict((c) => c.columns(['meeting_id', 'person_id', 'n']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function answeredBy(db: Db, meetingId: string, personId: string): Promise<number[]> {
  const rows = await tables(db)
    .selectFrom('presence.answer')
    .select('n')
    .where('meeting_id', '=', meetingId)
    .where('person_id', '=', personId)
    .execute()
  return rows.map((r) => r.n)
}

/** Over, their last windows closed, and not settled; one worker takes one. */
export async function takeOver(db: Db, now: Date): Promise<MeetingRecord | undefined> {
  const { rows } = await sql<
    MeetingTable & { days: Days }
  >`select meeting.*, ${daysOf} as days from presence.meeting meeting
    where settled_at is null and ends_at + make_interval(mins => window_minutes) < ${now}
    order by ends_at limit 1 for update of meeting skip locked`.execute(db)
  return rows[0] && meetingOf(rows[0])
}

export const setSettled = (db: Db, id: string, at: Date) =>
  tables(db).updateTable('presence.meeting').set({ settled_at: at }).where('id', '=', id).execute()
