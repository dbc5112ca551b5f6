/** What `nmo user …` does: people, passwords, blocks; by the system, each act journalled. */
import type { Context } from '../../../platform/context.ts'
import { Problem, type FieldFault } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { rolesOf } from '../../../platform/session/life.ts'
import * as contract from '../contract.ts'
import { normalContact } from '../domain/contacts.ts'
import type { Person } from '../domain/person.ts'
import { birthDateFault } from '../domain/registration.ts'
import { snilsDigits, snilsFault } from '../domain/snils.ts'
import { presentCard, presentContacts } from '../present.ts'
import * as passwords from '../store/passwords.ts'
import * as people from '../store/people.ts'
import { endPersonSessions } from './end-sessions.ts'
import { replacePassword } from './replace-password.ts'

export interface NewUser {
  readonly familyName: string
  readonly givenName: string
  readonly patronymic?: string | null
  readonly snils: string
  readonly birthDate: string
  readonly gender?: contract.Gender
  readonly phone?: string
  readonly email?: string
  /** The id at Госуслуги, when it is known beforehand (the demo world). */
  readonly esiaOid?: string
  /** False when nobody has seen the papers: then the СНИЛС is only claimed. */
  readonly isVouched?: boolean
}

function checked(
  given: NewUser,
  now: Date,
): { errors: FieldFault[]; phone: string | null; email: string | null } {
  const phone = given.phone ? normalContact({ kind: 'phone', value: given.phone }) : null
  const email = given.email ? normalContact({ kind: 'email', value: given.email }) : null
  const name = (value: string) =>
    contract.NamePart.safeParse(value).success ? null : 'Только буквы, пробел, дефис и апостроф'
  const checks: [string, string | null][] = [
    ['familyName', name(given.familyName)],
    ['givenName', name(given.givenName)],
    ['patronymic', given.patronymic ? name(given.patronymic) : null],
    ['snils', snilsFault(given.snils)],
    ['birthDate', birthDateFault(given.birthDate, now)],
    ['phone', given.phone && !phone ? 'Нужен номер вида +7 900 000-00-00' : null],
    ['email', given.email && !email ? 'Нужен адрес почты, например ivanova@example.ru' : null],
  ]
  return { errors: checks.flatMap(([field, message]) => (message ? [{ field, message }] : [])), phone, email }
}

export const faultsOfUser = (given: NewUser, now: Date): FieldFault[] => checked(given, now).errors

/** An administrator vouches for who it is: contacts and СНИЛС count as proved. */
export async function createUser(ctx: Context, given: NewUser): Promise<contract.PersonCard> {
  const { errors, phone, email } = checked(given, ctx.now)
  if (errors.length > 0) throw new Problem(invalid, { errors })
  return ctx.transaction(async (tx) => {
    const person: Person = {
      id: tx.services.random.uuid(),
      snils: snilsDigits(given.snils),
      snilsIsProved: given.isVouched ?? true,
      familyName: given.familyName.trim(),
      givenName: given.givenName.trim(),
      patronymic: given.patronymic?.trim() || null,
      birthDate: given.birthDate,
      gender: given.gender ?? null,
      phone,
      phoneVerified: phone !== null,
      email,
      emailVerified: email !== null,
      esiaOid: given.esiaOid ?? null,
      esiaLevel: null,
      isConfirmed: given.isVouched ?? true,
      esiaFacts: null,
      sources: {},
      synchronisedAt: null,
      blockedAt: null,
      blockedWhy: null,
      esiaUnlinkedAt: null,
      claimedSnils: null,
      mergedInto: null,
    }
    if (!(await people.insertPerson(tx.db, person, tx.now))) throw new Problem(contract.snilsTaken)
    await tx.record({
      subjectId: person.id,
      object: { kind: 'person', id: person.id },
      details: { appeared: 'staff' },
    })
    await tx.publish(contract.personAppeared, { personId: person.id, how: 'staff' })
    return presentCard(person)
  })
}

export async function showUser(ctx: Context, personId: string) {
  const person = await people.findPerson(ctx.db, 'id', personId)
  if (!person) throw new Problem(contract.personNotFound)
  await ctx.record({ subjectId: personId, object: { kind: 'person', id: personId } })
  const password = await passwords.findPassword(ctx.db, personId)
  return {
    ...presentCard(person),
    contacts: presentContacts(person),
    roles: await rolesOf(ctx.db, personId, ctx.now),
    hasPassword: password !== undefined && password.disabled_at === null,
    esiaOid: person.esiaOid,
    blockedAt: person.blockedAt?.toISOString() ?? null,
    blockedWhy: person.blockedWhy,
  }
}

export interface GivenPassword {
  /** Only for the first sign-in: then its owner chooses another. */
  readonly isTemporary?: boolean
}

/** By hand, for somebody who stands before the administrator; all sessions end. */
export async function setUserPassword(
  ctx: Context,
  personId: string,
  password: string,
  { isTemporary = false }: GivenPassword = {},
): Promise<void> {
  const fresh = await replacePassword.prepare(ctx, personId, password)
  await ctx.transaction(async (tx) => {
    await replacePassword.save(tx, personId, { hash: fresh, how: 'given', isTemporary })
    const ended = await endPersonSessions(tx, { personId }, 'staff')
    await tx.record({
      subjectId: personId,
      object: { kind: 'person', id: personId },
      details: { password: 'set-by-staff', isTemporary, ended },
    })
    await tx.publish(contract.passwordChanged, { personId, how: 'set' })
  })
}

export interface Entry {
  readonly isClosed: boolean
  readonly why: string | null
}

/** Closes or opens every way in; a closed one ends all sessions. */
export const setEntry = (ctx: Context, personId: string, { isClosed, why }: Entry): Promise<void> =>
  ctx.transaction(async (tx) => {
    const person = await people.lockPerson(tx.db, 'id', personId)
    if (!person) throw new Problem(contract.personNotFound)
    await people.savePerson(
      tx.db,
      { ...person, blockedAt: isClosed ? tx.now : null, blockedWhy: isClosed ? why : null },
      tx.now,
    )
    const ended = isClosed ? await endPersonSessions(tx, { personId }, 'blocked') : 0
    await tx.record({
      subjectId: personId,
      object: { kind: 'person', id: personId },
      details: { blocked: isClosed, why, ended },
    })
  })

export const endUserSessions = (ctx: Context, personId: string): Promise<number> =>
  ctx.transaction(async (tx) => {
    const ended = await endPersonSessions(tx, { personId }, 'staff')
    await tx.record({ subjectId: personId, object: { kind: 'person', id: personId }, details: { ended } })
    return ended
  })
