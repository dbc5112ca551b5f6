/** Two accounts of one person made one: whose cycles, credits and expectations they are. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'

/** The ledger keeps every row as it was written but for whose it is. */
export async function changePerson(db: Db, from: string, to: string): Promise<void> {
  await sql`update credits.cycle set person_id = ${to} where person_id = ${from}`.execute(db)
  await sql`update credits.activity set person_id = ${to} where person_id = ${from}`.execute(db)
  await sql`update credits.entry set person_id = ${to} where person_id = ${from}`.execute(db)
  await sql`update credits.package set person_id = ${to} where person_id = ${from}`.execute(db)
  await sql`update credits.expectation set person_id = ${to} where person_id = ${from}`.execute(db)
}

export async function countOfPerson(db: Db, personId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from credits.cycle
    where person_id = ${personId} and closed_at is null`.execute(db)
  return rows[0]!.n
}
