/** G3: my password: changed with the present one and a code, or set for the first time with a code; other sessions end. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import * as contract from '../contract.ts'
import { passwordMessage } from '../domain/password-policy.ts'
import { waysOf } from '../domain/second-step.ts'
import * as passwords from '../store/passwords.ts'
import * as people from '../store/people.ts'
import { consumeCode } from './consume-code.ts'
import { beginAttempt, confirmFailure, forgiveAttempt, type Attempt } from './count-failure.ts'
import { endPersonSessions } from './end-sessions.ts'
import { issueCode } from './issue-code.ts'
import { readProfile } from './read-profile.ts'
import { replacePassword } from './replace-password.ts'
import { verify } from './sign-in-by-password.ts'

const purpose = 'password'

export const sendPasswordCode = (
  ctx: Context,
  channel: contract.Channel | undefined,
): Promise<contract.Challenge> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    const person = await people.findPerson(tx.db, 'id', personId)
    const ways = person ? waysOf(person) : []
    const way = channel ? ways.find((one) => one.channel === channel) : ways[0]
    if (!way) throw new Problem(channel ? contract.channelNotYours : contract.noSecondStep)
    return issueCode(tx, { purpose, personId, payloadHash: purpose, about: 'смену пароля', to: way })
  })

export interface PasswordChange {
  readonly current: string | null
  readonly password: string
  readonly challengeId: string
  readonly code: string
}

export async function changePassword(ctx: Context, change: PasswordChange): Promise<contract.Profile> {
  const personId = personOf(ctx)
  const row = await passwords.findPassword(ctx.db, personId)
  if (row) await proveCurrent(ctx, personId, row.hash, change)
  const fresh = await replacePassword.prepare(ctx, personId, change.password, row ? change.current : null)
  await ctx.transaction(async (tx) => {
    const { challengeId, code } = change
    await consumeCode(tx, { challengeId, code, purpose, personId, payloadHash: purpose })
    await replacePassword.save(tx, personId, fresh, { isRecovery: false })
    const ended = await endPersonSessions(tx, { personId, except: tx.actor.sessionId }, 'password-changed')
    const how = row ? 'changed' : 'set'
    await tx.record({
      subjectId: personId,
      object: { kind: 'person', id: personId },
      details: { password: how, ended },
    })
    await tx.publish(contract.passwordChanged, { personId, how })
  })
  return readProfile(ctx)
}

/** Guesses here count as guesses at the door. What is wrong with the new one is said in the same answer. */
async function proveCurrent(
  ctx: Context,
  personId: string,
  hash: string,
  change: PasswordChange,
): Promise<void> {
  const attempt: Attempt = {
    loginHash: ctx.services.keyed('login', `person/${personId}`),
    personId,
    knownDevice: null,
    passwordMac: null,
  }
  const counted = await beginAttempt(ctx, attempt)
  if (await verify(ctx, change.current ?? '', hash, counted)) {
    await ctx.transaction((tx) => forgiveAttempt(tx, counted))
    return
  }
  await ctx.transaction((tx) => confirmFailure(tx, attempt, counted))
  const faults = await replacePassword.faultsOf(ctx, personId, change.password, null)
  throw new Problem(contract.currentPasswordWrong, {
    errors: [
      { field: 'current', message: 'Нынешний пароль не подошёл' },
      ...(faults.length > 0 ? [{ field: 'password', message: passwordMessage(faults) }] : []),
    ],
    attemptsLeft: counted.attemptsLeft,
  })
}
