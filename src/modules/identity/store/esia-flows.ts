/** Requests sent to ЕСИА and waited for. */
import type { Db } from '../../../platform/context.ts'
import { tables } from './tables.ts'

export interface Flow {
  readonly state: string
  readonly sessionId: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

export async function insertFlow(db: Db, flow: Flow): Promise<void> {
  await tables(db)
    .insertInto('identity.esia_flow')
    .values({
      state: flow.state,
      session_id: flow.sessionId,
      created_at: flow.createdAt,
      expires_at: flow.expiresAt,
      used_at: null,
    })
    .execute()
}

export type Verdict = 'ours' | 'unknown' | 'expired' | 'foreign'

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
  return flow.expires_at < now ? 'expired' : 'ours'
}

export async function forgetFlows(db: Db, before: Date): Promise<void> {
  await tables(db).deleteFrom('identity.esia_flow').where('expires_at', '<', before).execute()
}
