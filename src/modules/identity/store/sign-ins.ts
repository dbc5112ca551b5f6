/** Sign-ins and the browsers they came from. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { Factor } from '../../../platform/session/life.ts'
import type { SignInMethod, Suspicion } from '../contract.ts'
import { networksOf } from '../domain/limits.ts'
import { tables } from './tables.ts'

export interface SignIn {
  readonly sessionId: string
  readonly personId: string
  readonly method: SignInMethod
  readonly firstStepAt: Date
  readonly completedAt: Date | null
  readonly deviceName: string
  readonly isNewDevice: boolean
  readonly failuresBefore: number
  readonly ip: string
  /** The browser had the mark of this person when the first step was taken. */
  readonly isKnownDevice: boolean
  /** What the second step was taken with; null until it is. */
  readonly provedBy: Factor | null
  /** The second step is done, but another password must be chosen first. */
  readonly heldAt: Date | null
}

/** The first step may be taken again in the same browser before the second. */
export async function saveFirstStep(
  db: Db,
  s: Omit<SignIn, 'provedBy' | 'heldAt'> & { readonly esiaSaid: Record<string, unknown> | null },
): Promise<void> {
  const { ip: address, network } = networksOf(s.ip)
  const row = {
    address,
    network,
    is_known_device: s.isKnownDevice,
    person_id: s.personId,
    method: s.method,
    first_step_at: s.firstStepAt,
    completed_at: s.completedAt,
    device_name: s.deviceName,
    is_new_device: s.isNewDevice,
    failures_before: s.failuresBefore,
    ip: s.ip,
    esia_said: JSON.stringify(s.esiaSaid),
    second_step: null,
    code_passed_at: null,
  }
  await tables(db)
    .insertInto('identity.sign_in')
    .values({ session_id: s.sessionId, ...row })
    .onConflict((on) => on.column('session_id').doUpdateSet(row))
    .execute()
}

export async function findSignIn(db: Db, sessionId: string): Promise<SignIn | undefined> {
  const row = await tables(db)
    .selectFrom('identity.sign_in')
    .selectAll()
    .where('session_id', '=', sessionId)
    .executeTakeFirst()
  return (
    row && {
      sessionId: row.session_id,
      personId: row.person_id,
      method: row.method,
      firstStepAt: row.first_step_at,
      completedAt: row.completed_at,
      deviceName: row.device_name,
      isNewDevice: row.is_new_device,
      failuresBefore: row.failures_before,
      ip: row.ip,
      isKnownDevice: row.is_known_device,
      provedBy: row.second_step,
      heldAt: row.code_passed_at,
    }
  )
}

export async function saveProof(db: Db, sessionId: string, provedBy: Factor): Promise<void> {
  await tables(db)
    .updateTable('identity.sign_in')
    .set({ second_step: provedBy })
    .where('session_id', '=', sessionId)
    .execute()
}

/** Both steps are done; what opens the session is one thing more. */
export async function holdSignIn(db: Db, sessionId: string, at: Date): Promise<void> {
  await tables(db)
    .updateTable('identity.sign_in')
    .set({ code_passed_at: at })
    .where('session_id', '=', sessionId)
    .execute()
}

export async function completeSignIn(
  db: Db,
  sessionId: string,
  at: Date,
  how: { readonly isNewDevice: boolean; readonly suspicions: readonly Suspicion[] },
): Promise<void> {
  await tables(db)
    .updateTable('identity.sign_in')
    .set({ completed_at: at, is_new_device: how.isNewDevice, suspicions: [...how.suspicions] })
    .where('session_id', '=', sessionId)
    .execute()
}

export interface PastSignIn {
  readonly at: Date
  readonly deviceName: string
  readonly method: SignInMethod
  readonly ip: string
  readonly isNewDevice: boolean
}

