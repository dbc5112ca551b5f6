/** Tables of drafts. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { PaperFields } from '../contract.ts'
import { tables } from './tables.ts'

export interface DraftRecord {
  readonly id: string
  readonly personId: string
  readonly version: number
  readonly fields: PaperFields
  readonly renewsId: string | null
  readonly createdAt: Date
  readonly savedAt: Date
  readonly isDeleted: boolean
  readonly isSubmitted: boolean
}

const drafts = (db: Db) => tables(db).selectFrom('licences.draft').selectAll()
type DraftRow = Awaited<ReturnType<ReturnType<typeof drafts>['executeTakeFirstOrThrow']>>

const draftOf = (r: DraftRow): DraftRecord => ({
  id: r.id,
  personId: r.person_id,
  version: r.version,
  // Fields that a newer version of the form added are empty in an older draft.
  fields: PaperFields.parse(r.fields),
  renewsId: r.renews_id,
  createdAt: r.created_at,
  savedAt: r.saved_at,
  isDeleted: r.deleted_at !== null,
  isSubmitted: r.submitted_at !== null,
})

export async function findDraft(db: Db, id: string): Promise<DraftRecord | undefined> {
  const row = await drafts(db).where('id', '=', id).executeTakeFirst()
  return row && draftOf(row)
}

export async function lockDraft(db: Db, id: string): Promise<DraftRecord | undefined> {
  const row = await drafts(db).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && draftOf(row)
}

/** Two «new paper» at once must not both be the twentieth, nor make two empty drafts. */
export const lockDraftsOf = (db: Db, personId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`licences.drafts/${personId}`}, 0))`.execute(db)

export async function openDrafts(db: Db, personId: string): Promise<DraftRecord[]> {
  const rows = await drafts(db)
    .where('person_id', '=', personId)
    .where('submitted_at', 'is', null)
    .where('deleted_at', 'is', null)
    .orderBy('saved_at', 'desc')
    .execute()
  return rows.map(draftOf)
}

export async function insertDraft(
  db: Db,
  d: { id: string; personId: string; fields: PaperFields; renewsId: string | null; at: Date },
): Promise<DraftRecord> {
  const row = await tables(db)
    .insertInto('licences.draft')
    .values({
      id: d.id,
      person_id: d.personId,
      version: 1,
      fields: JSON.stringify(d.fields),
      renews_id: d.renewsId,
      created_at: d.at,
      saved_at: d.at,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return draftOf(row)
}

export interface DraftChange {
  readonly fields?: PaperFields
  readonly savedAt?: Date
  readonly deletedAt?: Date | null
  readonly submittedAt?: Date | null
}

/** A change of what is typed makes a new version; a deletion does not. */
export async function changeDraft(db: Db, id: string, c: DraftChange): Promise<DraftRecord> {
  const row = await tables(db)
    .updateTable('licences.draft')
    .set({
      ...(c.fields ? { fields: JSON.stringify(c.fields), version: sql<number>`version + 1` } : {}),
      ...(c.savedAt ? { saved_at: c.savedAt } : {}),
      ...(c.deletedAt !== undefined ? { deleted_at: c.deletedAt } : {}),
      ...(c.submittedAt !== undefined ? { submitted_at: c.submittedAt } : {}),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return draftOf(row)
}

/** Deleted long ago and never a paper: their scans are let go by the caller. */
export async function forgottenDrafts(db: Db, before: Date): Promise<DraftRecord[]> {
  const rows = await drafts(db)
    .where('deleted_at', '<', before)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('licences.paper')
            .select('licences.paper.id')
            .whereRef('licences.paper.id', '=', 'licences.draft.id'),
        ),
      ),
    )
    .limit(100)
    .execute()
  return rows.map(draftOf)
}

export const dropDraft = (db: Db, id: string) =>
  tables(db).deleteFrom('licences.draft').where('id', '=', id).execute()
