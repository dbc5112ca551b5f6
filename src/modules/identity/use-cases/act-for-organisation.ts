/** C1: the person acts for one of the organisations where they work, or for nobody but themselves; under a new token. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { chooseOrganisation } from '../../../platform/session/organisation.ts'
import { hashToken } from '../../../platform/session/store.ts'
import { organisationNotYours, organisationSwitched } from '../contract.ts'
import * as employments from '../store/employments.ts'
import { actorOf, type Switched } from './choose-role.ts'
import { describeSession } from './describe-session.ts'

export const actForOrganisation = (ctx: Context, employmentId: string | null): Promise<Switched> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    const sessionId = tx.actor.sessionId!
    const row = employmentId ? await employments.findEmployment(tx.db, personId, employmentId) : null
    // Ended a moment ago, or somebody else's: both are «not yours».
    if (row === undefined) throw new Problem(organisationNotYours)
    const sessionToken = tx.services.random.token(32)
    await chooseOrganisation(
      tx.db,
      sessionId,
      row && { employmentId: row.id, ogrn: row.ogrn },
      hashToken(sessionToken),
    )
    await tx.record({
      subjectId: personId,
      object: { kind: 'session', id: sessionId },
      details: { organisation: row?.short_name ?? null },
    })
    await tx.publish(organisationSwitched, { sessionId })
    return { session: await describeSession(tx, await actorOf(tx, { personId, sessionId })), sessionToken }
  })
