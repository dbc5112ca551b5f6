/** Two accounts of one person made one: whose applications they are. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'

/** Whoever became the applicant verifies it no longer: nobody decides on their own. */
export async function changeApplicant(db: Db, from: string, to: string): Promise<void> {
  await sql`update applications.application
    set applicant_id = ${to}, verifier_id = nullif(verifier_id, ${to}::uuid) where applicant_id = ${from}`.execute(
    db,
  )
}

export async function countOfApplicant(db: Db, personId: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from applications.application where applicant_id = ${personId}`.execute(db)
  return rows[0]!.n
}
