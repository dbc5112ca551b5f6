/** Codes of events: their marks only; the code itself is known to whoever was given it. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'

type Tables = {
  'presence.batch': { id: string; meeting_id: string; made_by: string; made_at: Date; voided_at: Date | null }
  'presence.code': { mac: string; batch_id: string; used_by: string | null; used_at: Date | null }
  'presence.miss': { id: string; person_id: string; at: Date }
}
const tables = (db: Db) => db.withTables<Tables>()

export async function insertBatch(
  db: Db,
  b: { id: string; meetingId: string; madeBy: string; at: Date; macs: readonly string[] },
): Promise<void> {
  await tables(db)
    .insertInto('presence.batch')
    .values({ id: b.id, meeting_id: b.meetingId, made_by: b.madeBy, made_at: b.at, voided_at: null })
    .execute()
  await sql`insert into presence.code (mac, batch_id) select mac, ${b.id} from unnest(${[...b.macs]}::text[]) as mac`.execute(
    db,
  )
}

export interface BatchRecord {
  readonly id: string
  readonly meetingId: string
  readonly madeAt: Date
  readonly voidedAt: Date | null
  readonly made: number
  readonly used: number
}

/** The portal's own counting: codes stand behind the wall. */
export async function batchesOf(db: Db, meetingIds: readonly string[]): Promise<BatchRecord[]> {
  if (meetingIds.length === 0) return []
  const { rows } = await sql<BatchRecord>`select b.id, b.meeting_id as "meetingId", b.made_at as "madeAt",
      b.voided_at as "voidedAt", count(c.mac)::int as made, count(c.used_at)::int as used
    from presence.batch b left join presence.code c on c.batch_id = b.id
    where b.meeting_id = any(${[...meetingIds]}::uuid[]) group by b.id order by b.made_at`.execute(db)
  return rows
}

export async function findBatch(db: Db, id: string): Promise<{ meetingId: string } | undefined> {
  const row = await tables(db)
    .selectFrom('presence.batch')
    .select('meeting_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { meetingId: row.meeting_id }
}

export const voidBatch = (db: Db, id: string, at: Date) =>
  tables(db)
    .updateTable('presence.batch')
    .set({ voided_at: at })
    .where('id', '=', id)
    .where('voided_at', 'is', null)
    .execute()

export interface CodeRecord {
  readonly mac: string
  readonly meetingId: string
  readonly usedBy: string | null
  readonly isVoid: boolean
}

/** Holds the row: two who bring one code wait for each other here. */
export async function lockCode(db: Db, mac: string): Promise<CodeRecord | undefined> {
  const { rows } = await sql<CodeRecord>`select c.mac, b.meeting_id as "meetingId", c.used_by as "usedBy",
      b.voided_at is not null as "isVoid"
    from presence.code c join presence.batch b on b.id = c.batch_id where c.mac = ${mac} for update of c`.execute(
    db,
  )
  return rows[0]
}

export const setUsed = (db: Db, mac: string, by: string, at: Date) =>
  tables(db).updateTable('presence.code').set({ used_by: by, used_at: at }).where('mac', '=', mac).execute()

/** One guesser at a time: the count is true for whoever comes next. */
export const lockMisses = (db: Db, personId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`presence.miss/${personId}`}, 0))`.execute(db)

export async function missesSince(db: Db, personId: string, since: Date): Promise<Date[]> {
  const rows = await tables(db)
    .selectFrom('presence.miss')
    .select('at')
    .where('person_id', '=', personId)
    .where('at', '>', since)
    .orderBy('at')
    .execute()
  return rows.map((r) => r.at)
}

export async function addMiss(db: Db, personId: string, at: Date): Promise<string> {
  const { rows } = await sql<{
    id: string
  }>`insert into presence.miss (person_id, at) values (${personId}, ${at})
    returning id::text as id`.execute(db)
  return rows[0]!.id
}

export const dropMiss = (db: Db, id: string) =>
  tables(db).deleteFrom('presence.miss').where('id', '=', id).execute()

export const forgetMisses = (db: Db, before: Date) =>
  tables(db).deleteFrom('presence.miss').where('at', '<', before).execute()
