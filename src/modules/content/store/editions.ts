/** Editions of a programme's contents and their items. */
import { sql, type Selectable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { ExternalPlace, TestRules } from '../contract.ts'
import { tables, type EditionTable, type ItemTable } from './tables.ts'

export type EditionRow = Selectable<EditionTable>
export type ItemRow = Selectable<ItemTable>

/** Two of the staff change one programme one after another. */
export async function lockProgramme(db: Db, programmeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`content.programme/${programmeId}`}, 0))`.execute(
    db,
  )
}

export const editionsOf = (db: Db, programmeId: string): Promise<EditionRow[]> =>
  tables(db)
    .selectFrom('content.edition')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .orderBy('number', 'desc')
    .execute()

export const findEdition = (db: Db, id: string): Promise<EditionRow | undefined> =>
  tables(db).selectFrom('content.edition').selectAll().where('id', '=', id).executeTakeFirst()

export const openEditionOf = (db: Db, programmeId: string): Promise<EditionRow | undefined> =>
  tables(db)
    .selectFrom('content.edition')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('state', '=', 'open')
    .executeTakeFirst()

export async function insertEdition(db: Db, row: EditionRow): Promise<void> {
  await tables(db).insertInto('content.edition').values(row).execute()
}

/** The count of changes goes up with each. */
export async function touchEdition(db: Db, id: string): Promise<void> {
  await tables(db)
    .updateTable('content.edition')
    .set({ revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .execute()
}

export async function openDraft(db: Db, edition: EditionRow, by: string | null, at: Date): Promise<void> {
  await tables(db)
    .updateTable('content.edition')
    .set({ state: 'past' })
    .where('programme_id', '=', edition.programme_id)
    .where('state', '=', 'open')
    .execute()
  await tables(db)
    .updateTable('content.edition')
    .set({ state: 'open', opened_by: by, opened_at: at, revision: sql<number>`revision + 1` })
    .where('id', '=', edition.id)
    .execute()
}

export const itemsOf = (db: Db, editionId: string): Promise<ItemRow[]> =>
  tables(db)
    .selectFrom('content.item')
    .selectAll()
    .where('edition_id', '=', editionId)
    .orderBy('position')
    .execute()

/** What stands open in each of these programmes, in its order. */
export async function openItemsOf(
  db: Db,
  programmeIds: readonly string[],
): Promise<{ programmeId: string; title: string; kind: ItemRow['kind'] }[]> {
  if (programmeIds.length === 0) return []
  return tables(db)
    .selectFrom('content.item as i')
    .innerJoin('content.edition as e', 'e.id', 'i.edition_id')
    .select(['e.programme_id as programmeId', 'i.title', 'i.kind'])
    .where('e.programme_id', 'in', [...programmeIds])
    .where('e.state', '=', 'open')
    .orderBy('e.programme_id')
    .orderBy('i.position')
    .execute()
}

export const findItem = (db: Db, id: string): Promise<ItemRow | undefined> =>
  tables(db).selectFrom('content.item').selectAll().where('id', '=', id).executeTakeFirst()

export async function insertItems(
  db: Db,
  rows: readonly (Omit<ItemRow, 'rules'> & { readonly rules: TestRules | null })[],
): Promise<void> {
  if (rows.length === 0) return
  await tables(db)
    .insertInto('content.item')
    .values(
      rows.map((r) => ({
        ...r,
        rules: r.rules === null ? null : JSON.stringify(r.rules),
        external: r.external === null ? null : JSON.stringify(r.external),
      })),
    )
    .execute()
}

export async function changeItem(
  db: Db,
  id: string,
  to: {
    position?: number
    title?: string
    is_required?: boolean
    bank_id?: string
    rules?: TestRules
    captions_id?: string | null
    external?: ExternalPlace
  },
): Promise<void> {
  const { rules, external, ...rest } = to
  await tables(db)
    .updateTable('content.item')
    .set({
      ...rest,
      ...(rules ? { rules: JSON.stringify(rules) } : {}),
      ...(external ? { external: JSON.stringify(external) } : {}),
    })
    .where('id', '=', id)
    .execute()
}

export async function deleteItems(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tables(db)
    .deleteFrom('content.item')
    .where('id', 'in', [...ids])
    .execute()
}
