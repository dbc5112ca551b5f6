/** C5, G2: the second step is always ours: a code to the phone or mailbox, then the session opens. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import * as contract from '../contract.ts'
import type { Person } from '../domain/person.ts'
import { waysToSignIn } from '../domain/second-step.ts'
import * as people from '../store/people.ts'
import * as signIns from '../store/sign-ins.ts'
import { consumeCode } from './consume-code.ts'
import { endOf } from './describe-session.ts'
import { issueCode } from './issue-code.ts'
import { openSession, type Opened } from './open-session.ts'

const purpose = 'sign-in'

async function openSignIn(ctx: Context): Promise<signIns.SignIn> {
  const signIn = ctx.actor.personId ? undefined : await signIns.findSignIn(ctx.db, ctx.actor.sessionId ?? '')
  if (!signIn || signIn.completedAt) throw new Problem(contract.firstStepNeeded)
  if (endOf(signIn) <= ctx.now) throw new Problem(contract.signInExpired)
  return signIn
}

async function openPerson(ctx: Context, personId: string): Promise<Person> {
  const person = await people.lockPerson(ctx.db, 'id', personId)
  if (!person) throw new Problem(contract.firstStepNeeded)
  if (person.blockedAt)
    throw new Problem(contract.accountBlocked, person.blockedWhy ? { detail: person.blockedWhy } : {})
  return person
}

export async function sendSignInCode(ctx: Context, channel: contract.Channel): Promise<contract.Challenge> {
  const signIn = await openSignIn(ctx)
  return ctx.transaction(async (tx) => {
    const person = await openPerson(tx, signIn.personId)
    const ways = waysToSignIn(person, signIn.method)
    if (ways.length === 0) throw new Problem(contract.noSecondStep)
    const way = ways.find((one) => one.channel === channel)
    if (!way) throw new Problem(contract.channelNotYours)
    return issueCode(tx, {
      purpose,
      personId: person.id,
      payloadHash: signIn.sessionId,
      about: 'вход в кабинет',
      to: way,
      isKnownDevice: signIn.isKnownDevice,
    })
  })
}

export async function activateSession(
  ctx: Context,
  given: { readonly challengeId: string; readonly code: string; readonly deviceToken: string | undefined },
): Promise<Opened> {
  const signIn = await openSignIn(ctx)
  const { personId, sessionId } = signIn
  return ctx.transaction(async (tx) => {
    await openPerson(tx, personId)
    await consumeCode(tx, { ...given, purpose, personId, payloadHash: sessionId })
    return openSession(tx, signIn, given.deviceToken)
  })
}
