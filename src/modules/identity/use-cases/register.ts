/** C2: registration; the answer never tells whether the address or the СНИЛС is known here — the letter does, to its owner. */
import { createHash } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { queueMessage } from '../../../platform/messages/queue.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import * as contract from '../contract.ts'
import { networksOf } from '../domain/limits.ts'
import type { Person } from '../domain/person.ts'
import { passwordMessage } from '../domain/password-policy.ts'
import { registrationFaults } from '../domain/registration.ts'
import { snilsDigits } from '../domain/snils.ts'
import * as accounts from '../store/accounts.ts'
import * as passwords from '../store/passwords.ts'
import * as people from '../store/people.ts'
import { checkNewPassword, readLetterRules } from './check-password.ts'
import { noteChange } from './replace-password.ts'

export const hashLink = (token: string): Buffer => createHash('sha256').update(token).digest()

export async function register(ctx: Context, given: contract.Registration): Promise<Record<never, never>> {
  ctx.services.passwords.demandRoom('strange')
  const faults = await checkNewPassword(ctx, given.password, {
    words: contract.ownWordsOf(given),
    current: null,
  })
  const errors = [
    ...registrationFaults(given, ctx.now),
    ...(faults.length > 0 ? [{ field: 'password', message: passwordMessage(faults) }] : []),
  ]
  if (errors.length > 0) throw new Problem(invalid, { errors })
  const { ip } = networksOf(ctx.origin?.ip ?? '')
  const { registration: rules } = await readLetterRules(ctx)
  if ((await accounts.countRegistrations(ctx.db, 'ip', ip, ctx.now)) >= rules.perAddress) {
    throw new Problem(contract.signInPaused, {
      retryAfterSeconds: 3600,
      detail: 'С этого адреса сети уже много регистраций',
    })
  }
  // Hashed for everybody: the time of the answer must not tell either.
  const { password, email, ...facts } = given
  const hash = await ctx.services.passwords.hash(password)
  return ctx.transaction(async (tx) => {
    const id = tx.services.random.uuid()
    await accounts.insertRegistration(tx.db, {
      id,
      email: email.toLowerCase(),
      facts: { ...facts, snils: snilsDigits(facts.snils) },
      password_hash: hash,
      ip,
      created_at: tx.now,
      expires_at: new Date(tx.now.getTime() + rules.linkMs),
    })
    await tx.record({ subjectId: null, object: { kind: 'registration', id } })
    await tx.publish(contract.registrationAsked, { registrationId: id })
    return {}
  })
}

/** A job: to a known address goes a letter that says so, to a new one the link. */
export const writeRegistrationLetter = (
  ctx: Context,
  { registrationId }: { registrationId: string },
): Promise<void> =>
  ctx.transaction(async (tx) => {
    const row = await accounts.lockRegistration(tx.db, 'id', registrationId)
    if (!row || row.token_hash || row.used_at || row.expires_at <= tx.now) return
    const { registration: rules } = await readLetterRules(tx)
    if ((await accounts.countRegistrations(tx.db, 'email', row.email, tx.now)) > rules.perMailbox) return
    const letter = { personId: null, channel: 'email', to: row.email } as const
    if (await passwords.holderOfEmail(tx.db, row.email)) {
      await queueMessage(tx, {
        ...letter,
        key: `identity.registration/${row.id}`,
        template: 'account-exists',
        data: {},
        link: '/sign-in',
      })
      return
    }
    const token = tx.services.random.token(32)
    await accounts.updateRegistration(tx.db, row.id, { token_hash: hashLink(token) })
    await queueMessage(tx, {
      ...letter,
      key: `identity.registration/${row.id}`,
      template: 'email-confirmation',
      data: {},
      link: `/sign-up/confirm#${token}`,
      expiresAt: row.expires_at,
    })
  })

export const confirmRegistration = (ctx: Context, token: string): Promise<{ email: string }> =>
  ctx.transaction(async (tx) => {
    const row = await accounts.lockRegistration(tx.db, 'token_hash', hashLink(token))
    if (!row || row.used_at || row.expires_at <= tx.now) throw new Problem(contract.linkDead)
    if (await passwords.holderOfEmail(tx.db, row.email)) throw new Problem(contract.emailTaken)
    const person = personOf(tx.services.random.uuid(), row)
    const isNew = await people.insertPerson(tx.db, person, tx.now)
    if (!isNew)
      throw new Problem(contract.snilsTaken, {
        detail: 'Войдите через Госуслуги: они подтвердят, что это ваш СНИЛС',
      })
    await passwords.savePassword(tx.db, {
      person_id: person.id,
      login_email: row.email,
      hash: row.password_hash,
      earlier: [],
      changed_at: tx.now,
      recovered_at: null,
      disabled_at: null,
    })
    await noteChange(tx, person.id, 'registered')
    await accounts.updateRegistration(tx.db, row.id, { used_at: tx.now })
    await tx.record({
      subjectId: person.id,
      object: { kind: 'person', id: person.id },
      details: { appeared: 'registration' },
    })
    await tx.publish(contract.personAppeared, { personId: person.id, how: 'registration' })
    return { email: row.email }
  })

/** The letter proved the address; everything else is only typed until Госуслуги say it. */
function personOf(id: string, { facts, email }: accounts.RegistrationRow): Person {
  const typed = ['familyName', 'givenName', 'patronymic', 'birthDate', 'snils', 'phone', 'email']
  return {
    id,
    snils: facts['snils'] ?? null,
    snilsIsProved: false,
    familyName: facts['familyName'] ?? '',
    givenName: facts['givenName'] ?? '',
    patronymic: facts['patronymic'] ?? null,
    birthDate: facts['birthDate'] ?? null,
    gender: null,
    phone: facts['phone'] ?? null,
    phoneVerified: false,
    email,
    emailVerified: true,
    esiaOid: null,
    esiaLevel: null,
    isConfirmed: false,
    esiaFacts: null,
    sources: Object.fromEntries(typed.map((fact) => [fact, 'typed'])),
    synchronisedAt: null,
    blockedAt: null,
    blockedWhy: null,
    esiaUnlinkedAt: null,
    claimedSnils: null,
    mergedInto: null,
  }
}
