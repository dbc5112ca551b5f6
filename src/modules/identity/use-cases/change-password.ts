/** G3: my password: changed with the present one and a code, or set for the first time with a code; other sessions end. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import * as contract from '../contract.ts'
import { passwordMessage } from '../domain/password-policy.ts'
import { waysOf } from '../domain/second-step.ts'
import * as passwords from '../store/passwords.ts'
import * as people from '../store/people.ts'
import { consumeCode } from './consume-code.ts'
import { endPersonSessions } from './end-sessions.ts'
import { issueCode } from './issue-code.ts'
import { proveCurrent } from './prove-password.ts'
import { readProfile } from './read-profile.ts'
import { replacePassword } from './replace-password.ts'

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
  if (row) {
    const faults = await replacePassword.faultsOf(ctx, personId, change.password, null)
    const passwordFault = passwordMessage(faults)
    await proveCurrent(ctx, { personId, hash: row.hash, current: change.current ?? '', passwordFault })
  }
  const fresh = await replacePassword.prepare(ctx, personId, change.password, row ? change.current : null)
  await ctx.transaction(async (tx) => {
    const { challengeId, code } = change
    await consumeCode(tx, { challengeId, code, purpose, personId, payloadHash: purpose })
    const how = row ? 'changed' : 'set'
    await replacePassword.save(tx, personId, { hash: fresh, how })
    const ended = await endPersonSessions(tx, { personId, except: tx.actor.sessionId }, 'password-changed')
    await tx.record({
      subjectId: personId,
      object: { kind: 'person', id: personId },
      details: { password: how, ended },
    })
    await tx.publish(contract.passwordChanged, { personId, how })
  })
  return readProfile(ctx)
}
