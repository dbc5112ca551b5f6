/** Keys of foreign systems: each acts for one organisation in the name of whoever registered it, while they hold the role (D9+). */
import { sql } from 'kysely'
import type { Actor, Db } from '../context.ts'
import { personActor } from '../house.ts'
import type { Permission } from '../permissions.ts'
import type { PublicJwk } from '../signature/verify.ts'
import { heldRolesColumn, readHeldRoles, type HeldRole, type HeldRoleColumn } from './held-roles.ts'

export interface MachineKey {
  readonly jkt: string
  readonly name: string
  readonly personId: string
  readonly organisationId: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
  readonly revokedAt: Date | null
}

const columns = sql`k.jkt, k.name, k.person_id as "personId", k.organisation_id as "organisationId",
  k.created_at as "createdAt", k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt"`

/** All that a system may: the desk of those who teach. */
const permissionsOfMachines: readonly Permission[] = ['learning.provide', 'learning.desk']

export async function findMachineJwk(db: Db, jkt: string): Promise<PublicJwk | undefined> {
  const { rows } = await sql<{ jwk: PublicJwk }>`select public_jwk as jwk from platform.machine_key
    where jkt = ${jkt} and revoked_at is null`.execute(db)
  return rows[0]?.jwk
}

export interface UsedKey extends MachineKey {
  readonly held: readonly HeldRole[]
  readonly isFresh: boolean
  readonly bootId: string | null
}

/** One round trip: the key, the roles of whoever answers for it as they are now, and the replay check. */
export async function spendMachineKey(
  db: Db,
  jkt: string,
  nonce: string,
  now: Date,
): Promise<UsedKey | undefined> {
  const { rows } = await sql<Omit<UsedKey, 'held'> & { held: readonly HeldRoleColumn[] }>`with k as (
      select k.* from platform.machine_key k where k.jkt = ${jkt} and k.revoked_at is null
    ), fresh as (
      insert into platform.nonce (jkt, nonce, at) select k.jkt, ${nonce}, ${now} from k on conflict do nothing returning 1
    )
    select ${columns}, exists (select 1 from fresh) as "isFresh", (select id from platform.nonce_boot) as "bootId",
      ${heldRolesColumn(sql`k.person_id`, now)} as held
    from k`.execute(db)
  return rows[0] && { ...rows[0], held: readHeldRoles(rows[0].held) }
}

/** At most once a minute, so that reads stay reads. */
export async function touchMachineKey(db: Db, key: MachineKey, now: Date): Promise<void> {
  if (key.lastUsedAt && now.getTime() - key.lastUsedAt.getTime() < 60_000) return
  await sql`update platform.machine_key set last_used_at = ${now} where jkt = ${key.jkt}`.execute(db)
}

/** Null: whoever answers for the key does not represent the organisation at this instant. */
export function machineActor(key: UsedKey, now: Date): Actor | null {
  const isHeld = key.held.some(
    (h) =>
      h.role === 'provider' &&
      h.organisationId === key.organisationId &&
      h.startsAt <= now &&
      (h.endsAt === null || now < h.endsAt),
  )
  if (!isHeld) return null
  const actor = personActor({
    personId: key.personId,
    sessionId: null,
    roles: ['provider'],
    organisationId: key.organisationId,
  })
  return { ...actor, permissions: new Set(permissionsOfMachines.filter((p) => actor.permissions.has(p))) }
}

/** False: the key is registered already, here or elsewhere. */
export async function insertMachineKey(
  db: Db,
  k: Omit<MachineKey, 'lastUsedAt' | 'revokedAt'> & { readonly jwk: PublicJwk },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into platform.machine_key (jkt, public_jwk, name, person_id, organisation_id, created_at)
      values (${k.jkt}, ${JSON.stringify(k.jwk)}, ${k.name}, ${k.personId}, ${k.organisationId}, ${k.createdAt})
      on conflict (jkt) do nothing`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

export async function machineKeysOf(db: Db, organisationId: string): Promise<MachineKey[]> {
  const { rows } = await sql<MachineKey>`select ${columns} from platform.machine_key k
    where k.organisation_id = ${organisationId} order by k.revoked_at is not null, k.created_at desc, k.jkt limit 100`.execute(
    db,
  )
  return rows
}

/** False: there is no such key that works. */
export async function revokeMachineKey(
  db: Db,
  k: { readonly jkt: string; readonly organisationId: string; readonly by: string; readonly at: Date },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update platform.machine_key set revoked_at = ${k.at}, revoked_by = ${k.by}
    where jkt = ${k.jkt} and organisation_id = ${k.organisationId} and revoked_at is null`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}
