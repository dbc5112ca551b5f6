/** C1, C2: login and password, the first of two steps. An unknown login, a wrong password and a disabled one look the same. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { attachPerson } from '../../../platform/session/life.ts'
import * as contract from '../contract.ts'
import { deviceName } from '../domain/device.ts'
import { normalLogin } from '../domain/limits.ts'
import { attemptsWords } from '../domain/words.ts'
import * as ages from '../store/password-age.ts'
import * as passwords from '../store/passwords.ts'
import * as people from '../store/people.ts'
import * as signIns from '../store/sign-ins.ts'
import {
  beginAttempt,
  confirmFailure,
  forgiveAttempt,
  takeBackAttempt,
  type Attempt,
  type Counted,
} from './count-failure.ts'
import { isKnownPassword } from './check-password.ts'
import { describeSession } from './describe-session.ts'
import { hashDevice } from './open-session.ts'

export interface PasswordSignIn {
  readonly login: string
  readonly password: string
  readonly deviceToken: string | undefined
}

export async function signInByPassword(ctx: Context, given: PasswordSignIn): Promise<contract.SessionReply> {
  if (ctx.actor.personId) throw new Problem(contract.firstStepNeeded)
  // A flood is turned away before the database hears of it.
  if (!given.deviceToken) ctx.services.passwords.demandRoom('strange')
  const login = normalLogin(given.login)
  const row = await passwords.findByLogin(ctx.db, login)
  const attempt: Attempt = {
    loginHash: ctx.services.keyed('login', `${login.kind}/${login.value}`),
    personId: row?.person_id ?? null,
    knownDevice: await knownDevice(ctx, row?.person_id, given.deviceToken),
    passwordMac: macOf(ctx, given.password),
  }
  const counted = await beginAttempt(ctx, attempt)
  const isOpen = row && isOpenFor(row, attempt.knownDevice !== null)
  const isRight = await verify(
    ctx,
    given.password,
    isOpen ? row.hash : null,
    counted,
    attempt.knownDevice ? 'known' : 'strange',
  )
  if (!row || !isRight) return refuse(ctx, attempt, counted)
  await renewHash(ctx, row, given.password)
  const isKnown = await isKnownPassword(ctx, given.password)
  return ctx.transaction((tx) => takeFirstStep(tx, row.person_id, counted, isKnown))
}

/** Under the newest pepper and cost; who comes at a busy time is renewed another time. */
async function renewHash(ctx: Context, row: passwords.PasswordRow, password: string): Promise<void> {
  if (!ctx.services.passwords.isOutdated(row.hash)) return
  try {
    const hash = await ctx.services.passwords.hash(password)
    await passwords.swapHash(ctx.db, row.person_id, { from: row.hash, to: hash })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
}

/** What strangers' guesses switched off is still open to the owner's own browsers. */
const isOpenFor = (row: passwords.PasswordRow, isKnownDevice: boolean): boolean =>
  row.disabled_at === null || (row.disabled_for === 'strangers' && isKnownDevice)

/** The key changes every day, so that nothing kept today can be compared with tomorrow's. */
const macOf = (ctx: Context, password: string): string =>
  ctx.services.keyed(`tried-password/${ctx.now.toISOString().slice(0, 10)}`, password.normalize('NFKC'))

async function knownDevice(
  ctx: Context,
  personId: string | undefined,
  token: string | undefined,
): Promise<string | null> {
  if (!personId || !token) return null
  const hash = hashDevice(token)
  return (await signIns.isKnownDevice(ctx.db, personId, hash)) ? hash.toString('base64url') : null
}

/** A server too busy to look has seen no wrong password. */
export async function verify(
  ctx: Context,
  password: string,
  hash: string | null,
  counted: Counted,
  lane: 'known' | 'strange',
): Promise<boolean> {
  try {
    return await ctx.services.passwords.verify(password, hash, lane)
  } catch (error) {
    await ctx.transaction((tx) => takeBackAttempt(tx, counted))
    throw error
  }
}

async function refuse(ctx: Context, attempt: Attempt, counted: Counted): Promise<never> {
  await ctx.transaction(async (tx) => {
    await confirmFailure(tx, attempt, counted)
    await tx.record({
      subjectId: attempt.personId,
      object: { kind: 'sign-in', id: 'password' },
      details: {
        isRight: false,
        login: attempt.loginHash.slice(0, 16),
        knownDevice: attempt.knownDevice !== null,
      },
    })
  })
  const { attemptsLeft, pauseSeconds } = counted
  throw new Problem(contract.wrongPassword, {
    attemptsLeft,
    pauseSeconds,
    detail: attemptsWords(attemptsLeft, pauseSeconds),
  })
}

async function takeFirstStep(
  tx: Context,
  personId: string,
  counted: Counted,
  isKnown: boolean,
): Promise<contract.SessionReply> {
  const sessionId = tx.actor.sessionId!
  const failuresBefore = await forgiveAttempt(tx, counted)
  const person = await people.findPerson(tx.db, 'id', personId)
  if (person?.blockedAt)
    throw new Problem(contract.accountBlocked, person.blockedWhy ? { detail: person.blockedWhy } : {})
  if (!(await attachPerson(tx.db, sessionId, personId, 'password', null)))
    throw new Problem(contract.firstStepNeeded)
  if (isKnown) await ages.markMustChange(tx.db, personId, 'known')
  await signIns.saveFirstStep(tx.db, {
    sessionId,
    personId,
    method: 'password',
    firstStepAt: tx.now,
    completedAt: null,
    deviceName: deviceName(tx.origin?.userAgent ?? ''),
    isNewDevice: false,
    failuresBefore,
    ip: tx.origin?.ip ?? '',
    isKnownDevice: counted.login.scope === 'login-known',
    esiaSaid: null,
  })
  await tx.record({
    subjectId: personId,
    object: { kind: 'sign-in', id: 'password' },
    details: { isRight: true },
  })
  return describeSession(tx, tx.actor)
}
