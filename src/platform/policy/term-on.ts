/** Terms of law and policy: dated rows of a module's own table, one in force on each day. */
import { sql } from 'kysely'
import type { Db } from '../context.ts'

/** In force on the day; the earliest one before any was. `table` has `key` and `effective_from`. */
export async function termOn<Row>(db: Db, table: string, key: string, day: string): Promise<Row> {
  const { rows } = await sql<Row>`select * from ${sql.table(table)} where key = ${key}
    order by (effective_from <= ${day}) desc, case when effective_from <= ${day} then effective_from end desc nulls last, effective_from limit 1`.execute(
    db,
  )
  if (!rows[0]) throw new Error(`${table} has no ${key}`)
  return rows[0]
}
