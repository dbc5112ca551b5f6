/** C5: a passkey alone opens the cabinet: it is what the person has, and the device has verified who holds it. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { attachPerson } from '../../../platform/session/life.ts'
import * as contract from '../contract.ts'
import { deviceName } from '../domain/device.ts'
import * as people from '../store/people.ts'
import * as signIns from '../store/sign-ins.ts'
import { judgePasskey } from './factors/judge-passkey.ts'
import { askForKey } from './factors/passkey-questions.ts'
import { hashDevice, openSession, type Opened } from './open-session.ts'

export const passkeySignInOptions = (ctx: Context): Promise<contract.PasskeyOptions> => {
  if (ctx.actor.personId) throw new Problem(contract.firstStepNeeded)
  return ctx.transaction((tx) => askForKey(tx, { purpose: 'sign-in', personId: null }))
}

export async function signInByPasskey(
  ctx: Context,
  given: {
    readonly challengeId: string
    readonly answer: contract.PasskeyAnswer
    readonly deviceToken: string | undefined
  },
): Promise<Opened> {
  if (ctx.actor.personId) throw new Problem(contract.firstStepNeeded)
  const judged = await ctx.apart((tx) => judgePasskey(tx, { ...given, purpose: 'sign-in' }))
  if (judged instanceof Problem) throw judged
  const { personId } = judged
  const sessionId = ctx.actor.sessionId!
  return ctx.transaction(async (tx) => {
    const person = await people.lockPerson(tx.db, 'id', personId)
    if (!person) throw new Problem(contract.passkeyUnknown)
    if (person.blockedAt)
      throw new Problem(contract.accountBlocked, person.blockedWhy ? { detail: person.blockedWhy } : {})
    if (!(await attachPerson(tx.db, sessionId, personId, 'passkey', null)))
      throw new Problem(contract.firstStepNeeded)
    const isKnownDevice =
      given.deviceToken !== undefined &&
      (await signIns.isKnownDevice(tx.db, personId, hashDevice(given.deviceToken)))
    const signIn = {
      sessionId,
      personId,
      method: 'passkey' as const,
      firstStepAt: tx.now,
      completedAt: null,
      deviceName: deviceName(tx.origin?.userAgent ?? ''),
      isNewDevice: false,
      failuresBefore: 0,
      ip: tx.origin?.ip ?? '',
      isKnownDevice,
    }
    await signIns.saveFirstStep(tx.db, { ...signIn, esiaSaid: null })
    await signIns.saveProof(tx.db, sessionId, 'passkey')
    return openSession(tx, { ...signIn, provedBy: 'passkey', heldAt: null }, given.deviceToken)
  })
}
