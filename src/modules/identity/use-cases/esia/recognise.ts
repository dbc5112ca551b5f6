/** C3: one person is one СНИЛС. Who came from Госуслуги is found, made or brought up to date; every change is journalled. */
import type { Context } from '../../../../platform/context.ts'
import { personAppeared, profileChanged } from '../../contract.ts'
import type { Person } from '../../domain/person.ts'
import { synchronise, type Change } from '../../domain/synchronise.ts'
import * as people from '../../store/people.ts'
import { quarantine } from '../quarantine.ts'
import { bringUpToDate, keepWhatElse } from './bring-up-to-date.ts'
import { trouble } from './talk.ts'
import type { Told } from './told.ts'

/** In a transaction. Two first sign-ins of one person at once end in one person: the loser finds the winner's row. */
export async function recognise(
  tx: Context,
  told: Told,
): Promise<{ personId: string; changes: readonly Change[] }> {
  const { oid, facts } = told
  for (;;) {
    const known = await find(tx, told)
    if (known) return { personId: known.id, changes: await bringUpToDate(tx, known, told) }
    const id = tx.services.random.uuid()
    const { person } = synchronise(nobody(id), oid, facts, tx.now)
    if (!(await people.insertPerson(tx.db, person, tx.now))) continue
    await tx.record({ subjectId: id, object: { kind: 'person', id }, details: { appeared: 'esia' } })
    await tx.publish(personAppeared, { personId: id, how: 'esia' })
    await keepWhatElse(tx, id, told)
    return { personId: id, changes: [] }
  }
}

async function find(tx: Context, { oid, facts }: Told): Promise<Person | undefined> {
  const byOid = await people.lockPerson(tx.db, 'esia_oid', oid)
  const bySnils = facts.snils === null ? undefined : await people.lockPerson(tx.db, 'snils', facts.snils)
  if (!bySnils) return byOid
  // Its owner asked that Госуслуги open it no more: only its password does, until it is linked again.
  if (bySnils.esiaUnlinkedAt && !byOid) throw trouble('unlinked', 'unlinked')
  // Between the two looks another first sign-in of the same person may have been committed.
  if (bySnils.esiaOid === oid) return bySnils
  // Another record of Госуслуги with the same СНИЛС: somebody must look at it, we do not choose.
  if (byOid) {
    await takeTypedSnils(tx, bySnils)
    return byOid
  }
  if (bySnils.esiaOid !== null) throw trouble('snilsOfAnother', 'another oid')
  if (!bySnils.snilsIsProved) await quarantine(tx, bySnils)
  return people.lockPerson(tx.db, 'id', bySnils.id)
}

/** Nobody else may hold the СНИЛС that Госуслуги tell of this person: whoever only typed it gives it up. */
export async function freeSnils(tx: Context, personId: string, snils: string | null): Promise<void> {
  const holder = snils === null ? undefined : await people.lockPerson(tx.db, 'snils', snils)
  if (holder && holder.id !== personId) await takeTypedSnils(tx, holder)
}

/** It was only typed there, and elsewhere it is proved; what was typed is remembered, so that a merge can be offered. */
async function takeTypedSnils(tx: Context, bySnils: Person): Promise<void> {
  if (bySnils.esiaOid !== null || bySnils.snilsIsProved) throw trouble('snilsOfAnother', 'proved')
  await quarantine(tx, bySnils)
  const claimed = { snils: null, claimedSnils: bySnils.snils, phone: null, phoneVerified: false }
  await people.savePerson(tx.db, { ...bySnils, ...claimed, email: null, emailVerified: false }, tx.now)
  await tx.record({
    subjectId: bySnils.id,
    object: { kind: 'person', id: bySnils.id },
    details: { changes: [{ fact: 'snils', from: bySnils.snils, to: null }], source: 'esia' },
  })
  await tx.publish(profileChanged, { personId: bySnils.id, facts: ['snils'], source: 'esia' })
}

const nobody = (id: string): Person => ({
  id,
  snils: null,
  snilsIsProved: false,
  familyName: '',
  givenName: '',
  patronymic: null,
  birthDate: null,
  gender: null,
  phone: null,
  phoneVerified: false,
  email: null,
  emailVerified: false,
  esiaOid: null,
  esiaLevel: null,
  isConfirmed: false,
  esiaFacts: null,
  sources: {},
  synchronisedAt: null,
  blockedAt: null,
  blockedWhy: null,
  esiaUnlinkedAt: null,
  claimedSnils: null,
  mergedInto: null,
})
