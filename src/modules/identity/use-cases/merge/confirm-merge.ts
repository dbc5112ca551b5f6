/** C3: two accounts become one, in one transaction and for good; other modules hear of it and move their rows. */
import { countBelongings, type Belongings } from '../../../../platform/belongings.ts'
import { personOf, type Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import { lockHolders } from '../../../../platform/session/grants.ts'
import { sectionsChanged } from '../../../../platform/session/openings.ts'
import { merged, mergeGone, notOnePerson } from '../../contract.ts'
import type { Person } from '../../domain/person.ts'
import * as accounts from '../../store/accounts.ts'
import * as challenges from '../../store/challenges.ts'
import * as factors from '../../store/factors.ts'
import * as merges from '../../store/merges.ts'
import * as passwords from '../../store/passwords.ts'
import * as people from '../../store/people.ts'
import * as renewals from '../../store/esia-renewals.ts'
import * as signIns from '../../store/sign-ins.ts'
import { endPersonSessions } from '../end-sessions.ts'
import { keepOrganisations } from '../esia/bring-up-to-date.ts'
import { refuseStaff } from './offer-merge.ts'

export const confirmMerge = (
  ctx: Context,
  id: string,
  belongings: readonly Belongings[],
): Promise<Record<never, never>> =>
  ctx.transaction(async (tx) => {
    const goneId = personOf(tx)
    const offer = await merges.liveOffer(tx.db, { id, sessionId: tx.actor.sessionId ?? '', now: tx.now })
    if (!offer || offer.gone_id !== goneId || !(await merges.useOffer(tx.db, id, tx.now)))
      throw new Problem(mergeGone)
    const [gone, kept] = await lockBoth(tx, goneId, offer.kept_id)
    // Госуслуги proved the account that this record opened then: it must open it still.
    if (
      kept.esiaOid !== offer.esia_oid &&
      !(kept.esiaOid === null && kept.snilsIsProved && !kept.esiaUnlinkedAt)
    )
      throw new Problem(mergeGone)
    await refuseStaff(tx, goneId)
    await mergeAccounts(tx, { gone, kept, why: 'snils', belongings })
    return {}
  })

/** In the order of their ids: two merges at once must not wait for each other. */
export async function lockBoth(tx: Context, goneId: string, keptId: string): Promise<[Person, Person]> {
  const found = new Map<string, Person>()
  for (const id of [goneId, keptId].toSorted()) {
    const person = await people.lockPerson(tx.db, 'id', id)
    if (!person || person.mergedInto !== null || person.blockedAt !== null) throw new Problem(mergeGone)
    found.set(id, person)
  }
  return [found.get(goneId)!, found.get(keptId)!]
}

/** Roles given to the gone account end with it: the portal is never left without an administrator. */
export async function refuseLastAdministrator(tx: Context, goneId: string): Promise<void> {
  const holders = await lockHolders(tx.db, 'administrator', tx.now)
  if (holders.length > 0 && holders.every((id) => id === goneId))
    throw new Problem(notOnePerson, { detail: 'В исчезающей записи единственный администратор портала' })
}

export interface Merging {
  readonly gone: Person
  readonly kept: Person
  readonly why: 'snils' | 'staff'
  readonly belongings: readonly Belongings[]
}

/** Both are locked and proved to be of one person. */
export async function mergeAccounts(tx: Context, { gone, kept, why, belongings }: Merging): Promise<void> {
  const moved = await countBelongings(tx, belongings, gone.id)
  await closeDoors(tx, gone.id)
  await people.savePerson(tx.db, asGone(gone, kept.id), tx.now)
  await people.savePerson(tx.db, { ...kept, ...contactsFor(kept, gone) }, tx.now)
  const mergeId = tx.services.random.uuid()
  await merges.insertMerge(tx.db, { id: mergeId, keptId: kept.id, goneId: gone.id, why, moved, at: tx.now })
  const ended = await endPersonSessions(tx, { personId: gone.id }, 'merged')
  const object = { kind: 'person', id: gone.id }
  // Of the one that stays: what is written of the gone one is read as its own from now on.
  await tx.record({ subjectId: kept.id, object, details: { merged: gone.id, moved, ended, why } })
  await tx.publish(merged, { mergeId, keptId: kept.id, goneId: gone.id })
  await tx.publish(sectionsChanged, { personId: kept.id })
}

/** Nothing that opened the gone account opens the other: a way in is set up anew, by its owner. */
async function closeDoors(tx: Context, personId: string): Promise<void> {
  await passwords.deletePassword(tx.db, personId)
  await challenges.killChallenges(tx.db, { personId })
  await accounts.closeRecoveries(tx.db, personId, tx.now)
  await signIns.forgetDevices(tx.db, { personId })
  await factors.removeAll(tx.db, personId)
  await renewals.dropRenewal(tx.db, personId)
  await keepOrganisations(tx, personId, [])
}

/** The name stays: histories tell of it. */
const asGone = (gone: Person, keptId: string): Person => ({
  ...gone,
  snils: null,
  snilsIsProved: false,
  claimedSnils: gone.snils ?? gone.claimedSnils,
  esiaOid: null,
  phone: null,
  phoneVerified: false,
  email: null,
  emailVerified: false,
  mergedInto: keptId,
})

/** A proved phone or mailbox goes along when the other account has none. */
const contactsFor = (kept: Person, gone: Person): Partial<Person> => ({
  ...(kept.phone === null && gone.phoneVerified ? { phone: gone.phone, phoneVerified: true } : {}),
  ...(kept.email === null && gone.emailVerified ? { email: gone.email, emailVerified: true } : {}),
})
