/** F1: one role acts at a time: chosen on this device last time, or switched now under a new token. */
import { personOf, type Actor, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Role } from '../../../platform/permissions.ts'
import { actorIn } from '../../../platform/session/gate.ts'
import { chooseRole, chosenRoleOf, heldRolesOf, rolesAt } from '../../../platform/session/held-roles.ts'
import { provedIn } from '../../../platform/session/life.ts'
import { openingsOf } from '../../../platform/session/openings.ts'
import { chosenOrganisationOf } from '../../../platform/session/organisation.ts'
import { hashToken } from '../../../platform/session/store.ts'
import { roleNotHeld, roleSwitched, type SessionReply } from '../contract.ts'
import * as devices from '../store/devices.ts'
import { describeSession } from './describe-session.ts'

interface Whose {
  readonly personId: string
  readonly sessionId: string
}

/** The person of a session with the rights of this instant. */
export async function actorOf(ctx: Context, { personId, sessionId }: Whose): Promise<Actor> {
  const held = await heldRolesOf(ctx.db, personId, ctx.now)
  const openings = await openingsOf(ctx.db, personId, ctx.now)
  const chosenRole = await chosenRoleOf(ctx.db, sessionId)
  const chosenEmployment = await chosenOrganisationOf(ctx.db, sessionId)
  const proved = await provedIn(ctx.db, sessionId)
  return actorIn({ personId, sessionId, held, openings, chosenRole, chosenEmployment, proved }, ctx.now)
}

/** At sign-in: the role chosen last on this device, if it is held still; else the only work role, so that a role given later interrupts nothing. */
export async function takeUpRole(tx: Context, who: Whose & { readonly device: Buffer }): Promise<void> {
  const last = await devices.lastRoleOf(tx.db, who.personId, who.device)
  const held = rolesAt(await heldRolesOf(tx.db, who.personId, tx.now), tx.now)
  const work = held.filter((role) => role !== 'citizen')
  const role = last && held.includes(last) ? last : work.length === 1 ? work[0]! : null
  if (role) await chooseRole(tx.db, who.sessionId, role, null)
}

export interface Switched {
  readonly session: SessionReply
  readonly sessionToken: string
}

export const switchRole = (ctx: Context, role: Role, deviceToken: string | undefined): Promise<Switched> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    const sessionId = tx.actor.sessionId!
    // Of now, not of when the request came in: a role may have ended meanwhile.
    const held = rolesAt(await heldRolesOf(tx.db, personId, tx.now), tx.now)
    if (!held.includes(role)) throw new Problem(roleNotHeld)
    const sessionToken = tx.services.random.token(32)
    await chooseRole(tx.db, sessionId, role, hashToken(sessionToken))
    if (deviceToken) await devices.keepLastRole(tx.db, { personId, tokenHash: hashToken(deviceToken), role })
    await tx.record({
      subjectId: personId,
      object: { kind: 'session', id: sessionId },
      details: { role, from: tx.actor.roles.find((r) => r !== 'citizen') ?? 'citizen' },
    })
    await tx.publish(roleSwitched, { sessionId, role })
    return { session: await describeSession(tx, await actorOf(tx, { personId, sessionId })), sessionToken }
  })
