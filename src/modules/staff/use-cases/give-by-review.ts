/** A2: whoever answers for an organisation that was let in acts in it: the verifier who compared its papers gives the role. */
import type { Context } from '../../../platform/context.ts'
import type { Role } from '../../../platform/permissions.ts'
import { listGrants } from '../../../platform/session/grants.ts'
import { endOfDay } from '../domain.ts'
import { beginGrant } from './keep-grant.ts'
import { longestDay } from './longest-day.ts'

/** Two persons all the same (G6): one asks with documents, the other decides. For the longest term of the role. */
export const giveByReview = (
  ctx: Context,
  g: {
    readonly personId: string
    readonly role: Role
    readonly organisationId: string
    readonly basis: string
    readonly reviewedBy: string
  },
): Promise<void> =>
  ctx.transaction(async (tx) => {
    const { personId, role, organisationId, basis, reviewedBy } = g
    const of = { state: 'active', role, personIds: [personId], organisationId } as const
    const { total } = await listGrants(tx.db, { ...of, now: tx.now, limit: 1, offset: 0 })
    if (total > 0) return
    const last = await longestDay(tx, role)
    await beginGrant(tx, {
      personId,
      role,
      organisationId,
      basis,
      until: last === null ? null : endOfDay(last),
      origin: 'status',
      grantedBy: reviewedBy,
      approvedBy: null,
      approvedAt: null,
    })
  })
