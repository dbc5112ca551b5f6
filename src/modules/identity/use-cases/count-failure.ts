/** G3, G5: failures of sign-in are counted; at each limit a pause begins, and at the last one the password is switched off. */
import type { Context } from '../../../platform/context.ts'
import { readPolicy } from '../../../platform/policy/read.ts'
import { Problem } from '../../../platform/problem.ts'
import { codeTooMany, signInBlocked, signInPaused } from '../contract.ts'
import { pausedWords } from '../domain/block-words.ts'
import {
  ahead,
  limitsOf,
  networksOf,
  pauseAfter,
  windowOf,
  type CodeScope,
  type Limits,
  type LoginScope,
} from '../domain/limits.ts'
import * as blocks from '../store/blocks.ts'
import * as limits from '../store/limits.ts'
import * as passwords from '../store/passwords.ts'
import { begin, judgeAddress, judgePassword } from './begin-block.ts'

export interface Attempt {
  readonly loginHash: string
  /** Null for a login that nobody has: it is counted all the same. */
  readonly personId: string | null
  /** Hash of the device cookie when this person has signed in with it before. */
  readonly knownDevice: string | null
  /** Keyed hash of what was typed, under a key of the day; null where one password for many makes no sense. */
  readonly passwordMac: string | null
}

export interface Counted {
  readonly login: limits.Key
  /** The pause that this very attempt began; taken back if it succeeds. */
  readonly blockId: string | null
  readonly attemptsLeft: number
  readonly pauseSeconds: number
  readonly limits: Limits
}

const isStrange = (attempt: Attempt): boolean => attempt.knownDevice === null

/**
 * Counted before the password is looked at: a thousand guesses at one login sent at once come one by one here.
 * A browser that its owner has used before answers only for itself: neither the crowd behind its address
 * nor a stranger's guesses stop it.
 */
export async function beginAttempt(ctx: Context, attempt: Attempt): Promise<Counted> {
  const begun = await ctx.transaction((tx) => countAhead(tx, attempt))
  if (begun instanceof Problem) throw begun
  return begun
}

/** A refusal is returned, not thrown: that something was stopped must be kept. */
async function countAhead(tx: Context, attempt: Attempt): Promise<Counted | Problem> {
  const rules = limitsOf(await readPolicy(tx.db, tx.now))
  const scope: LoginScope = isStrange(attempt) ? 'login-unknown' : 'login-known'
  const key = attempt.knownDevice ? `${attempt.loginHash}/${attempt.knownDevice}` : attempt.loginHash
  const login = { scope, key }
  const { count, since } = await limits.count(tx.db, login, windowOf(scope, rules), tx.now)
  const block = await blocks.holding(tx.db, [login, ...wide(tx, attempt)], tx.now)
  if (block) {
    await limits.uncount(tx.db, login)
    await blocks.noteStopped(tx.db, block.id, tx.now)
    return new Problem(signInPaused, {
      retryAfterSeconds: secondsTo(block.until, tx.now),
      detail: pausedWords(block.kind),
    })
  }
  const seconds = pauseAfter(rules.login[scope], count)
  const blockId =
    seconds === 0
      ? null
      : await begin(tx, {
          ...login,
          kind: isStrange(attempt) ? 'guessing' : 'known-device',
          personId: attempt.personId,
          seconds,
          failures: count,
          since,
          addresses: await seenAt(tx, attempt, since),
        })
  return { login, blockId, ...ahead(rules.login[scope], count), limits: rules }
}

/** What may stop a stranger beside the count of the login itself. */
function wide(tx: Context, attempt: Attempt): blocks.At[] {
  const { ip, network } = networksOf(tx.origin?.ip ?? '')
  if (!isStrange(attempt) || ip === '') return []
  return [
    { scope: 'ip', key: ip },
    { scope: 'network', key: network },
    { scope: 'spray', key: ip },
    { scope: 'spray', key: network },
    ...(attempt.passwordMac ? [{ scope: 'password', key: attempt.passwordMac }] : []),
  ]
}

async function seenAt(tx: Context, attempt: Attempt, since: Date): Promise<string[]> {
  const { ip } = networksOf(tx.origin?.ip ?? '')
  return [...new Set([...(ip ? [ip] : []), ...(await limits.addressesOf(tx.db, attempt.loginHash, since))])]
}

const secondsTo = (until: Date, now: Date): number =>
  Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000))

/** The password was right: what was counted in advance is taken back. Returns the failures before. */
export async function forgiveAttempt(tx: Context, counted: Counted): Promise<number> {
  const failures = await limits.reset(tx.db, [counted.login])
  await blocks.deleteBlocks(tx.db, counted.blockId ? [counted.blockId] : [])
  return Math.max(0, failures - 1)
}

