/** Banks of questions. */
import { sql, type Selectable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { Question } from '../contract.ts'
import { tables, type BankTable } from './tables.ts'

export type BankRow = Selectable<BankTable>

export const banksOf = async (
  db: Db,
  programmeId: string,
): Promise<{ id: string; name: string; questions: number }[]> => {
  const { rows } = await sql<{
    id: string
    name: string
    questions: number
  }>`select b.id, b.name, (select count(*)::int from content.question q where q.bank_id = b.id) as questions
    from content.bank b where b.programme_id = ${programmeId} order by b.created_at, b.id`.execute(db)
  return rows
}

export const findBank = (db: Db, id: string): Promise<BankRow | undefined> =>
  tables(db).selectFrom('content.bank').selectAll().where('id', '=', id).executeTakeFirst()

export const lockBank = (db: Db, id: string): Promise<BankRow | undefined> =>
  tables(db).selectFrom('content.bank').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export async function insertBank(db: Db, row: BankRow): Promise<void> {
  await tables(db).insertInto('content.bank').values(row).execute()
}

export async function changeBank(db: Db, id: string, name: string): Promise<void> {
  await tables(db)
    .updateTable('content.bank')
    .set({ name, revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .execute()
}

export const questionsOf = async (db: Db, bankId: string): Promise<Question[]> => {
  const rows = await tables(db)
    .selectFrom('content.question')
    .select('body')
    .where('bank_id', '=', bankId)
    .orderBy('position')
    .execute()
  return rows.map((r) => r.body)
}

/** All of them anew: a bank is edited as a whole. */
export async function writeQuestions(db: Db, bank: BankRow, all: readonly Question[]): Promise<void> {
  await tables(db).deleteFrom('content.question').where('bank_id', '=', bank.id).execute()
  if (all.length === 0) return
  await tables(db)
    .insertInto('content.question')
    .values(
      all.map((body, position) => ({
        bank_id: bank.id,
        organisation_id: bank.organisation_id,
        position,
        body: JSON.stringify(body),
      })),
    )
    .execute()
}
