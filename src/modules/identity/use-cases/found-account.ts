/** G2, C5: an account founded by a link of the server: password and application at once, so that less never opens it. */
import type { Context } from '../../../platform/context.ts'
import { Problem, type FieldFault } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { ownWordsOf, type AppKey } from '../contract.ts'
import { passwordMessage } from '../domain/password-policy.ts'
import { judgeTotp, secretBytes } from '../domain/totp.ts'
import { presentAppKey } from '../present/app-key.ts'
import * as factors from '../store/factors.ts'
import { checkNewPassword } from './check-password.ts'
import { replacePassword } from './replace-password.ts'
import { createUser, faultsOfUser, type NewUser } from './users.ts'

/** Of this link and this browser; made again from the master key each time, so nothing is kept until it is confirmed. */
const secretFor = (ctx: Context, linkId: string): Buffer =>
  Buffer.from(ctx.services.keyed('founder-app', `${linkId}/${ctx.actor.sessionId}`), 'base64url').subarray(
    0,
    secretBytes,
  )

export const founderKey = (ctx: Context, linkId: string, endsAt: string): AppKey =>
  presentAppKey(secretFor(ctx, linkId), { id: linkId, account: 'администратор', endsAt })

export interface Founder extends Pick<
  NewUser,
  'familyName' | 'givenName' | 'patronymic' | 'snils' | 'birthDate'
> {
  readonly password: string
  readonly code: string
}

export interface PreparedAccount {
  readonly user: NewUser
  readonly hash: string
  readonly secret: Buffer
  readonly step: number
}

/** Everything that is wrong, at once; slow, so before any transaction. */
export async function prepareAccount(
  ctx: Context,
  linkId: string,
  { password, code, ...person }: Founder,
): Promise<PreparedAccount> {
  const user: NewUser = { ...person, isVouched: false }
  const errors: FieldFault[] = faultsOfUser(user, ctx.now)
  const words = ownWordsOf({ ...person, patronymic: person.patronymic ?? null, email: null, phone: null })
  const weak = await checkNewPassword(ctx, password, { words, current: null })
  if (weak.length > 0) errors.push({ field: 'password', message: passwordMessage(weak) })
  const secret = secretFor(ctx, linkId)
  const step = judgeTotp(secret, code, { now: ctx.now, lastStep: null })
  if (typeof step !== 'number')
    errors.push({ field: 'code', message: 'Код не подошёл. Проверьте часы телефона и введите новый' })
  if (errors.length > 0 || typeof step !== 'number') throw new Problem(invalid, { errors })
  return { user, hash: await ctx.services.passwords.hash(password, 'known'), secret, step }
}

/** In the transaction of whoever invited; returns whose account it is. */
export async function foundAccount(tx: Context, account: PreparedAccount): Promise<string> {
  const { id: personId } = await createUser(tx, account.user)
  await replacePassword.save(tx, personId, { hash: account.hash, how: 'registered' })
  const id = tx.services.random.uuid()
  const sealed = await tx.services.personSeal.seal(
    tx.db,
    { personId, what: 'authenticator', id },
    account.secret,
  )
  await factors.beginApp(tx.db, {
    id,
    person_id: personId,
    session_id: tx.actor.sessionId!,
    sealed,
    created_at: tx.now,
  })
  await factors.confirmApp(tx.db, { id, personId, step: account.step }, tx.now)
  await factors.choose(tx.db, personId, { preferred: 'app' }, tx.now)
  return personId
}
