/** Reading of the evidence, newest first; who may read what is the journal module's policy. */
import { sql } from 'kysely'
import type { Db } from '../context.ts'

export interface JournalRow {
  readonly id: number
  readonly at: Date
  readonly code: string
  readonly outcome: 'done' | 'refused'
  readonly actorId: string | null
  readonly actorRoles: readonly string[]
  readonly sessionId: string | null
  readonly organisationId: string | null
  readonly subjectId: string | null
  readonly objectKind: string | null
  readonly objectId: string | null
  readonly ip: string | null
  readonly details: Record<string, unknown>
}

export interface JournalQuery {
  /** Accounts of one person: one, and those that became it. */
  readonly subjectIds?: readonly string[]
  readonly actorIds?: readonly string[]
  readonly object?: { readonly kind: string; readonly id: string }
  /** Not by this person: what others and the portal itself did. */
  readonly exceptActorIds?: readonly string[]
  /** Only rows older than this id. */
  readonly before?: number
  readonly ids?: readonly number[]
  /** Half-open: from ≤ at < until. */
  readonly from?: Date
  readonly until?: Date
  /** By the portal itself, or by a person. */
  readonly isByMachine?: boolean
  readonly limit: number
}

/** One person is one account but for a few, and then the plain comparison is what the index is for. */
const oneOf = (ids: readonly string[]) =>
  ids.length === 1 ? sql`= ${ids[0]}::uuid` : sql`= any(${[...ids]}::uuid[])`

/** Both filters together mean «about me or by me». */
export async function readJournal(db: Db, query: JournalQuery): Promise<JournalRow[]> {
  const people = [
    ...(query.subjectIds ? [sql`subject_id ${oneOf(query.subjectIds)}`] : []),
    ...(query.actorIds ? [sql`actor_id ${oneOf(query.actorIds)}`] : []),
  ]
  const conditions = [
    ...(people.length > 0 ? [sql`(${sql.join(people, sql` or `)})`] : []),
    ...(query.object ? [sql`object_kind = ${query.object.kind} and object_id = ${query.object.id}`] : []),
    ...(query.exceptActorIds
      ? [sql`(actor_id is null or actor_id <> all(${[...query.exceptActorIds]}::uuid[]))`]
      : []),
    ...(query.before ? [sql`id < ${query.before}`] : []),
    ...(query.ids ? [sql`id = any(${[...query.ids]}::bigint[])`] : []),
    ...(query.from ? [sql`at >= ${query.from}`] : []),
    ...(query.until ? [sql`at < ${query.until}`] : []),
    ...(query.isByMachine === undefined
      ? []
      : [sql`(actor_id is null and position('.' in code) > 0) = ${query.isByMachine}`]),
  ]
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``
  const { rows } =
    await sql<JournalRow>`select id, at, code, outcome, actor_id as "actorId", actor_roles as "actorRoles",
      actor_session_id as "sessionId", organisation_id as "organisationId", subject_id as "subjectId",
      object_kind as "objectKind", object_id as "objectId", ip, details
    from platform.journal_entry ${where} order by id desc limit ${query.limit}`.execute(db)
  return rows
}
