/** The instant at which rights change: the row, the journal, open pages and what was under way; in one transaction. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { permissionsOf } from '../../../platform/permissions.ts'
import {
  closeGrant,
  insertGrant,
  lockHolders,
  type Grant,
  type NewGrant,
} from '../../../platform/session/grants.ts'
import { sectionsChanged } from '../../../platform/session/openings.ts'
import { handOverApplications } from '../../applications/index.ts'
import { alreadyHeld, lastAdministrator, roleEnded, roleGranted } from '../contract.ts'

export async function beginGrant(tx: Context, grant: Omit<NewGrant, 'id'>): Promise<string> {
  const id = tx.services.random.uuid()
  if (!(await insertGrant(tx.db, { ...grant, id }, tx.now))) throw new Problem(alreadyHeld)
  const { personId, role, until, basis, organisationId, origin } = grant
  await tx.record({
    subjectId: personId,
    object: { kind: 'role', id: role },
    details: { role, change: 'granted', basis, organisationId, origin, until: until?.toISOString() ?? null },
  })
  await tx.publish(roleGranted, { grantId: id, personId, role, until: until?.toISOString() ?? null })
  await tx.publish(sectionsChanged, { personId })
  return id
}

/** Work that only this role could go on with goes back to where others take it from. */
export async function endGrant(tx: Context, grant: Grant, why: string): Promise<void> {
  const { personId, role } = grant
  if (role === 'administrator') {
    const holders = await lockHolders(tx.db, role, tx.now)
    if (holders.every((id) => id === personId)) throw new Problem(lastAdministrator)
  }
  await closeGrant(tx.db, grant.id, { by: tx.actor.personId, why, at: tx.now })
  const handedOver = permissionsOf([role]).has('applications.verify')
    ? await handOverApplications(tx, personId)
    : 0
  await tx.record({
    subjectId: personId,
    object: { kind: 'role', id: role },
    details: { role, change: 'ended', why, handedOver },
  })
  await tx.publish(roleEnded, { grantId: grant.id, personId, role, why })
  await tx.publish(sectionsChanged, { personId })
}