/** Nothing was looked at, so nothing has happened. */
export async function takeBackAttempt(tx: Context, counted: Counted): Promise<void> {
  await limits.uncount(tx.db, counted.login)
  await blocks.deleteBlocks(tx.db, counted.blockId ? [counted.blockId] : [])
}

/**
 * The password was wrong. Addresses are counted only now: an honest crowd that signs in at once
 * behind one address must not look like a flood. The pause that began is told to the person it shuts out.
 */
export async function confirmFailure(tx: Context, attempt: Attempt, counted: Counted): Promise<void> {
  const { ip, network } = networksOf(tx.origin?.ip ?? '')
  if (isStrange(attempt) && ip !== '') {
    await judgeAddress(tx, counted.limits, { loginHash: attempt.loginHash, ip, network })
    await judgePassword(tx, counted.limits, attempt)
  }
  // A login that nobody has costs the same work, or the time of the answer would tell.
  await countAccountFailure(tx, {
    personKey: attempt.personId ?? `nobody/${attempt.loginHash}`,
    isKnownDevice: !isStrange(attempt),
    limits: counted.limits,
  })
  if (!attempt.personId || !counted.blockId) return
  const block = await blocks.findBlock(tx.db, counted.blockId)
  if (block) {
    await tx.publish(signInBlocked, {
      personId: attempt.personId,
      until: block.until.toISOString(),
      reason: 'device',
    })
  }
}

export interface AccountFailure {
  readonly personKey: string
  readonly isKnownDevice: boolean
  readonly limits: Limits
}

/** Wrong passwords and wrong codes together. A stranger's hundred closes the password to strangers, never to the owner. */
export async function countAccountFailure(tx: Context, f: AccountFailure): Promise<void> {
  const scope = f.isKnownDevice ? 'account-known' : 'account'
  const key = { scope, key: f.personKey } as const
  const { count, since } = await limits.count(tx.db, key, windowOf(scope, f.limits), tx.now)
  if (count !== f.limits.accountLimit || f.personKey.startsWith('nobody/')) return
  await passwords.disablePassword(tx.db, f.personKey, tx.now, f.isKnownDevice ? 'everyone' : 'strangers')
  await begin(tx, {
    ...key,
    kind: 'account',
    personId: f.personKey,
    seconds: 30 * 86_400,
    failures: count,
    since,
    addresses: [],
  })
}

/** A wrong code: apart from passwords, so that neither count hides the other. */
export async function countCodeFailure(
  tx: Context,
  f: { readonly personId: string; readonly isKnownDevice: boolean },
): Promise<void> {
  const rules = limitsOf(await readPolicy(tx.db, tx.now))
  await countAccountFailure(tx, { personKey: f.personId, isKnownDevice: f.isKnownDevice, limits: rules })
  const scope: CodeScope = f.isKnownDevice ? 'code-known' : 'code-unknown'
  const key = { scope, key: f.personId }
  const { count, since } = await limits.count(tx.db, key, windowOf(scope, rules), tx.now)
  const seconds = pauseAfter(rules.code, count)
  if (seconds === 0) return
  const addresses = tx.origin ? [networksOf(tx.origin.ip).ip] : []
  await begin(tx, { ...key, kind: 'code', personId: f.personId, seconds, failures: count, since, addresses })
  const until = new Date(tx.now.getTime() + seconds * 1000).toISOString()
  await tx.publish(signInBlocked, { personId: f.personId, until, reason: 'code' })
}

/** Seconds until a code may be asked for again by this class of device; 0 when at once. */
export async function codePause(
  tx: Context,
  of: { readonly personId: string; readonly isKnownDevice: boolean },
): Promise<number> {
  const scope = of.isKnownDevice ? 'code-known' : 'code-unknown'
  const block = await blocks.holding(tx.db, [{ scope, key: of.personId }], tx.now)
  return block ? secondsTo(block.until, tx.now) : 0
}

/** Whoever guessed is told so, and what is left to them. */
export const codesPaused = (retryAfterSeconds: number): Problem =>
  new Problem(codeTooMany, { retryAfterSeconds, detail: pausedWords('code') })

/**
 * The whole sign-in is done: counts of consecutive failures begin anew. On a browser known before, only its own:
 * the owner's daily visit must not give a stranger another hundred guesses.
 */
export function forgiveAccount(
  tx: Context,
  personId: string,
  how: { readonly isKnownDevice: boolean },
): Promise<number> {
  const known = ['account-known', 'code-known'].map((scope) => ({ scope, key: personId }))
  const strange = ['account', 'code-unknown'].map((scope) => ({ scope, key: personId }))
  return limits.reset(tx.db, how.isKnownDevice ? known : [...known, ...strange])
}
