/** My phone or e-mail: the code goes to the new one; the old one is told. */
import { createHash } from 'node:crypto'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import * as contract from '../contract.ts'
import { isPhoneFrozen, normalContact } from '../domain/contacts.ts'
import * as passwords from '../store/passwords.ts'
import * as people from '../store/people.ts'
import { consumeCode } from './consume-code.ts'
import { issueCode } from './issue-code.ts'
import { readProfile } from './read-profile.ts'

const purposeOf = (kind: 'phone' | 'email') => `contact-${kind}`
const hashOf = (kind: string, value: string) =>
  createHash('sha256').update(`${kind}/${value}`).digest('base64url')

async function checked(ctx: Context, personId: string, change: contract.ContactChange): Promise<string> {
  const value = normalContact(change)
  if (value === null) {
    const message =
      change.kind === 'phone'
        ? 'Нужен номер вида +7 900 000-00-00'
        : 'Нужен адрес почты, например ivanova@example.ru'
    throw new Problem(invalid, { errors: [{ field: 'value', message }] })
  }
  const password = await passwords.findPassword(ctx.db, personId)
  if (change.kind === 'phone' && isPhoneFrozen(password?.recovered_at ?? null, ctx.now))
    throw new Problem(contract.phoneFrozen)
  return value
}

export const sendContactCode = (ctx: Context, change: contract.ContactChange): Promise<contract.Challenge> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    const value = await checked(tx, personId, change)
    return issueCode(tx, {
      purpose: purposeOf(change.kind),
      personId,
      payloadHash: hashOf(change.kind, value),
      about: change.kind === 'phone' ? 'новый телефон в кабинете' : 'новую почту в кабинете',
      to: { channel: change.kind === 'phone' ? 'sms' : 'email', address: value },
    })
  })

export async function changeContact(
  ctx: Context,
  change: contract.ContactChange & { readonly challengeId: string; readonly code: string },
): Promise<contract.Profile> {
  await ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    const { kind, challengeId, code } = change
    const value = await checked(tx, personId, change)
    await consumeCode(tx, {
      challengeId,
      code,
      purpose: purposeOf(kind),
      personId,
      payloadHash: hashOf(kind, value),
    })
    const holder = kind === 'email' ? await passwords.holderOfEmail(tx.db, value) : null
    // Said only now, when the mailbox is proved to be theirs.
    if (holder && holder !== personId) throw new Problem(contract.emailTaken)
    const person = await people.lockPerson(tx.db, 'id', personId)
    if (!person) throw new Problem(contract.personNotFound)
    const previous = person[kind]
    const next =
      kind === 'phone' ? { phone: value, phoneVerified: true } : { email: value, emailVerified: true }
    const sources = { ...person.sources, [kind]: 'typed' as const }
    await people.savePerson(tx.db, { ...person, ...next, sources }, tx.now)
    if (kind === 'email') await passwords.setLoginEmail(tx.db, personId, value)
    await tx.record({
      subjectId: personId,
      object: { kind: 'person', id: personId },
      details: { changes: [{ fact: kind, from: previous, to: value }], source: 'person' },
    })
    await tx.publish(contract.profileChanged, { personId, facts: [kind], source: 'person' })
    await tx.publish(contract.contactChanged, { personId, kind, previous })
  })
  return readProfile(ctx)
}
