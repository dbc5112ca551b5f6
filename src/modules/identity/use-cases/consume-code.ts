/** A one-time code is checked and spent; a wrong one is counted even though the request is refused. */
import { timingSafeEqual } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { codeDead, codeExpired, codeWrong, type Channel } from '../contract.ts'
import { boundText } from '../domain/codes.ts'
import { plural } from '../domain/words.ts'
import * as challenges from '../store/challenges.ts'
import { countCodeFailure } from './count-failure.ts'

export interface CodeCheck {
  readonly challengeId: string
  readonly code: string
  readonly purpose: string
  readonly personId: string
  readonly payloadHash: string
}

/** Call it in the transaction of the act it confirms: the code is spent only if the act is done. Returns by which way it came. */
export async function consumeCode(ctx: Context, check: CodeCheck): Promise<Channel> {
  await checkCode(ctx, check)
  return spendCode(ctx, check.challengeId)
}

/** The first half, for acts that many do at once: outside of their transaction it needs no second connection. */
export async function checkCode(ctx: Context, check: CodeCheck): Promise<void> {
  const verdict = await ctx.apart((tx) => judge(tx, check))
  if (verdict) throw verdict
}

export async function spendCode(tx: Context, challengeId: string): Promise<Channel> {
  const channel = await challenges.useChallenge(tx.db, challengeId)
  if (!channel) throw new Problem(codeDead)
  return channel
}

/** A refusal is returned, not thrown: what it counted must be kept. */
async function judge(tx: Context, check: CodeCheck): Promise<Problem | null> {
  const row = await challenges.lockChallenge(tx.db, check.challengeId)
  const isTheirs =
    row &&
    row.person_id === check.personId &&
    row.purpose === check.purpose &&
    row.session_id === tx.actor.sessionId
  if (!isTheirs || row.state !== 'live') return new Problem(codeDead)
  if (row.expires_at <= tx.now) return new Problem(codeExpired)
  if (row.payload_hash !== check.payloadHash) {
    await challenges.spendTry(tx.db, row.id, 0)
    return new Problem(codeDead, { detail: 'То, что вы подтверждаете, изменилось. Запросите новый код' })
  }
  const { challengeId, code, ...rest } = check
  const bound = { challengeId, ...rest, sessionId: tx.actor.sessionId }
  const expected = Buffer.from(row.mac)
  const given = Buffer.from(tx.services.keyed('one-time-code', boundText(bound, code)))
  if (expected.length === given.length && timingSafeEqual(expected, given)) return null
  const attemptsLeft = row.attempts_left - 1
  await challenges.spendTry(tx.db, row.id, attemptsLeft)
  await countCodeFailure(tx, { personId: row.person_id, isKnownDevice: row.is_known_device })
  return new Problem(codeWrong, {
    attemptsLeft,
    detail:
      attemptsLeft === 0
        ? 'Попыток больше нет. Запросите новый код'
        : `${attemptsLeft === 1 ? 'Осталась' : 'Осталось'} ${plural(attemptsLeft, ['попытка', 'попытки', 'попыток'])}`,
  })
}

/** What was to be confirmed has changed: its code is dead. */
export const killCodes = (
  tx: Context,
  which: { readonly purpose: string; readonly personId: string; readonly payloadHash?: string },
): Promise<void> => challenges.killChallenges(tx.db, which)
