/** Two accounts of one person made one: whose drafts and records they are. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'

/** The same document may stand in both accounts, and may count once: the copy that comes is withdrawn. */
export async function changePerson(db: Db, from: string, to: string): Promise<void> {
  await sql`update records.record r set status = 'withdrawn', reason = 'Этот документ есть и в другом вашем кабинете'
    where r.person_id = ${from} and r.status in ('unverified', 'verified') and exists (
      select from records.record k where k.person_id = ${to} and k.document_key = r.document_key
        and k.status in ('unverified', 'verified'))`.execute(db)
  await sql`update records.record set person_id = ${to} where person_id = ${from}`.execute(db)
  await sql`update records.draft set person_id = ${to} where person_id = ${from}`.execute(db)
}

export async function countOfPerson(db: Db, personId: string): Promise<{ records: number; drafts: number }> {
  const { rows } = await sql<{ records: number; drafts: number }>`select
      (select count(*)::int from records.record where person_id = ${personId}) as records,
      (select count(*)::int from records.draft
        where person_id = ${personId} and confirmed_at is null and deleted_at is null) as drafts`.execute(db)
  return rows[0]!
}
