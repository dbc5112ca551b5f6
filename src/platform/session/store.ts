/** Sessions: an opaque cookie whose hash we keep, bound to a key that the browser cannot give away (security §4.1). */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Proved } from '../context.ts'
import type { Role } from '../permissions.ts'
import type { PublicJwk } from '../signature/verify.ts'
import { heldRolesColumn, readHeldRoles, type HeldRole, type HeldRoleColumn } from './held-roles.ts'
import type { Factor } from './life.ts'
import { readOpenings, type Opening, type OpeningColumn } from './openings.ts'

export interface SessionRow {
  readonly id: string
  readonly state: 'pre' | 'pending' | 'active' | 'ended'
  readonly personId: string | null
  readonly jkt: string
  readonly publicJwk: PublicJwk
  readonly createdAt: Date
  readonly activatedAt: Date | null
  readonly lastSeenAt: Date
  readonly expiresAt: Date
}

/** A session as its request finds it: rights are read now, not when it began. */
export interface FoundSession extends SessionRow {
  readonly held: readonly HeldRole[]
  readonly chosenRole: Role | null
  /** identity.employment */
  readonly chosenEmployment: string | null
  /** What proved the person last. */
  readonly proved: Proved | null
  /** The token has been changed, and this request is the first to come with the new one. */
  readonly isTokenNew: boolean
  /** Sections of medical work that are open or will be: compared with the time of the request. */
  readonly openings: readonly Opening[]
  /** False when the nonce was seen before. */
  readonly isFresh: boolean
  readonly bootId: string | null
}

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

const columns = sql`s.id, s.state, s.person_id as "personId", s.jkt, s.public_jwk as "publicJwk", s.created_at as "createdAt",
  s.activated_at as "activatedAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt"`

/** After a change of role the old token opens the session for a while yet: its page may not have the new one. */
const bears = (tokenHash: Buffer, now: Date) => sql`(s.token_hash = ${tokenHash}
  or (s.previous_token_hash = ${tokenHash} and (s.previous_until is null or s.previous_until > ${now})))`

export async function findSession(
  db: Db,
  tokenHash: Buffer,
  now: Date = new Date(),
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`select ${columns} from platform.session s
    where ${bears(tokenHash, now)} and s.state <> 'ended'`.execute(db)
  return rows[0]
}

/** One round trip for each signed request: the session, the person's rights as they are now, and the replay check. */
export async function useSession(
  db: Db,
  tokenHash: Buffer,
  nonce: string,
  now: Date,
): Promise<FoundSession | undefined> {
  const { rows } = await sql<
    Omit<FoundSession, 'openings' | 'held' | 'proved'> & {
      provedBy: Factor | null
      provedAt: Date | null
      openings: readonly OpeningColumn[]
      held: readonly HeldRoleColumn[]
    }
  >`with s as (
      select s.* from platform.session s where ${bears(tokenHash, now)} and s.state <> 'ended'
    ), fresh as (
      insert into platform.nonce (jkt, nonce, at) select s.jkt, ${nonce}, ${now} from s on conflict do nothing returning 1
    )
    select ${columns},
      exists (select 1 from fresh) as "isFresh",
      (select id from platform.nonce_boot) as "bootId",
      s.active_role as "chosenRole", s.chosen_organisation_id as "chosenEmployment",
      s.proved_by as "provedBy", s.proved_at as "provedAt",
      (s.token_hash = ${tokenHash} and s.previous_token_hash is not null and s.previous_until is null) as "isTokenNew",
      ${heldRolesColumn(sql`s.person_id`, now)} as held,
      coalesce((select jsonb_agg(jsonb_build_object('section', o.section, 'opensAt', o.opens_at, 'closesAt', o.closes_at))
         from platform.opening o where o.person_id = s.person_id and (o.closes_at is null or o.closes_at > ${now})), '[]') as openings
    from s`.execute(db)
  const row = rows[0]
  const { provedBy: by = null, provedAt: at = null } = row ?? {}
  return (
    row && {
      ...row,
      proved: by && at ? { by, at } : null,
      held: readHeldRoles(row.held),
      openings: readOpenings(row.openings),
    }
  )
}

export interface NewSession {
  readonly id: string
  readonly tokenHash: Buffer
  readonly jwk: PublicJwk
  readonly jkt: string
  readonly ip: string
  readonly userAgent: string
  readonly now: Date
  readonly expiresAt: Date
}

export async function insertSession(db: Db, s: NewSession): Promise<void> {
  await sql`insert into platform.session (id, token_hash, jkt, public_jwk, state, ip, user_agent, created_at, last_seen_at, expires_at)
    values (${s.id}, ${s.tokenHash}, ${s.jkt}, ${JSON.stringify(s.jwk)}, 'pre', ${s.ip}, ${s.userAgent}, ${s.now}, ${s.now}, ${s.expiresAt})`.execute(
    db,
  )
}

/** Moves the idle end; at most once a minute, so that reads stay reads. */
export async function touchSession(db: Db, id: string, now: Date, expiresAt: Date): Promise<void> {
  await sql`update platform.session set last_seen_at = ${now}, expires_at = ${expiresAt}
    where id = ${id} and state = 'active'`.execute(db)
}

/** Old nonces and sessions that nobody finished. */
export async function forgetOld(db: Db, now: Date): Promise<void> {
  await sql`delete from platform.nonce where at < ${new Date(now.getTime() - 180_000)}`.execute(db)
  await sql`delete from platform.live_event where at < ${new Date(now.getTime() - 3_600_000)}`.execute(db)
  await sql`delete from platform.idempotency where at < ${new Date(now.getTime() - 86_400_000)}`.execute(db)
  await sql`update platform.session set state = 'ended', ended_at = ${now}, ended_why = 'expired'
    where state <> 'ended' and expires_at < ${now}`.execute(db)
}
