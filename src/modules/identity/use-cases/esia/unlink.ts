/** C3: Госуслуги open this account no more: never the last way in, and every channel is told. */
import { personOf, type Context } from '../../../../platform/context.ts'
import { Problem } from '../../../../platform/problem.ts'
import * as contract from '../../contract.ts'
import * as people from '../../store/people.ts'
import * as renewals from '../../store/esia-renewals.ts'
import { hasAnotherWay } from './another-way.ts'
import { keepOrganisations } from './bring-up-to-date.ts'
import { closeOldDoors } from './finish-in-profile.ts'
import { readEsiaProfile } from './read-esia-profile.ts'

export async function unlinkEsia(ctx: Context): Promise<contract.EsiaProfile> {
  await ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    const me = await people.lockPerson(tx.db, 'id', personId)
    if (!me) throw new Problem(contract.personNotFound)
    if (me.esiaOid === null) throw new Problem(contract.esiaNotLinked)
    if (!(await hasAnotherWay(tx, personId))) throw new Problem(contract.lastWayIn)
    await people.savePerson(tx.db, { ...me, esiaOid: null, esiaUnlinkedAt: tx.now }, tx.now)
    await renewals.dropRenewal(tx.db, personId)
    // Nobody tells any more whether the person still works there.
    await keepOrganisations(tx, personId, [])
    await closeOldDoors(tx, personId)
    await tx.record({
      subjectId: personId,
      object: { kind: 'person', id: personId },
      details: { esia: 'unlinked' },
    })
    await tx.publish(contract.esiaLinkChanged, { personId, change: 'unlinked' })
  })
  return readEsiaProfile(ctx)
}
