/** C5, G2: the second step is always ours: a code by message or of the application, then the session opens. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import * as contract from '../contract.ts'
import type { Person } from '../domain/person.ts'
import type { Choice } from '../domain/factors.ts'
import * as factors from '../store/factors.ts'
import * as people from '../store/people.ts'
import * as signIns from '../store/sign-ins.ts'
import { endOf } from './describe-session.ts'
import { askForKey } from './factors/passkey-questions.ts'
import { prove, type ProofCheck } from './factors/prove.ts'
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
    const { ways } = await choiceAt(tx, signIn, person)
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

const choiceAt = (tx: Context, signIn: signIns.SignIn, person: Person): Promise<Choice> =>
  factors.openChoice(tx.db, person, { method: signIn.method, now: tx.now })

async function proofAt(
  ctx: Context,
  signIn: signIns.SignIn,
  proof: contract.ProofGiven,
): Promise<ProofCheck> {
  const { personId, sessionId, isKnownDevice } = signIn
  const person = await people.findPerson(ctx.db, 'id', personId)
  if (!person) throw new Problem(contract.firstStepNeeded)
  const choice = await choiceAt(ctx, signIn, person)
  return {
    personId,
    purpose,
    payloadHash: sessionId,
    passkeyFor: 'second-step',
    isKnownDevice,
    choice,
    proof,
  }
}

export async function secondStepPasskey(ctx: Context): Promise<contract.PasskeyOptions> {
  const signIn = await openSignIn(ctx)
  return ctx.transaction(async (tx) => {
    const person = await openPerson(tx, signIn.personId)
    if (!(await choiceAt(tx, signIn, person)).passkey) throw new Problem(contract.factorNotYours)
    return askForKey(tx, { purpose: 'second-step', personId: person.id })
  })
}

export async function activateSession(
  ctx: Context,
  given: { readonly proof: contract.ProofGiven; readonly deviceToken: string | undefined },
): Promise<Opened> {
  const signIn = await openSignIn(ctx)
  const { personId, sessionId } = signIn
  const spend = await prove(ctx, await proofAt(ctx, signIn, given.proof))
  return ctx.transaction(async (tx) => {
    await openPerson(tx, personId)
    const provedBy = await spend(tx)
    await signIns.saveProof(tx.db, sessionId, provedBy)
    return openSession(tx, { ...signIn, provedBy }, given.deviceToken)
  })
}
