/** Saved searches. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { CatalogueFilter } from '../contract.ts'

export interface SavedRow {
  id: string
  person_id: string
  name: string
  filter: CatalogueFilter
  notifies: boolean
  made_at: Date
}

type Tables = { 'learning.saved_search': SavedRow }
const tables = (db: Db) => db.withTables<Tables>()

/** One that was kept before a facet was made asks nothing of it. */
const whole = (row: SavedRow): SavedRow => ({ ...row, filter: CatalogueFilter.parse(row.filter) })

export async function searchesOf(db: Db, personId: string): Promise<SavedRow[]> {
  const rows = await tables(db)
    .selectFrom('learning.saved_search')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(whole)
}

export async function findSearch(db: Db, id: string): Promise<SavedRow | undefined> {
  const row = await tables(db)
    .selectFrom('learning.saved_search')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && whole(row)
}

export async function insertSearch(db: Db, row: SavedRow): Promise<void> {
  await tables(db)
    .insertInto('learning.saved_search')
    .values({ ...row, filter: sql`${JSON.stringify(row.filter)}::jsonb` })
    .execute()
}

export async function switchSearch(db: Db, id: string, notifies: boolean): Promise<void> {
  await tables(db).updateTable('learning.saved_search').set({ notifies }).where('id', '=', id).execute()
}

export async function deleteSearch(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('learning.saved_search').where('id', '=', id).execute()
}

/** Those that want to be told, by portions. */
export async function listening(db: Db, after: string | null, limit: number): Promise<SavedRow[]> {
  const rows = await tables(db)
    .selectFrom('learning.saved_search')
    .selectAll()
    .where('notifies', '=', true)
    .$if(after !== null, (q) => q.where('id', '>', after!))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(whole)
}

export async function changePerson(db: Db, goneId: string, keptId: string): Promise<void> {
  await tables(db)
    .updateTable('learning.saved_search')
    .set({ person_id: keptId })
    .where('person_id', '=', goneId)
    .execute()
}
