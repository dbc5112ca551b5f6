/** C5: before sensitive work the person proves themselves again; the session goes on under another token. */
import { personOf, type Context } from '../../../../platform/context.ts'
import { maskAddress } from '../../../../platform/messages/mask.ts'
import { readPolicy } from '../../../../platform/policy/read.ts'
import { Problem } from '../../../../platform/problem.ts'
import { unauthenticated } from '../../../../platform/refusals.ts'
import { proveAgain } from '../../../../platform/session/life.ts'
import * as contract from '../../contract.ts'
import type { Choice } from '../../domain/factors.ts'
import * as factors from '../../store/factors.ts'
import * as people from '../../store/people.ts'
import * as signIns from '../../store/sign-ins.ts'
import { issueCode } from '../issue-code.ts'
import { askForKey } from './passkey-questions.ts'
import { prove } from './prove.ts'

const purpose = 'step-up'

async function choiceNow(
  ctx: Context,
): Promise<{ personId: string; method: contract.SignInMethod; choice: Choice }> {
  const personId = personOf(ctx)
  const person = await people.findPerson(ctx.db, 'id', personId)
  if (!person) throw new Problem(contract.personNotFound)
  const method = (await signIns.findSignIn(ctx.db, ctx.actor.sessionId ?? ''))?.method ?? 'password'
  return { personId, method, choice: await factors.openChoice(ctx.db, person, { method, now: ctx.now }) }
}

export async function readStepUp(ctx: Context) {
  const { method, choice } = await choiceNow(ctx)
  const minutes = (await readPolicy(ctx.db, ctx.now)).number('step-up.minutes')
  const { ways, ...rest } = choice
  return {
    step: {
      method,
      ways: ways.map(({ channel, address }) => ({ channel, sentTo: maskAddress(channel, address) })),
      ...rest,
      endsAt: new Date(ctx.now.getTime() + minutes * 60_000).toISOString(),
    },
    minutes,
  }
}

export const sendStepUpCode = (ctx: Context, channel: contract.Channel): Promise<contract.Challenge> =>
  ctx.transaction(async (tx) => {
    const { personId, choice } = await choiceNow(tx)
    const to = choice.ways.find((way) => way.channel === channel)
    if (!to) throw new Problem(contract.channelNotYours)
    return issueCode(tx, {
      purpose,
      personId,
      payloadHash: tx.actor.sessionId!,
      about: 'важное действие',
      to,
    })
  })

export const stepUpPasskey = (ctx: Context): Promise<contract.PasskeyOptions> =>
  ctx.transaction(async (tx) => {
    const { personId, choice } = await choiceNow(tx)
    if (!choice.passkey) throw new Problem(contract.factorNotYours)
    return askForKey(tx, { purpose: 'step-up', personId })
  })

/** The new token; the old one opens nothing from this moment. */
export async function stepUp(ctx: Context, proof: contract.ProofGiven): Promise<string> {
  const { personId, choice } = await choiceNow(ctx)
  const sessionId = ctx.actor.sessionId!
  const spend = await prove(ctx, {
    personId,
    purpose,
    payloadHash: sessionId,
    passkeyFor: 'step-up',
    isKnownDevice: true,
    choice,
    proof,
  })
  return ctx.transaction(async (tx) => {
    const provedBy = await spend(tx)
    const newToken = tx.services.random.token(32)
    // Ended meanwhile by somebody who noticed: a right code does not bring it back.
    if (!(await proveAgain(tx.db, sessionId, { newToken, provedBy }, tx.now)))
      throw new Problem(unauthenticated)
    await tx.record({
      subjectId: personId,
      object: { kind: 'session', id: sessionId },
      details: { provedBy },
    })
    return newToken
  })
}
