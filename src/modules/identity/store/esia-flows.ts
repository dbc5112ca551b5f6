/** Requests sent to ЕСИА and waited for. */
import type { Db } from '../../../platform/context.ts'
import { tables } from './tables.ts'

/** A sign-in ends in the cookie of a guest; the other two in a session that is open already. */
export type Purpose = 'sign-in' | 'link' | 'synchronise'

export interface Flow {
  readonly state: string
  readonly sessionId: string
  readonly purpose: Purpose
  readonly createdAt: Date
  readonly expiresAt: Date
}

export async function insertFlow(db: Db, flow: Flow): Promise<void> {
  await tables(db)
    .insertInto('identity.esia_flow')
    .values({
      state: flow.state,
      session_id: flow.sessionId,
      purpose: flow.purpose,
      created_at: flow.createdAt,
      expires_at: flow.expiresAt,
      used_at: null,
    })
    .execute()
}

/** Which page this return belongs to; nothing is spent by asking. */
export async function purposeOf(db: Db, state: string): Promise<Purpose | null> {
  const row = await tables(db)
    .selectFrom('identity.esia_flow')
    .select('purpose')
    .where('state', '=', state)
    .executeTakeFirst()
  return row?.purpose ?? null
}

export type Verdict = Purpose | 'unknown' | 'expired' | 'foreign'

/** Spent at its first return in the right browser; a stranger who shows the state spends nothing. */
export async function takeFlow(db: Db, state: string, sessionId: string | null, now: Date): Promise<Verdict> {
  const flow = await tables(db)
    .selectFrom('identity.esia_flow')
    .selectAll()
    .where('state', '=', state)
    .forUpdate()
    .executeTakeFirst()
  if (!flow || flow.used_at) return 'unknown'
  if (flow.session_id !== sessionId) return 'foreign'
  await tables(db)
    .updateTable('identity.esia_flow')
    .set({ used_at: now })
    .where('state', '=', state)
    .execute()
  return flow.expires_at < now ? 'expired' : flow.purpose
}

export async function forgetFlows(db: Db, before: Date): Promise<void> {
  await tables(db).deleteFrom('identity.esia_flow').where('expires_at', '<', before).execute()
}
