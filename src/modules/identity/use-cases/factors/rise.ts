/** ASVS 7.2.4: whoever entered by a message and has set up another way goes on with their rights, under a new token. */
import type { Context } from '../../../../platform/context.ts'
import { proveAgain, type Factor } from '../../../../platform/session/life.ts'
import type { Factors } from '../../contract.ts'

export interface WithFactors {
  readonly factors: Factors
  /** Null when the session goes on as it was. */
  readonly sessionToken: string | null
}

/** In the transaction that set the way up: its first use has just proved the person. */
export async function rise(tx: Context, provedBy: Factor): Promise<string | null> {
  if (!tx.actor.mustSetUpFactor) return null
  const newToken = tx.services.random.token(32)
  return (await proveAgain(tx.db, tx.actor.sessionId!, { newToken, provedBy }, tx.now)) ? newToken : null
}
