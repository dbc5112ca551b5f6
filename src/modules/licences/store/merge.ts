/** Two accounts of one person made one: whose papers, drafts and cases they are. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'

/** The same paper may stand in both accounts, and may count once: the copy that comes is withdrawn. */
export async function changePerson(db: Db, from: string, to: string): Promise<void> {
  await sql`update licences.paper p set status = 'withdrawn', reason = 'Этот документ есть и в другом вашем кабинете',
      version = version + 1
    where p.person_id = ${from} and p.status in ('unverified', 'verified', 'suspended') and exists (
      select from licences.paper k where k.person_id = ${to} and k.document_key = p.document_key
        and k.status in ('unverified', 'verified', 'suspended'))`.execute(db)
  await sql`update licences.paper set person_id = ${to} where person_id = ${from}`.execute(db)
  await sql`update licences.draft set person_id = ${to} where person_id = ${from}`.execute(db)
  await sql`update licences.mismatch set person_id = ${to} where person_id = ${from}`.execute(db)
  await sql`update licences.registry_row set person_id = ${to} where person_id = ${from}`.execute(db)
}

export async function countOfPerson(db: Db, personId: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from licences.paper where person_id = ${personId}`.execute(db)
  return rows[0]!.n
}
