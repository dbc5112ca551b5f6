/** The life of a session after it began: a person, the second step, an end. Called by the identity module. */
import { sql } from 'kysely'
import type { Db } from '../context.ts'
import type { Role } from '../permissions.ts'
import { heldRolesOf, rolesAt } from './held-roles.ts'
import { hashToken } from './store.ts'

export type SignInMethod = 'esia' | 'password' | 'passkey'

/** What proves a person beside the first step; the first two are messages that others may read. */
export const factors = ['sms', 'email', 'app', 'passkey', 'recovery-code'] as const
export type Factor = (typeof factors)[number]

/** What proved the person last in this session. */
export async function provedIn(db: Db, sessionId: string): Promise<{ by: Factor; at: Date } | null> {
  const { rows } = await sql<{ by: Factor | null; at: Date | null }>`select proved_by as by, proved_at as at
    from platform.session where id = ${sessionId}`.execute(db)
  const { by = null, at = null } = rows[0] ?? {}
  return by && at ? { by, at } : null
}

/**
 * The person was proved again: the session goes on under another token, and the old one is dead at once.
 * Whoever holds an old token must not gain by what its owner has just done.
 */
export async function proveAgain(
  db: Db,
  sessionId: string,
  how: { readonly newToken: string; readonly provedBy: Factor },
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update platform.session
    set token_hash = ${hashToken(how.newToken)}, previous_token_hash = null, previous_until = null,
      proved_by = ${how.provedBy}, proved_at = ${now}
    where id = ${sessionId} and state = 'active'`.execute(db)
  return numAffectedRows === 1n
}

/** Idle and absolute limits, minutes (security reference §4.1). */
export const limitsOf = (
  roles: readonly Role[],
): { idleMinutes: number; absoluteMinutes: number; atOnce: number } => {
  if (roles.includes('administrator')) return { idleMinutes: 15, absoluteMinutes: 8 * 60, atOnce: 2 }
  if (roles.some((r) => r === 'verifier' || r === 'support' || r === 'auditor'))
    return { idleMinutes: 15, absoluteMinutes: 8 * 60, atOnce: 2 }
  return { idleMinutes: 30, absoluteMinutes: 12 * 60, atOnce: 5 }
}

/** First step passed: the session knows its person, but opens nothing until the second. */
export async function attachPerson(
  db: Db,
  sessionId: string,
  personId: string,
  method: SignInMethod,
  idToken: string | null,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update platform.session
    set state = 'pending', person_id = ${personId}, method = ${method}, esia_id_token = ${idToken}
    where id = ${sessionId} and state in ('pre', 'pending')`.execute(db)
  return numAffectedRows === 1n
}

/** Second step passed. The cookie changes with the rights (ASVS 7.2.4). */
export async function activate(
  db: Db,
  sessionId: string,
  how: { readonly newToken: string; readonly roles: readonly Role[]; readonly provedBy: Factor },
  now: Date,
): Promise<boolean> {
  const { newToken, roles, provedBy } = how
  const expires = new Date(now.getTime() + limitsOf(roles).idleMinutes * 60_000)
  const { numAffectedRows } = await sql`update platform.session
    set state = 'active', token_hash = ${hashToken(newToken)}, activated_at = ${now}, last_seen_at = ${now}, expires_at = ${expires},
      proved_by = ${provedBy}, proved_at = ${now}
    where id = ${sessionId} and state = 'pending'`.execute(db)
  return numAffectedRows === 1n
}

export interface SessionLine {
  readonly id: string
  readonly method: SignInMethod
  readonly ip: string
  readonly userAgent: string
  readonly activatedAt: Date
  readonly lastSeenAt: Date
}

export async function activeSessions(db: Db, personId: string, now: Date): Promise<SessionLine[]> {
  const { rows } =
    await sql<SessionLine>`select id, method, ip, user_agent as "userAgent", activated_at as "activatedAt", last_seen_at as "lastSeenAt"
    from platform.session where person_id = ${personId} and state = 'active' and expires_at > ${now} order by last_seen_at desc`.execute(
      db,
    )
  return rows
}

/** Ends one session, or all of a person but the one named; returns the ended ids. Effective at the next request. */
export async function endSessions(
  db: Db,
  which: { readonly personId: string; readonly only?: string; readonly except?: string | null },
  why: string,
  now: Date,
): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`update platform.session set state = 'ended', ended_at = ${now}, ended_why = ${why}, esia_id_token = null
    where person_id = ${which.personId} and state <> 'ended'
      and (${which.only ?? null}::uuid is null or id = ${which.only ?? null}::uuid)
      and (${which.except ?? null}::uuid is null or id <> ${which.except ?? null}::uuid) returning id`.execute(
    db,
  )
  return rows.map((r) => r.id)
}

/** What sign-out at ЕСИА needs; read before the session is ended. */
export async function idTokenOf(db: Db, sessionId: string): Promise<string | null> {
  const { rows } = await sql<{
    token: string | null
  }>`select esia_id_token as token from platform.session where id = ${sessionId}`.execute(db)
  return rows[0]?.token ?? null
}

/** A visit to ЕСИА from an open session: sign-out must end that visit too. */
export async function keepIdToken(db: Db, sessionId: string, idToken: string): Promise<void> {
  await sql`update platform.session set esia_id_token = ${idToken}
    where id = ${sessionId} and state = 'active'`.execute(db)
}

export async function rolesOf(db: Db, personId: string, now: Date): Promise<Role[]> {
  return rolesAt(await heldRolesOf(db, personId, now), now)
}
