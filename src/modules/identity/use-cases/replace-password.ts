/** G3: a new password: fit, unlike the earlier ones, hashed outside the transaction because hashing is slow on purpose. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { ownWordsOf, personNotFound, type PasswordChangeHow, type PasswordFault } from '../contract.ts'
import { deviceName } from '../domain/device.ts'
import { passwordMessage } from '../domain/password-policy.ts'
import * as accounts from '../store/accounts.ts'
import * as ages from '../store/password-age.ts'
import * as passwords from '../store/passwords.ts'
import * as people from '../store/people.ts'
import { checkNewPassword, readPasswordRules } from './check-password.ts'

const refuse = (message: string): never => {
  throw new Problem(invalid, { errors: [{ field: 'password', message }] })
}

/** `current`: as it was typed beside; only then can the new one be compared with it sign by sign, for no plain text is kept. */
async function faultsOf(
  ctx: Context,
  personId: string,
  password: string,
  current: string | null,
): Promise<PasswordFault[]> {
  const person = await people.findPerson(ctx.db, 'id', personId)
  if (!person) throw new Problem(personNotFound)
  return checkNewPassword(ctx, password, { words: ownWordsOf(person), current })
}

/** Returns the hash to keep. */
async function prepare(
  ctx: Context,
  personId: string,
  password: string,
  current: string | null = null,
): Promise<string> {
  const faults = await faultsOf(ctx, personId, password, current)
  if (faults.length > 0) return refuse(passwordMessage(faults))
  const row = await passwords.findPassword(ctx.db, personId)
  const { history } = await readPasswordRules(ctx)
  for (const earlier of row ? [row.hash, ...row.earlier.slice(0, history)] : []) {
    if (await ctx.services.passwords.verify(password, earlier, 'known'))
      return refuse('Этот пароль у вас уже был. Придумайте другой')
  }
  return ctx.services.passwords.hash(password, 'known')
}

export interface Replaced {
  readonly hash: string
  readonly how: Exclude<PasswordChangeHow, 'removed'>
  /** Its owner must choose another at the next sign-in. */
  readonly isTemporary?: boolean
}

async function save(tx: Context, personId: string, { hash, how, isTemporary }: Replaced): Promise<void> {
  const row = await passwords.findPassword(tx.db, personId)
  const { history } = await readPasswordRules(tx)
  await passwords.savePassword(tx.db, {
    person_id: personId,
    login_email: row ? row.login_email : await freeEmail(tx, personId),
    hash,
    earlier: row ? [row.hash, ...row.earlier].slice(0, history) : [],
    changed_at: tx.now,
    recovered_at: how === 'recovered' ? tx.now : (row?.recovered_at ?? null),
    disabled_at: null,
    must_change: isTemporary ? 'given' : null,
  })
  // A letter that was asked for before opens nothing any more.
  await accounts.closeRecoveries(tx.db, personId, tx.now)
  await noteChange(tx, personId, how)
}

/** For its owner: when the password was changed, how and from where. */
export const noteChange = (tx: Context, personId: string, how: PasswordChangeHow): Promise<void> =>
  ages.addChange(tx.db, {
    id: tx.services.random.uuid(),
    person_id: personId,
    at: tx.now,
    how,
    device: tx.origin && deviceName(tx.origin.userAgent),
  })

/** A proved address becomes a login unless somebody has it already; the СНИЛС is a login always. */
async function freeEmail(tx: Context, personId: string): Promise<string | null> {
  const person = await people.findPerson(tx.db, 'id', personId)
  if (!person?.email || !person.emailVerified) return null
  return (await passwords.holderOfEmail(tx.db, person.email)) ? null : person.email.toLowerCase()
}

export const replacePassword = { faultsOf, prepare, save }
