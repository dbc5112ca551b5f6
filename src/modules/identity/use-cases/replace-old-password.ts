/** G7: another password instead of one that opens nothing any more; the second step was done, so the cabinet opens at once. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import * as contract from '../contract.ts'
import { passwordMessage } from '../domain/password-policy.ts'
import * as passwords from '../store/passwords.ts'
import * as people from '../store/people.ts'
import * as signIns from '../store/sign-ins.ts'
import { endPersonSessions } from './end-sessions.ts'
import { heldUntil } from './hold-sign-in.ts'
import { openSession, type Opened } from './open-session.ts'
import { proveCurrent } from './prove-password.ts'
import { replacePassword } from './replace-password.ts'

async function heldSignIn(ctx: Context): Promise<signIns.SignIn> {
  const signIn = ctx.actor.personId ? undefined : await signIns.findSignIn(ctx.db, ctx.actor.sessionId ?? '')
  if (!signIn?.heldAt || signIn.completedAt) throw new Problem(contract.firstStepNeeded)
  if (heldUntil(signIn.heldAt) <= ctx.now) throw new Problem(contract.signInExpired)
  return signIn
}

export interface NewInstead {
  readonly current: string
  readonly password: string
  readonly deviceToken: string | undefined
}

export async function replaceOldPassword(ctx: Context, given: NewInstead): Promise<Opened> {
  const { personId } = await heldSignIn(ctx)
  const row = await passwords.findPassword(ctx.db, personId)
  if (!row) throw new Problem(contract.firstStepNeeded)
  const faults = await replacePassword.faultsOf(ctx, personId, given.password, given.current)
  await proveCurrent(ctx, {
    personId,
    hash: row.hash,
    current: given.current,
    passwordFault: passwordMessage(faults),
  })
  const fresh = await replacePassword.prepare(ctx, personId, given.password, given.current)
  return ctx.transaction(async (tx) => {
    const person = await people.lockPerson(tx.db, 'id', personId)
    if (person?.blockedAt)
      throw new Problem(contract.accountBlocked, person.blockedWhy ? { detail: person.blockedWhy } : {})
    // Of two quick clicks the second comes here when the first has opened the session.
    const signIn = await heldSignIn(tx)
    await replacePassword.save(tx, personId, { hash: fresh, how: 'expired' })
    const ended = await endPersonSessions(tx, { personId, except: signIn.sessionId }, 'password-changed')
    await tx.record({
      subjectId: personId,
      object: { kind: 'person', id: personId },
      details: { password: 'expired', ended },
    })
    await tx.publish(contract.passwordChanged, { personId, how: 'expired' })
    return openSession(tx, signIn, given.deviceToken)
  })
}
