/** The only room that knows the tables of this module. */
import type { Generated } from 'kysely'
import type { Db } from '../../platform/context.ts'
import type { Channel, Kind } from './contract.ts'
import { defaults, type Preferences } from './domain.ts'

interface NotificationTable {
  id: string
  event_key: string
  person_id: string
  kind: Kind
  title: string
  text: string
  link: string
  at: Date
  read_at: Date | null
  template: string
  data: unknown
  waiting: string[]
  asked: string[]
  reached_by: Channel | null
  reached_at: Date | null
}

interface DeviceTable {
  id: string
  person_id: string
  session_id: string | null
  endpoint_digest: string
  subscription_sealed: Buffer
  name: string
  added_at: Date
  ended_at: Generated<Date | null>
  ended_why: Generated<'removed' | 'gone' | 'session-ended' | 'moved' | null>
}

type Tables = {
  'notifications.notification': NotificationTable
  'notifications.preference': {
    person_id: string
    channels: string
    mode: 'first' | 'all'
    is_quiet: boolean
    updated_at: Date
  }
  'notifications.device': DeviceTable
}
const tables = (db: Db) => db.withTables<Tables>()

export type NotificationRow = NotificationTable
export type NewNotification = Omit<
  NotificationTable,
  'read_at' | 'asked' | 'reached_by' | 'reached_at' | 'data'
> & { data: object }

/** False when this event was heard before. */
export async function insertNotification(db: Db, n: NewNotification): Promise<boolean> {
  const row = await tables(db)
    .insertInto('notifications.notification')
    .values({
      ...n,
      data: JSON.stringify(n.data),
      asked: [],
      read_at: null,
      reached_by: null,
      reached_at: null,
    })
    .onConflict((c) => c.column('event_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export const lockNotification = (db: Db, id: string) =>
  tables(db)
    .selectFrom('notifications.notification')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const saveWay = (db: Db, id: string, way: { waiting: readonly string[]; asked: readonly string[] }) =>
  tables(db)
    .updateTable('notifications.notification')
    .set({ waiting: [...way.waiting], asked: [...way.asked] })
    .where('id', '=', id)
    .execute()

export const saveReached = (db: Db, id: string, reached: { by: Channel; at: Date } | null) =>
  tables(db)
    .updateTable('notifications.notification')
    .set({ reached_by: reached?.by ?? null, reached_at: reached?.at ?? null })
    .where('id', '=', id)
    .execute()

/** Ids are made in the order of time, so they are the order of the list. */
export const listNotifications = (
  db: Db,
  query: { personId: string; onlyUnread: boolean; before: string | undefined; limit: number },
) =>
  tables(db)
    .selectFrom('notifications.notification')
    .selectAll()
    .where('person_id', '=', query.personId)
    .$if(query.onlyUnread, (q) => q.where('read_at', 'is', null))
    .$if(query.before !== undefined, (q) => q.where('id', '<', query.before!))
    .orderBy('id', 'desc')
    .limit(query.limit)
    .execute()

export async function countUnread(db: Db, personId: string): Promise<number> {
  const row = await tables(db)
    .selectFrom('notifications.notification')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export const findOwn = (db: Db, personId: string, id: string) =>
  tables(db)
    .selectFrom('notifications.notification')
    .select('id')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()

/** How many became read. */
export async function markRead(
  db: Db,
  which: { personId: string; id?: string; upTo?: string },
  at: Date,
): Promise<number> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('notifications.notification')
    .set({ read_at: at })
    .where('person_id', '=', which.personId)
    .where('read_at', 'is', null)
    .$if(which.id !== undefined, (q) => q.where('id', '=', which.id!))
    .$if(which.upTo !== undefined, (q) => q.where('id', '<=', which.upTo!))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export async function preferencesOf(db: Db, personId: string): Promise<Preferences> {
  const row = await tables(db)
    .selectFrom('notifications.preference')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!row) return defaults
  const channels = row.channels as unknown as Partial<Preferences['channels']>
  return { channels: { ...defaults.channels, ...channels }, mode: row.mode, isQuietAtNight: row.is_quiet }
}

export async function savePreferences(db: Db, personId: string, p: Preferences, at: Date): Promise<void> {
  const values = {
    channels: JSON.stringify(p.channels),
    mode: p.mode,
    is_quiet: p.isQuietAtNight,
    updated_at: at,
  }
  await tables(db)
    .insertInto('notifications.preference')
    .values({ person_id: personId, ...values })
    .onConflict((c) => c.column('person_id').doUpdateSet(values))
    .execute()
}

export type DeviceRow = Omit<DeviceTable, 'ended_at' | 'ended_why'>

export const devicesOf = (db: Db, personId: string): Promise<DeviceRow[]> =>
  tables(db)
    .selectFrom('notifications.device')
    .select(['id', 'person_id', 'session_id', 'endpoint_digest', 'subscription_sealed', 'name', 'added_at'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()

export const deviceAt = (db: Db, endpointDigest: string) =>
  tables(db)
    .selectFrom('notifications.device')
    .selectAll()
    .where('endpoint_digest', '=', endpointDigest)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

export const insertDevice = (db: Db, d: DeviceRow) =>
  tables(db).insertInto('notifications.device').values(d).execute()

type Why = 'removed' | 'gone' | 'session-ended' | 'moved'

/** How many ended. */
export async function endDevices(
  db: Db,
  which: { personId?: string; id?: string; sessionIds?: readonly string[] },
  why: Why,
  at: Date,
): Promise<number> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('notifications.device')
    .set({ ended_at: at, ended_why: why })
    .where('ended_at', 'is', null)
    .$if(which.personId !== undefined, (q) => q.where('person_id', '=', which.personId!))
    .$if(which.id !== undefined, (q) => q.where('id', '=', which.id!))
    .$if(which.sessionIds !== undefined, (q) => q.where('session_id', 'in', [...which.sessionIds!]))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Two accounts of one person made one: lines go along, settings too where there are none; pushes ended with the sessions. */
export async function changePerson(db: Db, from: string, to: string, at: Date): Promise<void> {
  const of = tables(db)
  await of
    .updateTable('notifications.notification')
    .set({ person_id: to })
    .where('person_id', '=', from)
    .execute()
  const own = await of
    .selectFrom('notifications.preference')
    .select('person_id')
    .where('person_id', '=', to)
    .executeTakeFirst()
  if (!own)
    await of
      .updateTable('notifications.preference')
      .set({ person_id: to })
      .where('person_id', '=', from)
      .execute()
  await of
    .updateTable('notifications.device')
    .set({ ended_at: at, ended_why: 'moved' })
    .where('person_id', '=', from)
    .where('ended_at', 'is', null)
    .execute()
}

export async function countOfPerson(db: Db, personId: string): Promise<number> {
  const row = await tables(db)
    .selectFrom('notifications.notification')
    .select((e) => e.fn.countAll<string>().as('n'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}
