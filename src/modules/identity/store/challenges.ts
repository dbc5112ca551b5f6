/** Rows of one-time codes. */
import type { Selectable } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { tables, type Tables } from './tables.ts'

export type ChallengeRow = Selectable<Tables['identity.challenge']>

export async function insertChallenge(db: Db, row: ChallengeRow): Promise<void> {
  await tables(db).insertInto('identity.challenge').values(row).execute()
}

/** Locked: two guesses at once are two tries. */
export const lockChallenge = (db: Db, id: string): Promise<ChallengeRow | undefined> =>
  tables(db).selectFrom('identity.challenge').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export async function spendTry(db: Db, id: string, attemptsLeft: number): Promise<void> {
  await tables(db)
    .updateTable('identity.challenge')
    .set({ attempts_left: attemptsLeft, ...(attemptsLeft === 0 ? { state: 'dead' } : {}) })
    .where('id', '=', id)
    .execute()
}

/** By which way the code came; undefined when somebody was quicker. */
export async function useChallenge(db: Db, id: string): Promise<ChallengeRow['channel'] | undefined> {
  const row = await tables(db)
    .updateTable('identity.challenge')
    .set({ state: 'used' })
    .where('id', '=', id)
    .where('state', '=', 'live')
    .returning('channel')
    .executeTakeFirst()
  return row?.channel
}

export async function killChallenges(
  db: Db,
  which: {
    readonly personId: string
    readonly purpose?: string
    readonly payloadHash?: string
    readonly isKnownDevice?: boolean
  },
): Promise<void> {
  await tables(db)
    .updateTable('identity.challenge')
    .set({ state: 'dead' })
    .where('state', '=', 'live')
    .where('person_id', '=', which.personId)
    .$if(which.purpose !== undefined, (q) => q.where('purpose', '=', which.purpose!))
    .$if(which.payloadHash !== undefined, (q) => q.where('payload_hash', '=', which.payloadHash!))
    .$if(which.isKnownDevice !== undefined, (q) => q.where('is_known_device', '=', which.isKnownDevice!))
    .execute()
}

/** The last code for one purpose; resending waits for it. */
export const lastChallenge = (
  db: Db,
  { personId, purpose, isKnownDevice }: { personId: string; purpose: string; isKnownDevice: boolean },
): Promise<ChallengeRow | undefined> =>
  tables(db)
    .selectFrom('identity.challenge')
    .selectAll()
    .where('person_id', '=', personId)
    .where('purpose', '=', purpose)
    .where('is_known_device', '=', isKnownDevice)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()

const columns = { person: 'person_id', address: 'address_hash', ip: 'ip' } as const

/** When codes were asked for, newest first. Those that strangers asked for use up nothing of the owner's. */
export async function challengeTimes(
  db: Db,
  asked: { readonly by: keyof typeof columns; readonly value: string; readonly isKnownDevice: boolean },
  since: Date,
  limit: number,
): Promise<Date[]> {
  const rows = await tables(db)
    .selectFrom('identity.challenge')
    .select('created_at')
    .where(columns[asked.by], '=', asked.value)
    // Behind one address a whole hospital comes in: only codes that nobody answered speak of an attack.
    .$if(asked.by === 'ip', (q) => q.where('state', '!=', 'used'))
    .$if(asked.by !== 'ip', (q) => q.where('is_known_device', '=', asked.isKnownDevice))
    .where('created_at', '>', since)
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => row.created_at)
}

export async function forgetChallenges(db: Db, before: Date): Promise<void> {
  await tables(db).deleteFrom('identity.challenge').where('created_at', '<', before).execute()
}
