/** C3: one person is one СНИЛС. Who came from Госуслуги is found, made or brought up to date; every change is journalled. */
import type { Context } from '../../../../platform/context.ts'
import { personAppeared, profileChanged } from '../../contract.ts'
import type { EsiaFacts, Person } from '../../domain/person.ts'
import { synchronise } from '../../domain/synchronise.ts'
import * as people from '../../store/people.ts'
import { quarantine } from '../quarantine.ts'
import { trouble } from './talk.ts'

/** In a transaction. Two first sign-ins of one person at once end in one person: the loser finds the winner's row. */
export async function recognise(tx: Context, oid: string, facts: EsiaFacts): Promise<string> {
  for (;;) {
    const known = await find(tx, oid, facts)
    if (known) return bringUpToDate(tx, known, oid, facts)
    const id = tx.services.random.uuid()
    const { person } = synchronise(nobody(id), oid, facts, tx.now)
    if (!(await people.insertPerson(tx.db, person, tx.now))) continue
    await tx.record({ subjectId: id, object: { kind: 'person', id }, details: { appeared: 'esia' } })
    await tx.publish(personAppeared, { personId: id, how: 'esia' })
    return id
  }
}

async function find(tx: Context, oid: string, facts: EsiaFacts): Promise<Person | undefined> {
  const byOid = await people.lockPerson(tx.db, 'esia_oid', oid)
  const bySnils = facts.snils === null ? undefined : await people.lockPerson(tx.db, 'snils', facts.snils)
  if (!bySnils) return byOid
  // Between the two looks another first sign-in of the same person may have been committed.
  if (bySnils.esiaOid === oid) return bySnils
  // Another record of Госуслуги with the same СНИЛС: somebody must look at it, we do not choose.
  if (bySnils.esiaOid !== null || (byOid && bySnils.snilsIsProved))
    throw trouble('snilsOfAnother', 'another oid')
  if (!bySnils.snilsIsProved) await quarantine(tx, bySnils)
  if (!byOid) return people.lockPerson(tx.db, 'id', bySnils.id)
  // It was only typed there, and here it is proved.
  await people.savePerson(tx.db, { ...bySnils, snils: null }, tx.now)
  await tx.record({
    subjectId: bySnils.id,
    object: { kind: 'person', id: bySnils.id },
    details: { changes: [{ fact: 'snils', from: bySnils.snils, to: null }], source: 'esia' },
  })
  await tx.publish(profileChanged, { personId: bySnils.id, facts: ['snils'], source: 'esia' })
  return byOid
}

async function bringUpToDate(tx: Context, known: Person, oid: string, facts: EsiaFacts): Promise<string> {
  const { person, changes } = synchronise(known, oid, facts, tx.now)
  await people.savePerson(tx.db, person, tx.now)
  await tx.record({
    subjectId: person.id,
    object: { kind: 'person', id: person.id },
    details: { changes, source: 'esia' },
  })
  if (changes.length > 0) {
    await tx.publish(profileChanged, {
      personId: person.id,
      facts: changes.map((c) => c.fact),
      source: 'esia',
    })
  }
  return person.id
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
})
