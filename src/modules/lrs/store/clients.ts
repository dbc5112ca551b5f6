/** Who may speak with the store, and which person a name means. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { tables, type ClientRow } from './tables.ts'

export type { ClientRow } from './tables.ts'

export const clientByKey = (db: Db, key: string): Promise<ClientRow | undefined> =>
  tables(db).selectFrom('lrs.client').selectAll().where('key', '=', key).executeTakeFirst()

export const findClient = (db: Db, id: string): Promise<ClientRow | undefined> =>
  tables(db).selectFrom('lrs.client').selectAll().where('id', '=', id).executeTakeFirst()

export const registeredClients = (db: Db): Promise<ClientRow[]> =>
  tables(db)
    .selectFrom('lrs.client')
    .selectAll()
    .where('actor_key', 'is', null)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(500)
    .execute()

export async function insertClient(db: Db, row: ClientRow): Promise<void> {
  await tables(db)
    .insertInto('lrs.client')
    .values({ ...row, actor: row.actor && sql`${JSON.stringify(row.actor)}::jsonb` })
    .execute()
}

/** At most once a minute: a system may ask many times a second. */
export async function touchClient(db: Db, id: string, at: Date): Promise<void> {
  await sql`update lrs.client set used_at = ${at}
    where id = ${id} and (used_at is null or used_at < ${new Date(at.getTime() - 60_000)})`.execute(db)
}

export async function revokeClient(db: Db, id: string, at: Date): Promise<void> {
  await tables(db).updateTable('lrs.client').set({ revoked_at: at }).where('id', '=', id).execute()
}

export async function changeSecret(db: Db, id: string, hash: string): Promise<void> {
  await tables(db).updateTable('lrs.client').set({ secret_hash: hash }).where('id', '=', id).execute()
}

/** Sessions that ended; statements keep the id of theirs. */
export async function forgetEndedSessions(db: Db, before: Date): Promise<void> {
  await tables(db)
    .deleteFrom('lrs.client')
    .where('ends_at', '<', before)
    .where('actor_key', 'is not', null)
    .execute()
}

export async function nameActor(
  db: Db,
  row: { store_id: string; agent_key: string; person_id: string },
): Promise<void> {
  await tables(db)
    .insertInto('lrs.actor')
    .values(row)
    .onConflict((c) => c.columns(['store_id', 'agent_key']).doUpdateSet({ person_id: row.person_id }))
    .execute()
}

/** Agent key → person, of those whom the portal named. */
export async function personsOf(
  db: Db,
  storeId: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('lrs.actor')
    .select(['agent_key', 'person_id'])
    .where('store_id', '=', storeId)
    .where('agent_key', 'in', [...keys])
    .execute()
  return new Map(rows.map((r) => [r.agent_key, r.person_id]))
}

/** Everything that was said in looks before then. */
export async function forgetPreviews(db: Db, before: Date): Promise<void> {
  await sql`select lrs.forget_previews(${before})`.execute(db)
}

/** C3: what tells of the gone account tells of the other one. */
export async function changePerson(db: Db, goneId: string, keptId: string): Promise<void> {
  await sql`update lrs.actor set person_id = ${keptId} where person_id = ${goneId}`.execute(db)
  await sql`update lrs.statement set person_id = ${keptId} where person_id = ${goneId}`.execute(db)
  await sql`update lrs.document set person_id = ${keptId} where person_id = ${goneId}`.execute(db)
  await sql`update lrs.client set person_id = ${keptId} where person_id = ${goneId}`.execute(db)
}

export async function countOf(db: Db, personId: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from lrs.statement where person_id = ${personId}`.execute(db)
  return rows[0]?.n ?? 0
}
