/** C3: of two accounts of one person a status given by two others goes along; every other role of the gone one ends. */
import type { Context } from '../../../platform/context.ts'
import { lockGrantsOf, type Grant } from '../../../platform/session/grants.ts'
import { heldRolesOf, rolesAt } from '../../../platform/session/held-roles.ts'
import { changePerson } from '../store/merge.ts'
import { beginGrant, endGrant } from './keep-grant.ts'

export const hearMerge = (
  ctx: Context,
  { keptId, goneId }: { readonly keptId: string; readonly goneId: string },
): Promise<void> =>
  ctx.transaction(async (tx) => {
    for (const grant of await lockGrantsOf(tx.db, goneId, tx.now)) {
      await endGrant(tx, grant, 'Кабинет объединён с другим')
      if (await goesAlong(tx, grant, keptId)) {
        const { role, organisationId, origin, basis, until, grantedBy, approvedBy, approvedAt } = grant
        await beginGrant(tx, {
          personId: keptId,
          role,
          organisationId,
          origin,
          basis,
          until,
          grantedBy,
          approvedBy,
          approvedAt,
        })
      }
    }
    await changePerson(tx.db, goneId, keptId, tx.now)
  })

/** Papers give their role by themselves where they are now. Nobody may have signed for themselves. */
async function goesAlong(tx: Context, grant: Grant, keptId: string): Promise<boolean> {
  if (grant.origin !== 'status' || grant.grantedBy === keptId || grant.approvedBy === keptId) return false
  return !rolesAt(await heldRolesOf(tx.db, keptId, tx.now), tx.now).includes(grant.role)
}
