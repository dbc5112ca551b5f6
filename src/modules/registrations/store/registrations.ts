/** Registrations: kept as typed, moved step by step. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { RegistrationFields, type RegistrationStatus } from '../contract.ts'
import type { RegistrationRecord } from '../domain.ts'
import { tables, type RegistrationRow } from './tables.ts'

const recordOf = (r: RegistrationRow): RegistrationRecord => ({
  id: r.id,
  personId: r.person_id,
  status: r.status,
  version: r.version,
  // Fields that a newer version of the form added are empty in an older one.
  fields: RegistrationFields.parse(r.fields),
  applicationId: r.application_id,
  organisationId: r.organisation_id,
  reason: r.reason,
  createdAt: r.created_at,
  savedAt: r.saved_at,
  isDeleted: r.deleted_at !== null,
})

export async function findRegistration(
  db: Db,
  id: string,
  how: { readonly lock: boolean },
): Promise<RegistrationRecord | undefined> {
  const row = await tables(db)
    .selectFrom('registrations.registration')
    .selectAll()
    .where('id', '=', id)
    .$if(how.lock, (q) => q.forUpdate())
    .executeTakeFirst()
  return row && recordOf(row)
}

export async function registrationsOf(db: Db, personId: string): Promise<RegistrationRecord[]> {
  const rows = await tables(db)
    .selectFrom('registrations.registration')
    .selectAll()
    .where('person_id', '=', personId)
    .where('deleted_at', 'is', null)
    .orderBy('saved_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(recordOf)
}

/** Two «new» at once must not make two empty ones. */
export const lockPerson = (db: Db, personId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`registrations/${personId}`}, 0))`.execute(db)

/** Two people with one organisation: the second waits and then sees the first. */
export const lockOgrn = (db: Db, ogrn: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`registrations.ogrn/${ogrn}`}, 0))`.execute(db)

export async function isUnderReview(db: Db, ogrn: string): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('registrations.registration')
    .select('id')
    .where('ogrn', '=', ogrn)
    .where('status', 'in', ['submitted', 'in-work'])
    .executeTakeFirst()
  return row !== undefined
}

export async function insertRegistration(
  db: Db,
  r: {
    readonly id: string
    readonly personId: string
    readonly fields: RegistrationFields
    readonly at: Date
  },
): Promise<RegistrationRecord> {
  const row = await tables(db)
    .insertInto('registrations.registration')
    .values({
      id: r.id,
      person_id: r.personId,
      status: 'forming',
      version: 1,
      fields: JSON.stringify(r.fields),
      created_at: r.at,
      saved_at: r.at,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return recordOf(row)
}

export interface RegistrationChange {
  readonly fields?: RegistrationFields
  readonly savedAt?: Date
  readonly deletedAt?: Date | null
  readonly status?: RegistrationStatus
  readonly ogrn?: string
  readonly applicationId?: string
  readonly organisationId?: string
  readonly reason?: string | null
}

/** A change of what is typed makes a new version; a step of the review does not. */
export async function changeRegistration(
  db: Db,
  id: string,
  c: RegistrationChange,
): Promise<RegistrationRecord> {
  const row = await tables(db)
    .updateTable('registrations.registration')
    .set({
      ...(c.fields ? { fields: JSON.stringify(c.fields), version: sql<number>`version + 1` } : {}),
      ...(c.savedAt ? { saved_at: c.savedAt } : {}),
      ...(c.deletedAt !== undefined ? { deleted_at: c.deletedAt } : {}),
      ...(c.status ? { status: c.status } : {}),
      ...(c.ogrn ? { ogrn: c.ogrn } : {}),
      ...(c.applicationId ? { application_id: c.applicationId } : {}),
      ...(c.organisationId ? { organisation_id: c.organisationId } : {}),
      ...(c.reason !== undefined ? { reason: c.reason } : {}),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return recordOf(row)
}

export async function changePerson(db: Db, from: string, to: string): Promise<void> {
  await sql`update registrations.registration set person_id = ${to} where person_id = ${from}`.execute(db)
}

export async function countOfPerson(db: Db, personId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from registrations.registration
    where person_id = ${personId} and deleted_at is null`.execute(db)
  return rows[0]!.n
}
