/** Launched sessions. */
import type { Updateable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { tables, type SessionRow } from './tables.ts'

export type { SessionRow } from './tables.ts'

export async function insertSession(db: Db, row: SessionRow): Promise<void> {
  await tables(db).insertInto('cmi5.session').values(row).execute()
}

export const sessionOfClient = (db: Db, clientId: string): Promise<SessionRow | undefined> =>
  tables(db).selectFrom('cmi5.session').selectAll().where('client_id', '=', clientId).executeTakeFirst()

export const findSession = (db: Db, id: string): Promise<SessionRow | undefined> =>
  tables(db).selectFrom('cmi5.session').selectAll().where('id', '=', id).executeTakeFirst()

/** Two who fetch at once come one after the other. */
export const lockByFetch = (db: Db, hash: string): Promise<SessionRow | undefined> =>
  tables(db)
    .selectFrom('cmi5.session')
    .selectAll()
    .where('fetch_hash', '=', hash)
    .forUpdate()
    .executeTakeFirst()

export async function changeSession(
  db: Db,
  id: string,
  to: Omit<Updateable<SessionRow>, 'id'>,
): Promise<void> {
  await tables(db).updateTable('cmi5.session').set(to).where('id', '=', id).execute()
}

const open = (db: Db) =>
  tables(db)
    .selectFrom('cmi5.session')
    .selectAll()
    .where('terminated_at', 'is', null)
    .where('abandoned_at', 'is', null)

export const openSessionsOf = (db: Db, registration: string, number: number): Promise<SessionRow[]> =>
  open(db).where('registration', '=', registration).where('number', '=', number).execute()

export const overdueSessions = (db: Db, now: Date): Promise<SessionRow[]> =>
  open(db).where('ends_at', '<', now).orderBy('ends_at').limit(200).execute()
