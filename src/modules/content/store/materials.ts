/** Materials and the files inside them. */
import { sql, type Selectable, type Updateable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { tables, type MaterialTable, type PackageFileTable } from './tables.ts'

export type MaterialRow = Selectable<MaterialTable>

export async function insertMaterial(
  db: Db,
  row: Omit<MaterialRow, 'refused_why' | 'done' | 'total' | 'inside' | 'ready_at' | 'kind' | 'leased_until'>,
): Promise<void> {
  await tables(db)
    .insertInto('content.material')
    .values({ ...row, kind: null, inside: null, ready_at: null, leased_until: null })
    .execute()
}

export const findMaterial = (db: Db, id: string): Promise<MaterialRow | undefined> =>
  tables(db).selectFrom('content.material').selectAll().where('id', '=', id).executeTakeFirst()

export const lockMaterial = (db: Db, id: string): Promise<MaterialRow | undefined> =>
  tables(db).selectFrom('content.material').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const materialOfFile = (db: Db, fileId: string): Promise<MaterialRow | undefined> =>
  tables(db).selectFrom('content.material').selectAll().where('file_id', '=', fileId).executeTakeFirst()

export const materialsOf = (db: Db, programmeId: string): Promise<MaterialRow[]> =>
  tables(db)
    .selectFrom('content.material')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export async function findMaterials(db: Db, ids: readonly string[]): Promise<Map<string, MaterialRow>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('content.material')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((r) => [r.id, r]))
}

export async function changeMaterial(db: Db, id: string, to: Updateable<MaterialTable>): Promise<void> {
  await tables(db).updateTable('content.material').set(to).where('id', '=', id).execute()
}

export async function deleteMaterial(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('content.material').where('id', '=', id).execute()
}

export async function isUsed(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from content.item where material_id = ${id} limit 1`.execute(db)
  return rows.length > 0
}

/** Whose import was stopped half-way, or never began. */
export async function unfinished(db: Db, before: Date, at: Date): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('content.material')
    .select('id')
    .where('state', 'in', ['waiting', 'importing'])
    .where('created_at', '<', before)
    .where((e) => e.or([e('leased_until', 'is', null), e('leased_until', '<', at)]))
    .orderBy('created_at')
    .limit(50)
    .execute()
  return rows.map((r) => r.id)
}

/** One import of a material at a time, however many processes hear of it; whoever died loses it after a while. */
export async function lease(db: Db, id: string, at: Date, until: Date): Promise<boolean> {
  const { rows } = await sql`update content.material set state = 'importing', leased_until = ${until}
    where id = ${id} and state in ('waiting', 'importing') and (leased_until is null or leased_until < ${at})
    returning id`.execute(db)
  return rows.length > 0
}

export const keptPaths = async (db: Db, id: string): Promise<Set<string>> => {
  const rows = await tables(db)
    .selectFrom('content.package_file')
    .select('path_key')
    .where('material_id', '=', id)
    .execute()
  return new Set(rows.map((r) => r.path_key))
}

export async function insertFiles(db: Db, rows: readonly PackageFileTable[]): Promise<void> {
  if (rows.length === 0) return
  await tables(db)
    .insertInto('content.package_file')
    .values([...rows])
    .onConflict((c) => c.doNothing())
    .execute()
}

export async function forgetFiles(db: Db, id: string): Promise<void> {
  await tables(db).deleteFrom('content.package_file').where('material_id', '=', id).execute()
}

export const findFile = (db: Db, materialId: string, key: string): Promise<PackageFileTable | undefined> =>
  tables(db)
    .selectFrom('content.package_file')
    .selectAll()
    .where('material_id', '=', materialId)
    .where('path_key', '=', key)
    .executeTakeFirst()
