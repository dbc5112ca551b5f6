/** G3: a new password: fit, unlike the last five, hashed outside the transaction because hashing is slow on purpose. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { personNotFound } from '../contract.ts'
import { passwordFault } from '../domain/password-policy.ts'
import type { Person } from '../domain/person.ts'
import * as passwords from '../store/passwords.ts'
import * as people from '../store/people.ts'

const remembered = 5

const refuse = (message: string): never => {
  throw new Problem(invalid, { errors: [{ field: 'password', message }] })
}

const ownWords = (person: Person): (string | null)[] => {
  const [year = '', month = '', day = ''] = person.birthDate?.split('-') ?? []
  const { familyName, givenName, patronymic, email, phone, snils } = person
  return [
    familyName,
    givenName,
    patronymic,
    email?.split('@')[0] ?? null,
    phone?.slice(2) ?? null,
    snils,
    `${day}${month}${year}`,
    `${year}${month}${day}`,
  ]
}

/** Returns the hash to keep. */
async function prepare(ctx: Context, personId: string, password: string): Promise<string> {
  const person = await people.findPerson(ctx.db, 'id', personId)
  if (!person) throw new Problem(personNotFound)
  const fault = passwordFault(password, { words: ownWords(person) })
  if (fault) return refuse(fault)
  const row = await passwords.findPassword(ctx.db, personId)
  for (const earlier of row ? [row.hash, ...row.earlier] : []) {
    if (await ctx.services.passwords.verify(password, earlier))
      return refuse('Этот пароль у вас уже был. Придумайте другой')
  }
  return ctx.services.passwords.hash(password)
}

async function save(
  tx: Context,
  personId: string,
  hash: string,
  how: { readonly isRecovery: boolean },
): Promise<void> {
  const row = await passwords.findPassword(tx.db, personId)
  await passwords.savePassword(tx.db, {
    person_id: personId,
    login_email: row ? row.login_email : await freeEmail(tx, personId),
    hash,
    earlier: row ? [row.hash, ...row.earlier].slice(0, remembered) : [],
    changed_at: tx.now,
    recovered_at: how.isRecovery ? tx.now : (row?.recovered_at ?? null),
    disabled_at: null,
  })
}

/** A proved address becomes a login unless somebody has it already; the СНИЛС is a login always. */
async function freeEmail(tx: Context, personId: string): Promise<string | null> {
  const person = await people.findPerson(tx.db, 'id', personId)
  if (!person?.email || !person.emailVerified) return null
  return (await passwords.holderOfEmail(tx.db, person.email)) ? null : person.email.toLowerCase()
}

export const replacePassword = { prepare, save }
