/** Rows of the messages and of their ledger; nothing here is readable without the keys of the services. */
import { sql, type Generated } from 'kysely'
import type { Db } from '../context.ts'
import type { Outcome } from './events.ts'
import type { Channel, Receipt } from './messenger.ts'

export type Status = 'queued' | Outcome

interface MessageTable {
  id: string
  seq: Generated<number>
  key: string
  person_id: string | null
  channel: Channel
  kind: string
  is_secret: boolean
  lane: string
  address_sealed: Buffer | null
  address_hint: string
  address_id: string | null
  content_sealed: Buffer | null
  status: Status
  reason: string | null
  adapter: string | null
  tries: Generated<number>
  queued_at: Date
  due_at: Date
  expires_at: Date
  lease_until: Date | null
  settled_at: Date | null
}

export interface TryTable {
  message_id: string
  number: number
  at: Date
  outcome: 'sent' | 'rejected' | 'fault'
  reason: string | null
  adapter: string | null
}

interface PartTable {
  adapter: string
  provider_id: string
  message_id: string | null
  state: Receipt['state'] | null
  at: Date
}

export type Tables = {
  'messages.message': MessageTable
  'messages.try': TryTable
  'messages.part': PartTable
}

export const tables = (db: Db) => db.withTables<Tables>()

const leaseSeconds = 60

export type NewMessage = Omit<
  MessageTable,
  'seq' | 'tries' | 'status' | 'reason' | 'adapter' | 'lease_until' | 'settled_at'
>

/** False when the key is known already: the message was queued before. */
export async function insertMessage(db: Db, m: NewMessage): Promise<boolean> {
  const row = await tables(db)
    .insertInto('messages.message')
    .values({ ...m, status: 'queued', reason: null, adapter: null, lease_until: null, settled_at: null })
    .onConflict((c) => c.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export const findByKey = (db: Db, key: string) =>
  tables(db).selectFrom('messages.message').select(['id', 'status']).where('key', '=', key).executeTakeFirst()

export type MessageRow = Awaited<ReturnType<typeof lockMessage>>

export const lockMessage = (db: Db, id: string) =>
  tables(db).selectFrom('messages.message').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** One reader gets the words of one sender in the order they were said; codes overtake, because they die soon. */
export async function isBehindAnother(
  db: Db,
  m: { lane: string; seq: number; is_secret: boolean },
  now: Date,
): Promise<boolean> {
  if (m.is_secret) return false
  const older = await tables(db)
    .selectFrom('messages.message')
    .select('id')
    .where('lane', '=', m.lane)
    .where('seq', '<', m.seq)
    .where('status', '=', 'queued')
    .where('is_secret', '=', false)
    .where('expires_at', '>', now)
    .where((e) => e.or([e('tries', '>', 0), e('due_at', '<=', now)]))
    .limit(1)
    .executeTakeFirst()
  return older !== undefined
}

export const takeLease = (db: Db, id: string, now: Date) =>
  tables(db)
    .updateTable('messages.message')
    .set((e) => ({ tries: e('tries', '+', 1), lease_until: new Date(now.getTime() + leaseSeconds * 1000) }))
    .where('id', '=', id)
    .execute()

/** `tries` may be given back: a line at rest was not asked. */
export const postpone = (db: Db, id: string, dueAt: Date, isTryGivenBack: boolean) =>
  tables(db)
    .updateTable('messages.message')
    .set((e) => ({
      due_at: dueAt,
      lease_until: null,
      ...(isTryGivenBack ? { tries: e('tries', '-', 1) } : {}),
    }))
    .where('id', '=', id)
    .execute()

export interface Settlement {
  readonly status: Outcome
  readonly reason: string | null
  readonly adapter: string | null
  readonly at: Date
  readonly isErased: boolean
}

export const settle = (db: Db, id: string, s: Settlement) =>
  tables(db)
    .updateTable('messages.message')
    .set({
      status: s.status,
      reason: s.reason,
      settled_at: s.at,
      lease_until: null,
      ...(s.adapter ? { adapter: s.adapter } : {}),
      ...(s.isErased ? { content_sealed: null, address_sealed: null } : {}),
    })
    .where('id', '=', id)
    .execute()

export const insertTry = (db: Db, t: TryTable) =>
  tables(db)
    .insertInto('messages.try')
    .values(t)
    .onConflict((c) => c.doNothing())
    .execute()

/** The next of the lane that waits only for the one just settled. */
export const nextInLane = (db: Db, m: { lane: string; seq: number }, now: Date) =>
  tables(db)
    .selectFrom('messages.message')
    .select(['id', 'tries'])
    .where('lane', '=', m.lane)
    .where('seq', '>', m.seq)
    .where('status', '=', 'queued')
    .where('due_at', '<=', now)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()

/** One waiting job for each message; one that died with its process is locked and gives its key away. */
export async function addJob(
  db: Db,
  messageId: string,
  delaySeconds: number,
  maxAttempts: number,
): Promise<void> {
  await sql`select graphile_worker.add_job('messages.deliver', json_build_object('payload', json_build_object('messageId', ${messageId}::text)),
    run_at => now() + ${delaySeconds} * interval '1 second', max_attempts => ${maxAttempts}, job_key => ${`messages.deliver/${messageId}`})`.execute(
    db,
  )
}

/** Messages that should have gone by now and that nobody holds. */
export const overdue = (db: Db, now: Date, graceSeconds: number) =>
  tables(db)
    .selectFrom('messages.message')
    .select(['id', 'tries'])
    .where('status', '=', 'queued')
    .where('due_at', '<', new Date(now.getTime() - graceSeconds * 1000))
    .where((e) => e.or([e('lease_until', 'is', null), e('lease_until', '<', now)]))
    .orderBy('seq')
    .limit(500)
    .execute()

export const eraseOld = (db: Db, before: Date) =>
  tables(db)
    .updateTable('messages.message')
    .set({ content_sealed: null, address_sealed: null })
    .where('settled_at', '<', before)
    .where('content_sealed', 'is not', null)
    .execute()
