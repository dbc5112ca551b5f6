/** The history of a registration: rows are added, never changed. */
import type { Db } from '../../../platform/context.ts'
import type { RegistrationAct } from '../contract.ts'
import { tables } from './tables.ts'

export interface Line {
  readonly at: Date
  readonly act: RegistrationAct
  readonly actorId: string | null
  readonly reason: string | null
}

export const addLine = async (db: Db, registrationId: string, l: Line): Promise<void> => {
  await tables(db)
    .insertInto('registrations.transition')
    .values({ registration_id: registrationId, at: l.at, act: l.act, actor_id: l.actorId, reason: l.reason })
    .execute()
}

export async function linesOf(db: Db, registrationId: string): Promise<Line[]> {
  const rows = await tables(db)
    .selectFrom('registrations.transition')
    .selectAll()
    .where('registration_id', '=', registrationId)
    .orderBy('id')
    .execute()
  return rows.map((r) => ({ at: r.at, act: r.act, actorId: r.actor_id, reason: r.reason }))
}
