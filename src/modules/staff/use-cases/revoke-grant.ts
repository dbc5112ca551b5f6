/** F8: a role is taken away; its rights end with the next request and in every open page. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { lockGrant } from '../../../platform/session/grants.ts'
import { alreadyEnded, grantNotFound, type GrantRow } from '../contract.ts'
import * as policy from '../policy.ts'
import { presentGrants } from '../present.ts'
import * as store from '../store.ts'
import { endGrant } from './keep-grant.ts'
import { ruleOf } from './rules.ts'

export const revokeGrant = (ctx: Context, id: string, why: string): Promise<GrantRow> =>
  ctx.transaction(async (tx) => {
    const grant = await lockGrant(tx.db, id)
    if (!grant) throw new Problem(grantNotFound)
    const refusal = policy.whyNotEnd(tx.actor, await ruleOf(tx, grant.role), grant)
    if (refusal) throw new Problem(refusal)
    if (grant.endedAt || (grant.until && grant.until <= tx.now)) throw new Problem(alreadyEnded)
    await endGrant(tx, grant, why)
    const rules = await store.rulesAt(tx.db, tx.now)
    const [row] = await presentGrants(tx, [(await lockGrant(tx.db, id))!], rules)
    return row!
  })
