/** Requests to change status: one under way for a person at a time. */
import type { Selectable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { StatusRecord } from '../domain.ts'
import { tables, type StatusTable } from './tables.ts'

const recordOf = (row: Selectable<StatusTable>): StatusRecord => ({
  id: row.id,
  personId: row.person_id,
  role: row.role,
  insteadOf: row.instead_of,
  organisationId: row.organisation_id,
  words: row.words,
  applicationId: row.application_id,
  askedAt: row.asked_at,
  state: row.state,
  firstBy: row.first_by,
  firstAt: row.first_at,
  secondBy: row.second_by,
  secondAt: row.second_at,
  settledAt: row.settled_at,
  refusedWhy: row.refused_why,
  proposalId: row.proposal_id,
})

const changing = (r: StatusRecord) => ({
  state: r.state,
  first_by: r.firstBy,
  first_at: r.firstAt,
  second_by: r.secondBy,
  second_at: r.secondAt,
  settled_at: r.settledAt,
  refused_why: r.refusedWhy,
  proposal_id: r.proposalId,
})

/** False when another one of this person is under way. */
export async function insertStatus(db: Db, r: StatusRecord): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('staff.status_request')
    .values({
      id: r.id,
      person_id: r.personId,
      role: r.role,
      instead_of: r.insteadOf,
      organisation_id: r.organisationId,
      words: r.words,
      application_id: r.applicationId,
      asked_at: r.askedAt,
      ...changing(r),
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function lockStatus(
  db: Db,
  by: 'id' | 'proposal_id',
  value: string,
): Promise<StatusRecord | undefined> {
  const row = await tables(db)
    .selectFrom('staff.status_request')
    .selectAll()
    .where(by, '=', value)
    .forUpdate()
    .executeTakeFirst()
  return row && recordOf(row)
}

export async function saveStatus(db: Db, r: StatusRecord): Promise<void> {
  await tables(db).updateTable('staff.status_request').set(changing(r)).where('id', '=', r.id).execute()
}

export async function statusesOf(db: Db, personId: string): Promise<StatusRecord[]> {
  const rows = await tables(db)
    .selectFrom('staff.status_request')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(recordOf)
}
