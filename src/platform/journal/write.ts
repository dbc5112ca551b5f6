/** A row of evidence, written in the transaction of the change it tells of. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor, Db, JournalNote } from '../context.ts'
import { leafHash } from './tree.ts'

export interface JournalFacts extends JournalNote {
  readonly at: Date
  readonly code: string
  readonly outcome: 'done' | 'refused'
  readonly actor: Actor
  readonly requestId: string
  readonly ip: string | null
  /** The signature of the request, kept as proof of who asked. */
  readonly proof: { readonly input: string; readonly signature: string } | null
}

export async function writeJournal(db: Db, facts: JournalFacts): Promise<void> {
  const { actor } = facts
  const entry = {
    at: facts.at.toISOString(),
    code: facts.code,
    outcome: facts.outcome,
    actorId: actor.personId,
    actorRoles: [...actor.roles],
    sessionId: actor.sessionId,
    organisationId: actor.organisationId,
    subjectId: facts.subjectId,
    objectKind: facts.object?.kind ?? null,
    objectId: facts.object?.id ?? null,
    requestId: facts.requestId,
    ip: facts.ip,
    details: facts.details ?? {},
    proof: facts.proof,
  }
  const salt = randomBytes(16)
  await sql`insert into platform.journal_entry
    (at, code, outcome, actor_id, actor_roles, actor_session_id, organisation_id, subject_id, object_kind, object_id,
     request_id, ip, details, request_proof, salt, leaf_hash)
    values (${entry.at}, ${entry.code}, ${entry.outcome}, ${entry.actorId}, ${entry.actorRoles}, ${entry.sessionId},
      ${entry.organisationId}, ${entry.subjectId}, ${entry.objectKind}, ${entry.objectId}, ${entry.requestId}, ${entry.ip},
      ${JSON.stringify(entry.details)}, ${entry.proof && JSON.stringify(entry.proof)}, ${salt}, ${leafHash(entry, salt)})`.execute(
    db,
  )
}
