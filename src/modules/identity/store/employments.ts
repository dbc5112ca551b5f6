/** Where Госуслуги say that people work. */
import type { Selectable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { EsiaOrganisation } from '../domain/person.ts'
import { tables, type Tables } from './tables.ts'

export type EmploymentRow = Selectable<Tables['identity.employment']>

/** Now, by name. */
export const employmentsOf = (db: Db, personId: string): Promise<EmploymentRow[]> =>
  tables(db)
    .selectFrom('identity.employment')
    .selectAll()
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('short_name')
    .orderBy('id')
    .execute()

export const findEmployment = (db: Db, personId: string, id: string): Promise<EmploymentRow | undefined> =>
  tables(db)
    .selectFrom('identity.employment')
    .selectAll()
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()

export async function keepEmployment(
  db: Db,
  e: EsiaOrganisation & { readonly id: string; readonly personId: string },
  at: Date,
): Promise<void> {
  const told = {
    kind: e.kind,
    short_name: e.shortName,
    full_name: e.fullName,
    ogrn: e.ogrn,
    branch_name: e.branchName,
    is_chief: e.isChief,
    is_admin: e.isAdmin,
    last_seen_at: at,
    ended_at: null,
  }
  await tables(db)
    .insertInto('identity.employment')
    .values({ id: e.id, person_id: e.personId, esia_org_oid: e.oid, first_seen_at: at, ...told })
    .onConflict((on) => on.columns(['person_id', 'esia_org_oid']).doUpdateSet(told))
    .execute()
}

/** Those that are told no more. */
export async function endEmployments(
  db: Db,
  which: { readonly personId: string; readonly but: readonly string[] },
  at: Date,
): Promise<EmploymentRow[]> {
  const ended = await tables(db)
    .updateTable('identity.employment')
    .set({ ended_at: at })
    .where('person_id', '=', which.personId)
    .where('ended_at', 'is', null)
    .$if(which.but.length > 0, (q) => q.where('esia_org_oid', 'not in', [...which.but]))
    .returningAll()
    .execute()
  return ended
}
