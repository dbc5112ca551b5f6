/** Captions of films; their words are read only when they are given out. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { tables, type CaptionsTable } from './tables.ts'

export type CaptionsAbout = Pick<CaptionsTable, 'id' | 'name' | 'size_bytes' | 'cues'>

export async function insertCaptions(db: Db, row: CaptionsTable): Promise<void> {
  await tables(db).insertInto('content.captions').values(row).execute()
}

export async function captionsAbout(
  db: Db,
  items: readonly { readonly captions_id: string | null }[],
): Promise<Map<string, CaptionsAbout>> {
  const ids = items.flatMap((i) => i.captions_id ?? [])
  if (ids.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('content.captions')
    .select(['id', 'name', 'size_bytes', 'cues'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((r) => [r.id, r]))
}

/** Only of this film. */
export const captionsBody = async (db: Db, id: string, materialId: string): Promise<string | null> => {
  const row = await tables(db)
    .selectFrom('content.captions')
    .select('body')
    .where('id', '=', id)
    .where('material_id', '=', materialId)
    .executeTakeFirst()
  return row?.body ?? null
}

/** Those that no edition shows any more. */
export async function sweepCaptions(db: Db, materialIds: readonly string[]): Promise<void> {
  if (materialIds.length === 0) return
  await sql`delete from content.captions c where material_id = any(${[...materialIds]}::uuid[])
    and not exists (select 1 from content.item i where i.captions_id = c.id)`.execute(db)
}
