/** Tables of certificates. */
import { forLike } from '../../platform/search/like.ts'
import { sql, type JSONColumnType } from 'kysely'
import type { Db } from '../../platform/context.ts'
import type { Achievement, CertificateFact, CertificateForm } from './contract.ts'
import { numberOf } from './domain.ts'

interface CertificateTable {
  id: string
  source_key: string
  person_id: string
  holder: string
  kind: string
  title: string
  facts: JSONColumnType<CertificateFact[]>
  application_id: string | null
  number: string
  code: string
  issued_at: Date
  file_id: string | null
  sha256: string | null
  size_bytes: number | null
  signer: string | null
  revoked_at: Date | null
  revoked_by: string | null
  revoke_reason: string | null
  form: CertificateForm
  achievement: JSONColumnType<Achievement | null>
}

type Tables = {
  'credentials.certificate': CertificateTable
  'credentials.counter': { year: number; last: number }
  'credentials.signer': { fingerprint: string; certificate: string; first_used_at: Date }
}

const tables = (db: Db) => db.withTables<Tables>()

export interface CertificateRecord {
  readonly id: string
  readonly sourceKey: string
  readonly personId: string
  readonly holder: string
  readonly kind: string
  readonly title: string
  readonly facts: readonly CertificateFact[]
  readonly applicationId: string | null
  readonly number: string
  readonly code: string
  readonly issuedAt: Date
  readonly form: CertificateForm
  readonly achievement: Achievement | null
  readonly document: { readonly fileId: string; readonly sizeBytes: number } | null
  /** Of the sheet, hex. */
  readonly sha256: string | null
  readonly revocation: { readonly at: Date; readonly reason: string } | null
  readonly isRevoked: boolean
}

const all = (db: Db) => tables(db).selectFrom('credentials.certificate').selectAll()

type Row = Awaited<ReturnType<ReturnType<typeof all>['executeTakeFirstOrThrow']>>

const recordOf = (r: Row): CertificateRecord => ({
  id: r.id,
  sourceKey: r.source_key,
  personId: r.person_id,
  holder: r.holder,
  kind: r.kind,
  title: r.title,
  facts: r.facts,
  applicationId: r.application_id,
  number: r.number,
  code: r.code,
  issuedAt: r.issued_at,
  form: r.form,
  achievement: r.achievement,
  sha256: r.sha256,
  document:
    r.file_id !== null && r.size_bytes !== null ? { fileId: r.file_id, sizeBytes: r.size_bytes } : null,
  revocation: r.revoked_at && r.revoke_reason !== null ? { at: r.revoked_at, reason: r.revoke_reason } : null,
  isRevoked: r.revoked_at !== null,
})

type Key = 'id' | 'source_key' | 'code' | 'sha256'

export async function findCertificate(
  db: Db,
  key: Key,
  value: string,
): Promise<CertificateRecord | undefined> {
  const row = await all(db).where(key, '=', value).executeTakeFirst()
  return row && recordOf(row)
}

export async function lockCertificate(db: Db, id: string): Promise<CertificateRecord | undefined> {
  const row = await all(db).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && recordOf(row)
}

/** Only those whose document is made: the others do not exist yet for anybody. */
export async function certificatesOf(
  db: Db,
  personId: string,
  applicationId: string | undefined,
): Promise<CertificateRecord[]> {
  const rows = await all(db)
    .where('person_id', '=', personId)
    .where('file_id', 'is not', null)
    .$if(applicationId !== undefined, (q) => q.where('application_id', '=', applicationId!))
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  return rows.map(recordOf)
}

export async function searchCertificates(
  db: Db,
  text: string,
  code: string | undefined,
): Promise<CertificateRecord[]> {
  const like = `%${forLike(text)}%`
  const rows = await all(db)
    .where('file_id', 'is not', null)
    .$if(text !== '', (q) =>
      q.where((eb) =>
        eb.or([
          eb('number', 'ilike', like),
          eb('holder', 'ilike', like),
          ...(code ? [eb('code', '=', code)] : []),
        ]),
      ),
    )
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(30)
    .execute()
  return rows.map(recordOf)
}

export interface NewCertificate {
  readonly id: string
  readonly sourceKey: string
  readonly personId: string
  readonly holder: string
  readonly kind: string
  readonly title: string
  readonly facts: readonly CertificateFact[]
  readonly applicationId: string | null
  readonly number: string
  readonly code: string
  readonly issuedAt: Date
  readonly form: CertificateForm
  readonly achievement: Achievement | null
}

/** Two who issue for one cause wait for each other here; the second then finds the certificate of the first. */
export const lockSource = (db: Db, sourceKey: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`credentials.source/${sourceKey}`}, 0))`.execute(db)

export async function insertCertificate(db: Db, c: NewCertificate): Promise<CertificateRecord> {
  const row = await tables(db)
    .insertInto('credentials.certificate')
    .values({
      id: c.id,
      source_key: c.sourceKey,
      person_id: c.personId,
      holder: c.holder,
      kind: c.kind,
      title: c.title,
      facts: JSON.stringify(c.facts),
      application_id: c.applicationId,
      number: c.number,
      code: c.code,
      issued_at: c.issuedAt,
      form: c.form,
      achievement: c.achievement && JSON.stringify(c.achievement),
    } as never)
    .returningAll()
    .executeTakeFirstOrThrow()
  return recordOf(row)
}

export async function nextNumber(db: Db, year: number): Promise<string> {
  const { last } = await tables(db)
    .insertInto('credentials.counter')
    .values({ year, last: 1 })
    .onConflict((c) => c.column('year').doUpdateSet({ last: sql`counter.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return numberOf(year, last)
}

export interface MadeDocument {
  readonly fileId: string
  readonly sha256: string
  readonly sizeBytes: number
  readonly signer: string
}

export const setDocument = (db: Db, id: string, d: MadeDocument) =>
  tables(db)
    .updateTable('credentials.certificate')
    .set({ file_id: d.fileId, sha256: d.sha256, size_bytes: d.sizeBytes, signer: d.signer })
    .where('id', '=', id)
    .execute()

/** `by`: null when the portal itself takes it back by rule. */
export const setRevoked = (db: Db, id: string, r: { at: Date; by: string | null; reason: string }) =>
  tables(db)
    .updateTable('credentials.certificate')
    .set({ revoked_at: r.at, revoked_by: r.by, revoke_reason: r.reason })
    .where('id', '=', id)
    .execute()

export const keepSigner = (db: Db, s: { fingerprint: string; certificate: string; at: Date }) =>
  tables(db)
    .insertInto('credentials.signer')
    .values({ fingerprint: s.fingerprint, certificate: s.certificate, first_used_at: s.at })
    .onConflict((c) => c.column('fingerprint').doNothing())
    .execute()

export async function isOurSigner(db: Db, fingerprint: string): Promise<boolean> {
  return (
    (await tables(db)
      .selectFrom('credentials.signer')
      .select('fingerprint')
      .where('fingerprint', '=', fingerprint)
      .executeTakeFirst()) !== undefined
  )
}

/** Two accounts of one person made one. The name of the holder stays as it was certified. */
export async function changeHolder(db: Db, from: string, to: string): Promise<void> {
  await tables(db)
    .updateTable('credentials.certificate')
    .set({ person_id: to })
    .where('person_id', '=', from)
    .execute()
}

export async function countOfHolder(db: Db, personId: string): Promise<number> {
  const row = await tables(db)
    .selectFrom('credentials.certificate')
    .select((e) => e.fn.countAll<string>().as('n'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}
