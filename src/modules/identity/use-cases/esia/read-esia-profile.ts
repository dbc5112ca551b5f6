/** E1: what of the profile comes from Госуслуги, and what can be done about it. */
import { personOf, type Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import { chosenOrganisationOf } from '../../../../platform/session/organisation.ts'
import { personNotFound, type EsiaProfile } from '../../contract.ts'
import { presentEmployment } from '../../present.ts'
import * as employments from '../../store/employments.ts'
import * as people from '../../store/people.ts'
import * as renewals from '../../store/esia-renewals.ts'
import { hasAnotherWay } from './another-way.ts'

export async function readEsiaProfile(ctx: Context): Promise<EsiaProfile> {
  const personId = personOf(ctx)
  const me = await people.findPerson(ctx.db, 'id', personId)
  if (!me) throw new Problem(personNotFound)
  const isLinked = me.esiaOid !== null
  const chosen = await chosenOrganisationOf(ctx.db, ctx.actor.sessionId ?? '')
  const rows = await employments.employmentsOf(ctx.db, personId)
  const changed = await people.esiaChangesOf(ctx.db, personId)
  return {
    isLinked,
    unlinkedAt: me.esiaUnlinkedAt?.toISOString() ?? null,
    level: me.esiaLevel,
    synchronisedAt: me.synchronisedAt?.toISOString() ?? null,
    isRenewed: await renewals.isRenewed(ctx.db, personId),
    changed: changed && { at: changed.at, changes: [...changed.changes] },
    employments:
      ctx.services.settings.ESIA_ORGANISATIONS === 'off'
        ? null
        : rows.map((row) => presentEmployment(row, chosen)),
    can: {
      synchronise: isLinked,
      link: !isLinked,
      unlink: isLinked && (await hasAnotherWay(ctx, personId)),
    },
  }
}
