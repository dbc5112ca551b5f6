/** G3: the present password, typed once more before it is replaced; guesses here count as guesses at the door. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { currentPasswordWrong } from '../contract.ts'
import { beginAttempt, confirmFailure, forgiveAttempt, type Attempt } from './count-failure.ts'
import { verify } from './sign-in-by-password.ts'

export interface CurrentPassword {
  readonly personId: string
  readonly hash: string
  readonly current: string
  /** What is wrong with the new one is said in the same answer; empty when nothing. */
  readonly passwordFault: string
}

export async function proveCurrent(ctx: Context, given: CurrentPassword): Promise<void> {
  const { personId, hash, current, passwordFault } = given
  const attempt: Attempt = {
    loginHash: ctx.services.keyed('login', `person/${personId}`),
    personId,
    knownDevice: null,
    passwordMac: null,
  }
  const counted = await beginAttempt(ctx, attempt)
  if (await verify(ctx, current, hash, counted, 'known')) {
    await ctx.transaction((tx) => forgiveAttempt(tx, counted))
    return
  }
  await ctx.transaction((tx) => confirmFailure(tx, attempt, counted))
  throw new Problem(currentPasswordWrong, {
    errors: [
      { field: 'current', message: 'Нынешний пароль не подошёл' },
      ...(passwordFault === '' ? [] : [{ field: 'password', message: passwordFault }]),
    ],
    attemptsLeft: counted.attemptsLeft,
  })
}
