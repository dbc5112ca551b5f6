/** Which roles a person holds and in which of them a session acts (F1, F6): compared with the instant of the request. */
import { sql } from 'kysely'
import type { Db } from '../context.ts'
import { roles, type Role } from '../permissions.ts'

export interface HeldRole {
  readonly role: Role
  readonly organisationId: string | null
  readonly startsAt: Date
  /** Not held at this instant any more; null when no end is known. */
  readonly endsAt: Date | null
  readonly origin: 'grant' | 'status' | 'setup' | 'papers' | 'esia'
  /** Told by Госуслуги: by which of the employments. */
  readonly employmentId?: string | null
}

const holdsAt = (h: HeldRole, now: Date): boolean =>
  h.startsAt <= now && (h.endsAt === null || now < h.endsAt)

/** Each role once, in the order of the table of roles; everyone is a citizen. */
export function rolesAt(held: readonly HeldRole[], now: Date): Role[] {
  const here = new Set(held.filter((h) => holdsAt(h, now)).map((h) => h.role))
  return roles.filter((role) => role === 'citizen' || here.has(role))
}

/** The nearest instant after `now` at which a role begins or ends. */
export function nextRoleChange(held: readonly HeldRole[], now: Date): Date | null {
  const ahead = held
    .flatMap((h) => [h.startsAt, h.endsAt])
    .filter((at): at is Date => at !== null && at > now)
  return ahead.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
}

export interface ActiveRole {
  readonly role: Role
  readonly organisationId: string | null
  /** Several work roles and none chosen: nothing but the citizen's own is open until the person says. */
  readonly mustChoose: boolean
}

/** A chosen role acts while it is held. Without a choice the only work role acts by itself. */
export function activeRole(
  held: readonly HeldRole[],
  chosen: Role | null,
  now: Date,
  employmentId: string | null = null,
): ActiveRole {
  const all = rolesAt(held, now)
  const work = all.filter((role) => role !== 'citizen')
  const isKept = chosen !== null && all.includes(chosen)
  const role = isKept ? chosen : work.length === 1 ? work[0]! : 'citizen'
  const mine = held.filter((h) => h.role === role && holdsAt(h, now))
  return {
    role,
    organisationId:
      (actsFor(mine, employmentId) ?? mine.find((h) => h.organisationId !== null))?.organisationId ?? null,
    mustChoose: !isKept && work.length > 1,
  }
}

/** Of several organisations the chosen one acts. */
const actsFor = (mine: readonly HeldRole[], employmentId: string | null): HeldRole | undefined =>
  employmentId === null ? undefined : mine.find((h) => h.employmentId === employmentId)

/** As PostgreSQL writes it into JSON. */
export interface HeldRoleColumn {
  readonly role: string
  readonly organisationId: string | null
  readonly startsAt: string
  readonly endsAt: string | null
  readonly origin: HeldRole['origin']
  readonly employmentId: string | null
}

const isRole = (role: string): role is Role => (roles as readonly string[]).includes(role)

/** A role that this version does not know gives nothing. */
export const readHeldRoles = (column: readonly HeldRoleColumn[]): HeldRole[] =>
  column.flatMap((h) =>
    isRole(h.role)
      ? [
          {
            ...h,
            role: h.role,
            startsAt: new Date(h.startsAt),
            endsAt: h.endsAt === null ? null : new Date(h.endsAt),
          },
        ]
      : [],
  )

/** Present and future roles of one person as a column; for the one statement of each request and for reading apart. */
export const heldRolesColumn = (
  personId: ReturnType<typeof sql>,
  now: Date,
) => sql`coalesce((select jsonb_agg(
    jsonb_build_object('role', h.role, 'organisationId', h.organisation_id, 'startsAt', h.starts_at, 'endsAt', h.ends_at,
      'origin', h.origin, 'employmentId', h.employment_id) order by h.starts_at, h.role, h.organisation_id)
  from platform.held_role h where h.person_id = ${personId} and (h.ends_at is null or h.ends_at > ${now})), '[]')`

export async function heldRolesOf(db: Db, personId: string, now: Date): Promise<HeldRole[]> {
  const { rows } = await sql<{
    held: HeldRoleColumn[]
  }>`select ${heldRolesColumn(sql`${personId}::uuid`, now)} as held`.execute(db)
  return readHeldRoles(rows[0]?.held ?? [])
}

export async function chosenRoleOf(db: Db, sessionId: string): Promise<Role | null> {
  const { rows } = await sql<{
    role: string | null
  }>`select active_role as role from platform.session where id = ${sessionId}`.execute(db)
  return roles.find((role) => role === rows[0]?.role) ?? null
}

/** The session goes on under a new token in this role; the old token lives until the new one has come back. */
export async function chooseRole(
  db: Db,
  sessionId: string,
  role: Role,
  newTokenHash: Buffer | null,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update platform.session set active_role = ${role},
      previous_token_hash = case when ${newTokenHash}::bytea is null then previous_token_hash else token_hash end,
      previous_until = case when ${newTokenHash}::bytea is null then previous_until end,
      token_hash = coalesce(${newTokenHash}::bytea, token_hash)
    where id = ${sessionId} and state = 'active'`.execute(db)
  return numAffectedRows === 1n
}

/** What was under way when the token changed is still let in for so long. */
const farewellMs = 15_000

/** The new token has come back, so the old one is not needed for long. */
export async function retireOldToken(db: Db, sessionId: string, now: Date): Promise<void> {
  await sql`update platform.session set previous_until = ${new Date(now.getTime() + farewellMs)}
    where id = ${sessionId} and previous_token_hash is not null and previous_until is null`.execute(db)
}
