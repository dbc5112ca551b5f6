/** Two accounts of one person made one: what of their requests goes along. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'

/** One request under way for a person: when both have one, that of the gone account is refused. Nobody signs for themselves. */
export async function changePerson(db: Db, from: string, to: string, at: Date): Promise<void> {
  const why = 'Кабинет объединён с другим'
  await sql`update staff.status_request r set state = 'refused', settled_at = ${at}, refused_why = ${why}
    where r.person_id = ${from} and r.state in ('review', 'second') and (r.first_by = ${to}
      or exists (select from staff.status_request k where k.person_id = ${to} and k.state in ('review', 'second')))`.execute(
    db,
  )
  await sql`update staff.status_request set person_id = ${to} where person_id = ${from}
    and first_by is distinct from ${to} and second_by is distinct from ${to}`.execute(db)
  await sql`update staff.proposal set state = 'withdrawn', decided_at = ${at}, decided_why = ${why}
    where person_id = ${from} and state = 'waiting'`.execute(db)
}