/** Completed ones, newest first, without the one that is going on. */
export async function pastSignIns(
  db: Db,
  personId: string,
  except: string | null,
  limit: number,
): Promise<PastSignIn[]> {
  const rows = await tables(db)
    .selectFrom('identity.sign_in')
    .selectAll()
    .where('person_id', '=', personId)
    .where('completed_at', 'is not', null)
    .$if(except !== null, (q) => q.where('session_id', '<>', except!))
    .orderBy('completed_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    at: row.completed_at!,
    deviceName: row.device_name,
    method: row.method,
    ip: row.ip,
    isNewDevice: row.is_new_device,
  }))
}

/** Names by which people know their sessions. */
export async function deviceNames(db: Db, sessionIds: readonly string[]): Promise<Map<string, string>> {
  if (sessionIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('identity.sign_in')
    .select(['session_id', 'device_name'])
    .where('session_id', 'in', [...sessionIds])
    .execute()
  return new Map(rows.map((row) => [row.session_id, row.device_name]))
}

/** Was this person ever seen on this network? */
export async function isKnownNetwork(db: Db, personId: string, ip: string): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('identity.sign_in')
    .select('session_id')
    .where('person_id', '=', personId)
    .where('network', '=', networksOf(ip).network)
    .where('completed_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function isKnownDevice(db: Db, personId: string, tokenHash: Buffer): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('identity.device')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row !== undefined
}

export async function keepDevice(
  db: Db,
  d: { personId: string; tokenHash: Buffer; name: string; at: Date },
): Promise<void> {
  await tables(db)
    .insertInto('identity.device')
    .values({
      person_id: d.personId,
      token_hash: d.tokenHash,
      name: d.name,
      created_at: d.at,
      last_used_at: d.at,
    })
    .onConflict((on) =>
      on.columns(['person_id', 'token_hash']).doUpdateSet({ last_used_at: d.at, name: d.name }),
    )
    .execute()
}

export async function forgetDevices(db: Db, which: { personId: string; tokenHash?: Buffer }): Promise<void> {
  await tables(db)
    .deleteFrom('identity.device')
    .where('person_id', '=', which.personId)
    .$if(which.tokenHash !== undefined, (q) => q.where('token_hash', '=', which.tokenHash!))
    .execute()
}

/** Browsers not seen for a year are strangers again. */
export async function forgetOldDevices(db: Db, now: Date): Promise<void> {
  await tables(db)
    .deleteFrom('identity.device')
    .where('last_used_at', '<', new Date(now.getTime() - 365 * 86_400_000))
    .execute()
}

export interface SuspectedSignIn {
  readonly sessionId: string
  readonly personId: string
  readonly at: Date
  readonly address: string
  readonly network: string
  readonly suspicions: readonly Suspicion[]
}

/** Completed sign-ins with anything unusual about them, in the order of time. */
export async function suspectedIn(
  db: Db,
  span: { readonly from: Date; readonly until: Date },
): Promise<SuspectedSignIn[]> {
  const rows = await tables(db)
    .selectFrom('identity.sign_in')
    .select(['session_id', 'person_id', 'completed_at', 'address', 'network', 'ip', 'suspicions'])
    .where('completed_at', '>=', span.from)
    .where('completed_at', '<', span.until)
    .where(sql<boolean>`cardinality(suspicions) > 0`)
    .orderBy('completed_at')
    .limit(5000)
    .execute()
  return rows.map((r) => ({
    sessionId: r.session_id,
    personId: r.person_id,
    at: r.completed_at!,
    address: r.address ?? r.ip,
    network: r.network ?? r.ip,
    suspicions: r.suspicions as Suspicion[],
  }))
}

/** Whose each of these sessions is, or was going to be. */
export async function peopleOf(db: Db, sessionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (sessionIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('identity.sign_in')
    .select(['session_id', 'person_id'])
    .where('session_id', 'in', [...sessionIds])
    .execute()
  return new Map(rows.map((r) => [r.session_id, r.person_id]))
}
