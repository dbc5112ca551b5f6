/** Tables of records and of what was confirmed. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { RecordStatus } from '../contract.ts'
import type { Content } from '../domain/check.ts'
import { tables, type RecordRow } from './tables.ts'

export interface EducationRow extends Content {
  readonly id: string
  readonly personId: string
  readonly status: RecordStatus
  readonly confirmedAt: Date
  readonly applicationId: string
  readonly decidedAt: Date | null
  readonly reason: string | null
}

const records = (db: Db) => tables(db).selectFrom('records.record').selectAll()

const recordOf = (r: RecordRow): EducationRow => ({
  id: r.id,
  personId: r.person_id,
  status: r.status,
  kind: r.kind,
  institutionId: r.institution_id,
  institutionName: r.institution_name,
  specialtyKey: r.specialty_key,
  specialtyCode: r.specialty_code,
  specialtyName: r.specialty_name,
  programme: r.programme,
  form: r.form,
  startedOn: r.started_on,
  endedOn: r.ended_on,
  issuedOn: r.issued_on,
  hours: r.hours,
  series: r.series,
  number: r.number,
  documentKey: r.document_key,
  fileIds: r.file_ids,
  confirmedAt: r.confirmed_at,
  applicationId: r.application_id,
  decidedAt: r.decided_at,
  reason: r.reason,
})

const rowOf = (r: EducationRow): RecordRow => ({
  id: r.id,
  person_id: r.personId,
  status: r.status,
  kind: r.kind,
  institution_id: r.institutionId,
  institution_name: r.institutionName,
  specialty_key: r.specialtyKey,
  specialty_code: r.specialtyCode,
  specialty_name: r.specialtyName,
  programme: r.programme,
  form: r.form,
  started_on: r.startedOn,
  ended_on: r.endedOn,
  issued_on: r.issuedOn,
  hours: r.hours,
  series: r.series,
  number: r.number,
  document_key: r.documentKey,
  file_ids: [...r.fileIds],
  confirmed_at: r.confirmedAt,
  application_id: r.applicationId,
  decided_at: r.decidedAt,
  reason: r.reason,
})

export async function findRecord(db: Db, id: string): Promise<EducationRow | undefined> {
  const row = await records(db).where('id', '=', id).executeTakeFirst()
  return row && recordOf(row)
}

export async function lockRecord(db: Db, id: string): Promise<EducationRow | undefined> {
  const row = await records(db).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && recordOf(row)
}

export async function recordsOf(db: Db, personId: string): Promise<EducationRow[]> {
  const rows = await records(db)
    .where('person_id', '=', personId)
    // As the page shows them: by the day of the document.
    .orderBy('issued_on', 'desc')
    .orderBy('confirmed_at', 'desc')
    .limit(500)
    .execute()
  return rows.map(recordOf)
}

/** A mended record takes the place of what it was. */
export async function putRecord(db: Db, r: EducationRow): Promise<void> {
  const row = rowOf(r)
  const { id: _, ...rest } = row
  await tables(db)
    .insertInto('records.record')
    .values(row)
    .onConflict((c) => c.column('id').doUpdateSet(rest))
    .execute()
}

export const setStatus = (
  db: Db,
  id: string,
  s: { status: RecordStatus; decidedAt: Date | null; reason: string | null },
) =>
  tables(db)
    .updateTable('records.record')
    .set({ status: s.status, decided_at: s.decidedAt, reason: s.reason })
    .where('id', '=', id)
    .execute()

/** Two who confirm the same document at once: the second sees the first. */
export const lockDocument = (db: Db, documentKey: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`records.document/${documentKey}`}, 0))`.execute(db)

/** Records of the same document that count; not the one that is being mended. */
export async function twins(
  db: Db,
  documentKey: string,
  exceptId: string,
): Promise<Pick<EducationRow, 'personId' | 'institutionName' | 'confirmedAt'>[]> {
  const rows = await tables(db)
    .selectFrom('records.record')
    .select(['person_id', 'institution_name', 'confirmed_at'])
    .where('document_key', '=', documentKey)
    .where('id', '!=', exceptId)
    .where('status', 'in', ['unverified', 'verified'])
    .orderBy('confirmed_at')
    .limit(20)
    .execute()
  return rows.map((r) => ({
    personId: r.person_id,
    institutionName: r.institution_name,
    confirmedAt: r.confirmed_at,
  }))
}

export async function addConfirmation(
  db: Db,
  c: {
    id: string
    recordId: string
    personId: string
    payload: object
    payloadHash: string
    challengeId: string
    at: Date
  },
): Promise<void> {
  await tables(db)
    .insertInto('records.confirmation')
    .values({
      id: c.id,
      record_id: c.recordId,
      person_id: c.personId,
      payload: JSON.stringify(c.payload),
      payload_hash: c.payloadHash,
      challenge_id: c.challengeId,
      at: c.at,
    })
    .execute()
}
