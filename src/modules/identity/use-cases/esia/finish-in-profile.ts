/** C3, E1: back from Госуслуги into an open session: the data are compared, or the account is linked, or a second one is found. */
import { personOf, type Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import { keepIdToken } from '../../../../platform/session/life.ts'
import { esiaLinkChanged, esiaNotLinked, personNotFound, type EsiaOutcome } from '../../contract.ts'
import { isOnePerson } from '../../domain/one-person.ts'
import type { Person } from '../../domain/person.ts'
import * as accounts from '../../store/accounts.ts'
import * as challenges from '../../store/challenges.ts'
import * as people from '../../store/people.ts'
import { endPersonSessions } from '../end-sessions.ts'
import { offerMerge } from '../merge/offer-merge.ts'
import { bringUpToDate } from './bring-up-to-date.ts'
import { freeSnils } from './recognise.ts'
import { trouble } from './talk.ts'
import { hearByCode, takeReturn, type Back, type Told } from './told.ts'

export async function finishInProfile(ctx: Context, back: Back): Promise<EsiaOutcome> {
  const personId = personOf(ctx)
  const { purpose, code } = await takeReturn(ctx, back)
  if (purpose === 'sign-in') throw trouble('stateUnknown', purpose)
  const { told, tokens } = await hearByCode(ctx, code)
  return ctx.transaction(async (tx) => {
    // The other account first, as a sign-in does: two at once must not wait for each other.
    const other = await otherAccount(tx, personId, told)
    const me = await people.lockPerson(tx.db, 'id', personId)
    if (!me) throw new Problem(personNotFound)
    const done = purpose === 'synchronise' ? await synchronise(tx, me, told) : await link(tx, me, told, other)
    // Sign-out must end the session that this visit opened at Госуслуги.
    await keepIdToken(tx.db, tx.actor.sessionId!, tokens.idToken)
    return done
  })
}

async function otherAccount(tx: Context, personId: string, told: Told): Promise<Person | undefined> {
  const byOid = await people.lockPerson(tx.db, 'esia_oid', told.oid)
  if (byOid) return byOid.id === personId ? undefined : byOid
  const bySnils = await people.lockPerson(tx.db, 'snils', told.facts.snils!)
  return bySnils && bySnils.id !== personId && bySnils.snilsIsProved ? bySnils : undefined
}

async function synchronise(tx: Context, me: Person, told: Told): Promise<EsiaOutcome> {
  if (me.esiaOid === null) throw new Problem(esiaNotLinked)
  if (me.esiaOid !== told.oid) {
    throw trouble(me.snils === told.facts.snils ? 'anotherRecord' : 'anotherPerson', 'oid')
  }
  await freeSnils(tx, me.id, told.facts.snils)
  const changes = await bringUpToDate(tx, me, told)
  return { outcome: 'synchronised', changes: [...changes], mergeId: null }
}

async function link(tx: Context, me: Person, told: Told, other: Person | undefined): Promise<EsiaOutcome> {
  if (me.esiaOid !== told.oid && !isOnePerson(me, told.facts)) throw trouble('anotherPerson', 'snils')
  if (other) return { outcome: 'merge', changes: [], mergeId: await offerMerge(tx, me, other, told.oid) }
  await freeSnils(tx, me.id, told.facts.snils)
  const outcome = me.esiaOid === null ? 'linked' : 'relinked'
  const changes = await bringUpToDate(tx, me, told)
  await closeOldDoors(tx, me.id)
  await tx.record({ subjectId: me.id, object: { kind: 'person', id: me.id }, details: { esia: outcome } })
  await tx.publish(esiaLinkChanged, { personId: me.id, change: outcome })
  return { outcome, changes: [...changes], mergeId: null }
}

/** Pre-hijacking: whatever was begun before the link — sessions, codes, links to a new password — does not outlive it. */
export async function closeOldDoors(tx: Context, personId: string): Promise<void> {
  await challenges.killChallenges(tx.db, { personId })
  await accounts.closeRecoveries(tx.db, personId, tx.now)
  await endPersonSessions(tx, { personId, except: tx.actor.sessionId }, 'esia-link-changed')
}
