/** Grants of roles as rows: given, read, ended. Who may do it is decided above, by the module of staff. */
import { sql } from 'kysely'
import type { Db } from '../context.ts'
import type { Role } from '../permissions.ts'

export type GrantOrigin = 'grant' | 'status' | 'papers' | 'setup'

export interface NewGrant {
  readonly id: string
  readonly personId: string
  readonly role: Role
  readonly organisationId: string | null
  readonly origin: GrantOrigin
  readonly basis: string
  readonly until: Date | null
  readonly grantedBy: string | null
  /** Null beside an instant: at the console of the server. */
  readonly approvedBy: string | null
  readonly approvedAt: Date | null
}

export interface Grant extends NewGrant {
  readonly grantedAt: Date
  readonly startsAt: Date
  readonly endedAt: Date | null
  readonly endedBy: string | null
  readonly endedWhy: string | null
}

const columns = sql`id, person_id as "personId", role, organisation_id as "organisationId", origin, coalesce(basis, '') as basis, until,
  granted_by as "grantedBy", approved_by as "approvedBy", granted_at as "grantedAt", coalesce(starts_at, granted_at) as "startsAt",
  approved_at as "approvedAt", ended_at as "endedAt", ended_by as "endedBy", ended_why as "endedWhy"`

/** False when the person holds this role for this organisation already. */
export async function insertGrant(db: Db, g: NewGrant, now: Date): Promise<boolean> {
  // A term that is over leaves its row open: nothing runs at its instant.
  await sql`update platform.role_grant set ended_at = until, ended_why = 'term'
    where person_id = ${g.personId} and role = ${g.role} and organisation_id is not distinct from ${g.organisationId}::uuid
      and ended_at is null and until <= ${now}`.execute(db)
  const { numAffectedRows } = await sql`insert into platform.role_grant
      (id, person_id, role, organisation_id, origin, basis, until, granted_by, granted_at, approved_by, approved_at)
    values (${g.id}, ${g.personId}, ${g.role}, ${g.organisationId}, ${g.origin}, ${g.basis}, ${g.until}, ${g.grantedBy}, ${now},
      ${g.approvedBy}, ${g.approvedAt}) on conflict do nothing`.execute(db)
  return numAffectedRows === 1n
}

export async function lockGrant(db: Db, id: string): Promise<Grant | undefined> {
  const { rows } =
    await sql<Grant>`select ${columns} from platform.role_grant where id = ${id} for update`.execute(db)
  return rows[0]
}

export async function closeGrant(
  db: Db,
  id: string,
  how: { readonly by: string | null; readonly why: string; readonly at: Date },
): Promise<void> {
  await sql`update platform.role_grant set ended_at = ${how.at}, ended_by = ${how.by}, ended_why = ${how.why}
    where id = ${id} and ended_at is null`.execute(db)
}

export interface GrantFilter {
  readonly state: 'active' | 'ended'
  readonly role?: Role | undefined
  readonly personIds?: readonly string[] | undefined
  readonly organisationId?: string | undefined
  readonly now: Date
  readonly limit: number
  readonly offset: number
}

const fits = (f: GrantFilter) => sql`
  (case when ${f.state === 'active'} then ended_at is null and (until is null or until > ${f.now})
    else ended_at is not null or until <= ${f.now} end)
  and (${f.role ?? null}::text is null or role = ${f.role ?? null})
  and (${f.organisationId ?? null}::uuid is null or organisation_id = ${f.organisationId ?? null}::uuid)
  and (${f.personIds === undefined} or person_id = any(${[...(f.personIds ?? [])]}::uuid[]))`

export async function listGrants(db: Db, f: GrantFilter): Promise<{ rows: Grant[]; total: number }> {
  const { rows } = await sql<Grant>`select ${columns} from platform.role_grant where ${fits(f)}
    order by ${f.state === 'active' ? sql`until nulls last, granted_at desc, id` : sql`coalesce(ended_at, until) desc, id`}
    limit ${f.limit} offset ${f.offset}`.execute(db)
  const count = await sql<{
    n: number
  }>`select count(*)::int as n from platform.role_grant where ${fits(f)}`.execute(db)
  return { rows, total: count.rows[0]!.n }
}

/** So many representatives of one organisation are told of its work. */
const mostTold = 50

/** Who represents an organisation that teaches at this instant. */
export async function representativesOf(db: Db, organisationId: string, now: Date): Promise<string[]> {
  const { rows } = await listGrants(db, {
    state: 'active',
    role: 'provider',
    organisationId,
    now,
    limit: mostTold,
    offset: 0,
  })
  return [...new Set(rows.map((g) => g.personId))]
}

/** Grants of a person that hold or will, locked: whoever changes status ends some and begins another. */
export async function lockGrantsOf(db: Db, personId: string, now: Date): Promise<Grant[]> {
  const { rows } = await sql<Grant>`select ${columns} from platform.role_grant
    where person_id = ${personId} and ended_at is null and (until is null or until > ${now}) order by id for update`.execute(
    db,
  )
  return rows
}

/** People who hold this role now by a grant; the rows stay locked, so that two acts cannot both end the last but one. */
export async function lockHolders(db: Db, role: Role, now: Date): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`holders/${role}`}, 0))`.execute(db)
  const { rows } = await sql<{ id: string }>`select distinct person_id as id from platform.role_grant
    where role = ${role} and ended_at is null and (until is null or until > ${now})`.execute(db)
  return rows.map((r) => r.id)
}
