/** G3: failures of sign-in are counted; at each limit a pause begins, and at the last one the password is switched off. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { signInBlocked, signInPaused } from '../contract.ts'
import { accountLimit, ahead, networksOf, rules, sprayLimit, sprayPauseSeconds } from '../domain/limits.ts'
import * as limits from '../store/limits.ts'
import * as passwords from '../store/passwords.ts'

export interface Attempt {
  readonly loginHash: string
  /** Null for a login that nobody has: it is counted all the same. */
  readonly personId: string | null
  /** Hash of the device cookie when this person has signed in with it before. */
  readonly knownDevice: string | null
}

export interface Counted {
  readonly keys: readonly limits.Key[]
  /** Pauses that this very attempt began; taken back if it succeeds. */
  readonly blockIds: readonly string[]
  readonly attemptsLeft: number
  readonly pauseSeconds: number
}

/**
 * Counted before the password is looked at: a thousand guesses sent at once come one by one here.
 * While a pause holds, throws before anything is counted.
 */
export async function beginAttempt(tx: Context, attempt: Attempt): Promise<Counted> {
  const { ip, network } = networksOf(tx.origin?.ip ?? '')
  const login: limits.Key & { scope: 'login-known' | 'login-unknown' } = attempt.knownDevice
    ? { scope: 'login-known', key: `${attempt.loginHash}/${attempt.knownDevice}` }
    : { scope: 'login-unknown', key: attempt.loginHash }
  const keys: limits.Key[] = [login, { scope: 'ip', key: ip }, { scope: 'network', key: network }]
  const blockIds: string[] = []
  const counts: number[] = []
  for (const key of keys) counts.push(await limits.count(tx.db, key, tx.now))
  const until = await limits.pausedUntil(tx.db, [...keys, { scope: 'spray', key: ip }], tx.now)
  if (until) throw new Problem(signInPaused, { retryAfterSeconds: secondsTo(until, tx.now) })
  for (const [i, key] of keys.entries()) {
    const seconds = rules[key.scope].pauseSeconds(counts[i]!)
    if (seconds > 0)
      blockIds.push(await pause(tx, { ...key, personId: key === login ? attempt.personId : null }, seconds))
  }
  const logins = await limits.countLogins(tx.db, ip, attempt.loginHash, tx.now)
  if (logins >= sprayLimit) await pause(tx, { scope: 'spray', key: ip, personId: null }, sprayPauseSeconds)
  return { keys, blockIds, ...ahead(login.scope, counts[0]!) }
}

const secondsTo = (until: Date, now: Date): number =>
  Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000))

async function pause(
  tx: Context,
  at: { scope: string; key: string; personId: string | null },
  seconds: number,
): Promise<string> {
  const id = tx.services.random.uuid()
  const until = new Date(tx.now.getTime() + seconds * 1000)
  await limits.insertBlock(tx.db, { id, ...at, reason: reasonOf(at.scope), at: tx.now, until })
  return id
}

const reasonOf = (scope: string): string =>
  scope.startsWith('login')
    ? 'Неверный пароль несколько раз подряд'
    : 'Много неудачных входов с одного адреса сети'

/** The password was right: what was counted in advance is taken back. */
export async function forgiveAttempt(tx: Context, counted: Counted): Promise<number> {
  const [login, ...addresses] = counted.keys
  const failures = await limits.reset(tx.db, login ? [login] : [])
  for (const key of addresses) await limits.uncount(tx.db, key)
  await limits.deleteBlocks(tx.db, counted.blockIds)
  return Math.max(0, failures - 1)
}

/** Nothing was looked at, so nothing has happened. */
export async function takeBackAttempt(tx: Context, counted: Counted): Promise<void> {
  for (const key of counted.keys) await limits.uncount(tx.db, key)
  await limits.deleteBlocks(tx.db, counted.blockIds)
}

/** The password was wrong: the pauses that began are told to the person they shut out. */
export async function confirmFailure(tx: Context, attempt: Attempt, counted: Counted): Promise<void> {
  // A login that nobody has costs the same work, or the time of the answer would tell.
  await countAccountFailure(tx, attempt.personId ?? `nobody/${attempt.loginHash}`)
  if (!attempt.personId || counted.blockIds.length === 0) return
  const [until] = (await limits.blocksOf(tx.db, attempt.personId, tx.now)).map((block) => block.until)
  if (until) {
    await tx.publish(signInBlocked, {
      personId: attempt.personId,
      until: until.toISOString(),
      reason: 'device',
    })
  }
}

/** Wrong passwords and wrong codes together. */
export async function countAccountFailure(tx: Context, personKey: string): Promise<void> {
  const count = await limits.count(tx.db, { scope: 'account', key: personKey }, tx.now)
  if (count === accountLimit && !personKey.startsWith('nobody/'))
    await passwords.disablePassword(tx.db, personKey, tx.now)
}

/** The whole sign-in is done: the count of consecutive failures begins anew. */
export const forgiveAccount = (tx: Context, personId: string): Promise<number> =>
  limits.reset(tx.db, [{ scope: 'account', key: personId }])
