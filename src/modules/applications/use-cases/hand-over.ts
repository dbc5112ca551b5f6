/** F8: whoever verifies no more leaves nothing behind: what they held is back in the queue, its marks kept. */
import type { Context } from '../../../platform/context.ts'
import { released } from '../contract.ts'
import * as store from '../store.ts'
import { newsOf } from './news.ts'

/** In the transaction in which the right ends. Returns how many there were. */
export async function handOverApplications(tx: Context, verifierId: string): Promise<number> {
  // Whoever ends the right need not see the desk.
  const held = await tx.beyond((all) => store.releaseAllOf(all.db, verifierId))
  for (const application of held) await tx.publish(released, newsOf(application))
  return held.length
}
