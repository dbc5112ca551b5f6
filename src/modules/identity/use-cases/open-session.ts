/** C5, G2: both steps are done: the session opens under a new cookie, the browser is remembered, surplus sessions end. */
import { createHash } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Role } from '../../../platform/permissions.ts'
import {
  activate,
  activeSessions,
  endSessions,
  limitsOf as sessionLimitsOf,
  rolesOf,
} from '../../../platform/session/life.ts'
import { readPolicy } from '../../../platform/policy/read.ts'
import * as contract from '../contract.ts'
import { limitsOf, suspicionsOf } from '../domain/limits.ts'
import * as blocks from '../store/blocks.ts'
import * as passwords from '../store/passwords.ts'
import * as signIns from '../store/sign-ins.ts'
import { forgiveAccount } from './count-failure.ts'
import { describeSession } from './describe-session.ts'
import { actorOf, takeUpRole } from './choose-role.ts'
import { hold, whyHeld } from './hold-sign-in.ts'

export interface Opened {
  readonly session: contract.SessionReply
  /** Null when it did not open: another password must be chosen first. */
  readonly tokens: {
    readonly sessionToken: string
    /** New when this browser had none. */
    readonly deviceToken: string
  } | null
}

export const hashDevice = (token: string): Buffer => createHash('sha256').update(token).digest()

/** In the transaction of the second step, whichever it was. `knownToken`: the mark this browser came with. */
export async function openSession(
  tx: Context,
  signIn: signIns.SignIn,
  knownToken: string | undefined,
): Promise<Opened> {
  const { personId, sessionId, provedBy } = signIn
  if (!provedBy) throw new Problem(contract.firstStepNeeded)
  const why = await whyHeld(tx, signIn)
  if (why) {
    await hold(tx, signIn, why)
    return { session: await describeSession(tx, tx.actor), tokens: null }
  }
  const roles = await rolesOf(tx.db, personId, tx.now)
  const sessionToken = tx.services.random.token(32)
  if (!(await activate(tx.db, sessionId, { newToken: sessionToken, roles, provedBy }, tx.now)))
    throw new Problem(contract.firstStepNeeded)
  const deviceToken = knownToken ?? tx.services.random.token(32)
  const { isNewDevice, suspicions } = await recogniseDevice(tx, signIn, deviceToken)
  await signIns.completeSignIn(tx.db, sessionId, tx.now, { isNewDevice, suspicions })
  await endSurplus(tx, personId, roles)
  const isProvedAnew = signIn.method === 'esia'
  await forgiveAccount(tx, personId, { isKnownDevice: signIn.isKnownDevice && !isProvedAnew })
  if (isProvedAnew) {
    // Госуслуги proved the person anew, so pauses caused by somebody's guesses end (security reference §4.5).
    await passwords.enablePassword(tx.db, personId)
    await blocks.liftBlocks(tx.db, personId, tx.now)
  }
  const { deviceName, method, failuresBefore, ip } = signIn
  await tx.record({
    subjectId: personId,
    object: { kind: 'session', id: sessionId },
    details: { method, secondStep: provedBy, deviceName, isNewDevice, suspicions },
  })
  const told = { personId, sessionId, method, deviceName, isNewDevice, failuresBefore, suspicions, ip }
  await tx.publish(contract.signedIn, { ...told, at: tx.now.toISOString() })
  await takeUpRole(tx, { personId, sessionId, device: hashDevice(deviceToken) })
  const actor = await actorOf(tx, { personId, sessionId })
  return { session: await describeSession(tx, actor), tokens: { sessionToken, deviceToken } }
}

/** New is a browser not seen before, unless it is the very first one; what else is unusual is told to the person. */
async function recogniseDevice(
  tx: Context,
  signIn: signIns.SignIn,
  token: string,
): Promise<{ isNewDevice: boolean; suspicions: contract.Suspicion[] }> {
  const { personId, sessionId } = signIn
  const tokenHash = hashDevice(token)
  const isKnown = await signIns.isKnownDevice(tx.db, personId, tokenHash)
  const [previous] = await signIns.pastSignIns(tx.db, personId, sessionId, 1)
  const isNewNetwork = previous !== undefined && !(await signIns.isKnownNetwork(tx.db, personId, signIn.ip))
  await signIns.keepDevice(tx.db, { personId, tokenHash, name: signIn.deviceName, at: tx.now })
  const isNewDevice = !isKnown && previous !== undefined
  const { failuresBefore } = signIn
  const seen = { isNewDevice, isNewNetwork, failuresBefore, previousAt: previous?.at ?? null, at: tx.now }
  return { isNewDevice, suspicions: suspicionsOf(seen, limitsOf(await readPolicy(tx.db, tx.now))) }
}

/** More at once than the role allows: the longest unused ones end. */
async function endSurplus(tx: Context, personId: string, roles: readonly Role[]): Promise<void> {
  const surplus = (await activeSessions(tx.db, personId, tx.now)).slice(sessionLimitsOf(roles).atOnce)
  for (const { id } of surplus) await endSessions(tx.db, { personId, only: id }, 'too-many', tx.now)
  if (surplus.length > 0) {
    await tx.publish(contract.sessionsEnded, {
      personId,
      sessionIds: surplus.map((s) => s.id),
      why: 'too-many',
    })
  }
}
