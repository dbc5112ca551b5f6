/** Tables of badges: places in the lists of states, signed texts, keys. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'

type Tables = {
  'credentials.badge': {
    certificate_id: string
    list_id: number
    position: number
    document: string | null
    digest: string | null
    key: string | null
  }
  'credentials.status_list': {
    id: number
    entries: number
    made_at: Date
    revoked: number | null
    signed: string | null
    signed_at: Date | null
  }
  'credentials.key': { multibase: string; first_used_at: Date }
  'credentials.certificate': { id: string; revoked_at: Date | null }
  'credentials.signer': { certificate: string; first_used_at: Date }
}

const tables = (db: Db) => db.withTables<Tables>()

export interface BadgeRecord {
  readonly certificateId: string
  readonly listId: number
  readonly position: number
  /** Null while it is being signed. */
  readonly document: string | null
}

export async function findBadge(db: Db, certificateId: string): Promise<BadgeRecord | undefined> {
  const row = await tables(db)
    .selectFrom('credentials.badge')
    .select(['certificate_id', 'list_id', 'position', 'document'])
    .where('certificate_id', '=', certificateId)
    .executeTakeFirst()
  return (
    row && {
      certificateId: row.certificate_id,
      listId: row.list_id,
      position: row.position,
      document: row.document,
    }
  )
}

/** Whose document has this canonical digest. */
export async function certificateOfBadge(db: Db, digest: string): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('credentials.badge')
    .select('certificate_id')
    .where('digest', '=', digest)
    .executeTakeFirst()
  return row?.certificate_id
}

export const digestOf = async (db: Db, certificateId: string): Promise<string | null> =>
  (
    await tables(db)
      .selectFrom('credentials.badge')
      .select('digest')
      .where('certificate_id', '=', certificateId)
      .executeTakeFirst()
  )?.digest ?? null

/** One maker of lists at a time. */
const lockLists = (db: Db) =>
  sql`select pg_advisory_xact_lock(hashtextextended('credentials.status-list', 0))`.execute(db)

/** A list that is no more than three quarters full: a free place is soon hit upon. */
export async function openList(db: Db, entries: number, now: Date): Promise<{ id: number; entries: number }> {
  const roomy = async () => {
    const { rows } = await sql<{
      id: number
      entries: number
    }>`select l.id, l.entries from credentials.status_list l
      where (select count(*) from credentials.badge b where b.list_id = l.id) < l.entries * 3 / 4
      order by l.id desc limit 1`.execute(db)
    return rows[0]
  }
  const known = await roomy()
  if (known) return known
  await lockLists(db)
  return (
    (await roomy()) ??
    (await tables(db)
      .insertInto('credentials.status_list')
      .values({ entries, made_at: now } as never)
      .returning(['id', 'entries'])
      .executeTakeFirstOrThrow())
  )
}

/** False when the place is taken, or the certificate has one already. */
export async function takePlace(
  db: Db,
  p: { certificateId: string; listId: number; position: number },
): Promise<boolean> {
  const { rows } = await sql<{
    position: number
  }>`insert into credentials.badge (certificate_id, list_id, position)
    values (${p.certificateId}, ${p.listId}, ${p.position}) on conflict do nothing returning position`.execute(
    db,
  )
  return rows.length === 1
}

/** False when somebody else has signed it in the meantime. */
export async function keepBadge(
  db: Db,
  b: { certificateId: string; document: string; digest: string; key: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('credentials.badge')
    .set({ document: b.document, digest: b.digest, key: b.key })
    .where('certificate_id', '=', b.certificateId)
    .where('document', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const keepKey = (db: Db, multibase: string, at: Date) =>
  tables(db)
    .insertInto('credentials.key')
    .values({ multibase, first_used_at: at })
    .onConflict((c) => c.column('multibase').doNothing())
    .execute()

/** Newest first. */
export async function keysEver(db: Db): Promise<{ publicKeyMultibase: string; since: Date }[]> {
  const rows = await tables(db)
    .selectFrom('credentials.key')
    .select(['multibase', 'first_used_at'])
    .orderBy('first_used_at', 'desc')
    .execute()
  return rows.map((r) => ({ publicKeyMultibase: r.multibase, since: r.first_used_at }))
}

export async function signersEver(db: Db): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('credentials.signer')
    .select('certificate')
    .orderBy('first_used_at', 'desc')
    .execute()
  return rows.map((r) => r.certificate)
}

export interface StatusListRecord {
  readonly id: number
  readonly entries: number
  readonly signed: { readonly text: string; readonly at: Date; readonly revoked: number } | null
}

const listOf = (r: {
  id: number
  entries: number
  signed: string | null
  signed_at: Date | null
  revoked: number | null
}): StatusListRecord => ({
  id: r.id,
  entries: r.entries,
  signed:
    r.signed !== null && r.signed_at && r.revoked !== null
      ? { text: r.signed, at: r.signed_at, revoked: r.revoked }
      : null,
})

export async function statusLists(db: Db, id?: number): Promise<StatusListRecord[]> {
  const rows = await tables(db)
    .selectFrom('credentials.status_list')
    .select(['id', 'entries', 'signed', 'signed_at', 'revoked'])
    .$if(id !== undefined, (q) => q.where('id', '=', id!))
    .orderBy('id')
    .execute()
  return rows.map(listOf)
}

/** Places of the revoked: for everybody's rows, so beyond the wall. */
export async function revokedPlaces(db: Db, listId: number): Promise<number[]> {
  const rows = await tables(db)
    .selectFrom('credentials.badge')
    .innerJoin('credentials.certificate', 'credentials.certificate.id', 'credentials.badge.certificate_id')
    .select('credentials.badge.position')
    .where('credentials.badge.list_id', '=', listId)
    .where('credentials.certificate.revoked_at', 'is not', null)
    .orderBy('credentials.badge.position')
    .execute()
  return rows.map((r) => r.position)
}

export const keepSignedList = (db: Db, id: number, s: { text: string; at: Date; revoked: number }) =>
  tables(db)
    .updateTable('credentials.status_list')
    .set({ signed: s.text, signed_at: s.at, revoked: s.revoked })
    .where('id', '=', id)
    .execute()
