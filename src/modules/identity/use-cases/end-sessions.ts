/** G2: sign-out here, everywhere, or of one browser in the list; effective at the next request, open pages learn at once. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { activeSessions, endSessions, idTokenOf } from '../../../platform/session/life.ts'
import { sessionNotFound, sessionsEnded, type SessionLine } from '../contract.ts'
import { deviceName } from '../domain/device.ts'
import * as signIns from '../store/sign-ins.ts'
import { esiaLogoutUrl } from './esia/start.ts'
import { hashDevice } from './open-session.ts'

type Why =
  | 'signed-out'
  | 'ended-by-person'
  | 'password-changed'
  | 'recovered'
  | 'blocked'
  | 'staff'
  | 'esia-link-changed'
  | 'merged'

/** In the transaction of the cause. Returns how many ended. */
export async function endPersonSessions(
  tx: Context,
  which: { readonly personId: string; readonly only?: string; readonly except?: string | null },
  why: Why,
): Promise<number> {
  const sessionIds = await endSessions(tx.db, which, why, tx.now)
  if (sessionIds.length > 0) await tx.publish(sessionsEnded, { personId: which.personId, sessionIds, why })
  return sessionIds.length
}

export interface SignOut {
  readonly everywhere: boolean
  readonly forgetDevice: boolean
  readonly deviceToken: string | undefined
}

/** Also ends a sign-in that is half done. */
export const signOut = (ctx: Context, how: SignOut): Promise<{ esiaLogoutUrl: string | null }> =>
  ctx.transaction(async (tx) => {
    const sessionId = tx.actor.sessionId!
    const personId = tx.actor.personId ?? (await signIns.findSignIn(tx.db, sessionId))?.personId
    if (!personId) return { esiaLogoutUrl: null }
    const cameByEsia = (await idTokenOf(tx.db, sessionId)) !== null
    const isEverywhere = how.everywhere && tx.actor.personId !== null
    const ended = await endPersonSessions(
      tx,
      isEverywhere ? { personId } : { personId, only: sessionId },
      'signed-out',
    )
    if (how.forgetDevice && how.deviceToken) {
      await signIns.forgetDevices(tx.db, { personId, tokenHash: hashDevice(how.deviceToken) })
    }
    await tx.record({
      subjectId: personId,
      object: { kind: 'session', id: sessionId },
      details: { everywhere: isEverywhere, ended },
    })
    return { esiaLogoutUrl: cameByEsia ? esiaLogoutUrl(tx) : null }
  })

export const endOneSession = (ctx: Context, id: string): Promise<Record<never, never>> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    const ended = await endPersonSessions(tx, { personId, only: id }, 'ended-by-person')
    if (ended === 0) throw new Problem(sessionNotFound)
    await tx.record({ subjectId: personId, object: { kind: 'session', id } })
    return {}
  })

export const endOtherSessions = (ctx: Context): Promise<{ ended: number }> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    const ended = await endPersonSessions(tx, { personId, except: tx.actor.sessionId }, 'ended-by-person')
    await tx.record({
      subjectId: personId,
      object: { kind: 'session', id: tx.actor.sessionId ?? '' },
      details: { ended },
    })
    return { ended }
  })

const pastShown = 10

export async function listSessions(ctx: Context) {
  const personId = personOf(ctx)
  const sessions = await activeSessions(ctx.db, personId, ctx.now)
  const names = await signIns.deviceNames(
    ctx.db,
    sessions.map((s) => s.id),
  )
  const past = await signIns.pastSignIns(ctx.db, personId, ctx.actor.sessionId, pastShown)
  return {
    sessions: sessions.map((s): SessionLine => ({
      id: s.id,
      deviceName: names.get(s.id) ?? deviceName(s.userAgent),
      method: s.method,
      ip: s.ip,
      signedInAt: s.activatedAt.toISOString(),
      lastSeenAt: s.lastSeenAt.toISOString(),
      isThis: s.id === ctx.actor.sessionId,
    })),
    past: past.map((one) => ({ ...one, at: one.at.toISOString() })),
  }
}
