/** Numbers of programmes in other cabinets. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { Aliases, Cabinet } from '../contract.ts'
import { numbersIn, ownNumberOf } from '../domain/alias.ts'
import { tables } from './tables.ts'

/** Two who give one number at once come one after another. */
export const lockAliases = (db: Db) =>
  sql`select pg_advisory_xact_lock(hashtextextended('learning.alias', 0))`.execute(db)

export async function aliasesOf(db: Db, programmeId: string): Promise<Aliases> {
  const rows = await tables(db)
    .selectFrom('learning.alias')
    .select(['cabinet', 'number'])
    .where('programme_id', '=', programmeId)
    .execute()
  const numberIn = (cabinet: Cabinet) => rows.find((r) => r.cabinet === cabinet)?.number ?? ''
  return { vo: numberIn('vo'), spo: numberIn('spo') }
}

/** Whose each of these numbers is. */
export async function holdersOf(
  db: Db,
  keys: readonly string[],
): Promise<{ cabinet: Cabinet; key: string; programmeId: string }[]> {
  if (keys.length === 0) return []
  return tables(db)
    .selectFrom('learning.alias')
    .select(['cabinet', 'key', 'programme_id as programmeId'])
    .where('key', '=', sql<string>`any(${[...keys]})`)
    .execute()
}

export interface Aliased {
  readonly programmeId: string
  readonly organisationId: string
  readonly aliases: Aliases
}

/** All numbers of these programmes anew. */
export async function writeAliases(db: Db, all: readonly Aliased[]): Promise<void> {
  if (all.length === 0) return
  await tables(db)
    .deleteFrom('learning.alias')
    .where(
      'programme_id',
      'in',
      all.map((a) => a.programmeId),
    )
    .execute()
  const rows = all.flatMap(({ programmeId, organisationId, aliases }) =>
    numbersIn(aliases).map((n) => ({ programme_id: programmeId, organisation_id: organisationId, ...n })),
  )
  if (rows.length > 0) await tables(db).insertInto('learning.alias').values(rows).execute()
}

/** What of the catalogue has one of these numbers, its own or of a cabinet. */
export async function listedByNumber(db: Db, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return []
  const own = keys.flatMap((key) => ownNumberOf(key) ?? [])
  const { rows } = await sql<{ id: string }>`select l.programme_id as id from learning.listing l
    where l.programme_id in (select id from learning.programme where number = any(${own})
      union select programme_id from learning.alias where key = any(${[...keys]})) order by 1`.execute(db)
  return rows.map((r) => r.id)
}
