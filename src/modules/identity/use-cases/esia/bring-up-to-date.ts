/** C3: a known person becomes what Госуслуги say now; every change is journalled and told to its owner. */
import type { Context } from '../../../../platform/context.ts'
import { sectionsChanged } from '../../../../platform/session/openings.ts'
import { forgetOrganisations } from '../../../../platform/session/organisation.ts'
import { organisationsChanged, profileChanged } from '../../contract.ts'
import type { EsiaOrganisation, Person } from '../../domain/person.ts'
import { synchronise, type Change } from '../../domain/synchronise.ts'
import * as employments from '../../store/employments.ts'
import * as renewals from '../../store/esia-renewals.ts'
import * as people from '../../store/people.ts'
import type { Told } from './told.ts'

const renewalHours = 24

/** In a transaction, with the person locked. */
export async function bringUpToDate(tx: Context, known: Person, told: Told): Promise<readonly Change[]> {
  const { person, changes } = synchronise(known, told.oid, told.facts, tx.now)
  await people.savePerson(tx.db, { ...person, esiaUnlinkedAt: null, claimedSnils: null }, tx.now)
  await tx.record({
    subjectId: person.id,
    object: { kind: 'person', id: person.id },
    details: { changes, source: 'esia' },
  })
  if (changes.length > 0) {
    await people.keepEsiaChanges(tx.db, person.id, { at: tx.now.toISOString(), changes })
    await tx.publish(profileChanged, {
      personId: person.id,
      facts: changes.map((c) => c.fact),
      source: 'esia',
    })
  }
  await keepWhatElse(tx, person.id, told)
  return changes
}

/** For a person who has just appeared too. */
export async function keepWhatElse(tx: Context, personId: string, told: Told): Promise<void> {
  if (told.organisations) await keepOrganisations(tx, personId, told.organisations)
  if (told.refreshToken) await keepRefreshToken(tx, personId, told.refreshToken)
}

export async function keepRefreshToken(tx: Context, personId: string, token: string): Promise<void> {
  const place = { personId, what: 'esia-renewal', id: personId }
  await renewals.keepRenewal(tx.db, {
    person_id: personId,
    sealed: await tx.services.personSeal.seal(tx.db, place, Buffer.from(token)),
    obtained_at: tx.now,
    next_at: new Date(tx.now.getTime() + renewalHours * 3_600_000),
  })
}

/** An employment that is told no more is over at once, in open sessions too: roles are read from here at each request. */
export async function keepOrganisations(
  tx: Context,
  personId: string,
  organisations: readonly EsiaOrganisation[],
): Promise<void> {
  const before = await employments.employmentsOf(tx.db, personId)
  for (const one of organisations)
    await employments.keepEmployment(tx.db, { ...one, id: tx.services.random.uuid(), personId }, tx.now)
  const ended = await employments.endEmployments(
    tx.db,
    { personId, but: organisations.map((one) => one.oid) },
    tx.now,
  )
  await forgetOrganisations(
    tx.db,
    personId,
    ended.map((one) => one.id),
  )
  const began = organisations.filter(
    (one) =>
      !before.some(
        (e) =>
          e.esia_org_oid === one.oid &&
          e.is_chief === one.isChief &&
          e.is_admin === one.isAdmin &&
          e.kind === one.kind,
      ),
  )
  if (began.length === 0 && ended.length === 0) return
  await tx.record({
    subjectId: personId,
    object: { kind: 'person', id: personId },
    details: {
      organisationsBegan: began.map((one) => one.shortName),
      organisationsEnded: ended.map((one) => one.short_name),
    },
  })
  await tx.publish(organisationsChanged, { personId, began: began.length, ended: ended.length })
  await tx.publish(sectionsChanged, { personId })
}
