/** Tables of papers and of what has happened to them. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { PaperAct, PaperStatus } from '../contract.ts'
import type { PaperRecord } from '../domain/paper.ts'
import { tables, type Difference, type PaperRow } from './tables.ts'

const papers = (db: Db) => tables(db).selectFrom('licences.paper').selectAll()

export const paperOf = (r: PaperRow): PaperRecord => ({
  id: r.id,
  personId: r.person_id,
  class: r.class,
  kind: r.kind,
  number: r.number,
  issuer: r.issuer,
  organisation:
    r.organisation_name !== null && r.ogrn !== null
      ? { id: r.organisation_id, name: r.organisation_name, ogrn: r.ogrn }
      : null,
  specialty:
    r.specialty_key !== null && r.specialty_name !== null && r.specialty_level !== null
      ? { key: r.specialty_key, code: r.specialty_code, name: r.specialty_name, level: r.specialty_level }
      : null,
  post: r.post,
  startsAt: r.starts_at,
  endsAt: r.ends_at,
  documentKey: r.document_key,
  status: r.status,
  origin: r.origin,
  registryRef: r.registry_ref,
  applicationId: r.application_id,
  renewsId: r.renews_id,
  fileIds: r.file_ids,
  decidedAt: r.decided_at,
  reason: r.reason,
  version: r.version,
  createdAt: r.created_at,
  updatedAt: r.updated_at,
})

const rowOf = (p: PaperRecord): PaperRow => ({
  id: p.id,
  person_id: p.personId,
  class: p.class,
  kind: p.kind,
  number: p.number,
  issuer: p.issuer,
  organisation_id: p.organisation?.id ?? null,
  organisation_name: p.organisation?.name ?? null,
  ogrn: p.organisation?.ogrn ?? null,
  specialty_key: p.specialty?.key ?? null,
  specialty_code: p.specialty?.code ?? null,
  specialty_name: p.specialty?.name ?? null,
  specialty_level: p.specialty?.level ?? null,
  post: p.post,
  starts_at: p.startsAt,
  ends_at: p.endsAt,
  document_key: p.documentKey,
  status: p.status,
  origin: p.origin,
  registry_ref: p.registryRef,
  application_id: p.applicationId,
  renews_id: p.renewsId,
  file_ids: [...p.fileIds],
  decided_at: p.decidedAt,
  reason: p.reason,
  version: p.version,
  created_at: p.createdAt,
  updated_at: p.updatedAt,
})

export async function findPaper(db: Db, id: string): Promise<PaperRecord | undefined> {
  const row = await papers(db).where('id', '=', id).executeTakeFirst()
  return row && paperOf(row)
}

export async function lockPaper(db: Db, id: string): Promise<PaperRecord | undefined> {
  const row = await papers(db).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && paperOf(row)
}

/** Whoever changes papers of a person stands in line, so that openings are counted from all of them. */
export const lockPapersOf = (db: Db, personId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`licences.papers/${personId}`}, 0))`.execute(db)

export async function papersOf(db: Db, personId: string): Promise<PaperRecord[]> {
  const rows = await papers(db)
    .where('person_id', '=', personId)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(500)
    .execute()
  return rows.map(paperOf)
}

/** A mended paper takes the place of what it was. */
export async function putPaper(db: Db, p: PaperRecord): Promise<void> {
  const row = rowOf(p)
  const { id: _, created_at: __, ...rest } = row
  await tables(db)
    .insertInto('licences.paper')
    .values(row)
    .onConflict((c) => c.column('id').doUpdateSet(rest))
    .execute()
}

const counting: readonly PaperStatus[] = ['unverified', 'verified', 'suspended']

/** Papers that count with the same key; not the one that is being mended. */
export async function twins(db: Db, documentKey: string, exceptId: string): Promise<PaperRecord[]> {
  const rows = await papers(db)
    .where('document_key', '=', documentKey)
    .where('id', '!=', exceptId)
    .where('status', 'in', counting)
    .orderBy('created_at')
    .limit(20)
    .execute()
  return rows.map(paperOf)
}

export interface ChangeLine {
  readonly paperId: string
  readonly at: Date
  readonly act: PaperAct
  readonly from: PaperStatus | null
  readonly to: PaperStatus
  readonly actorId: string | null
  readonly reason: string | null
  readonly differences: readonly Difference[]
}

export async function addChange(db: Db, c: ChangeLine): Promise<void> {
  await tables(db)
    .insertInto('licences.change')
    .values({
      paper_id: c.paperId,
      at: c.at,
      act: c.act,
      from_status: c.from,
      to_status: c.to,
      actor_id: c.actorId,
      reason: c.reason,
      differences: JSON.stringify(c.differences),
    })
    .execute()
}

export async function changesOf(db: Db, paperId: string): Promise<ChangeLine[]> {
  const rows = await tables(db)
    .selectFrom('licences.change')
    .selectAll()
    .where('paper_id', '=', paperId)
    .orderBy('id')
    .execute()
  return rows.map((r) => ({
    paperId: r.paper_id,
    at: r.at,
    act: r.act,
    from: r.from_status,
    to: r.to_status,
    actorId: r.actor_id,
    reason: r.reason,
    differences: r.differences,
  }))
}

/** Whose openings are to be counted anew; in pages by person. */
export async function holders(db: Db, after: string | null, limit: number): Promise<string[]> {
  let q = tables(db).selectFrom('licences.paper').select('person_id').distinct()
  if (after) q = q.where('person_id', '>', after)
  return (await q.orderBy('person_id').limit(limit).execute()).map((r) => r.person_id)
}
