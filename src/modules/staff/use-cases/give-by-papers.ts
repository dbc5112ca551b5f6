/** F7: licence, attestation and employment together make the medic: the role comes by itself, the section minds its own term. */
import type { Context } from '../../../platform/context.ts'
import type { Role, Section } from '../../../platform/permissions.ts'
import { listGrants } from '../../../platform/session/grants.ts'
import { heldRolesOf, rolesAt } from '../../../platform/session/held-roles.ts'
import { openAt, openingsOf } from '../../../platform/session/openings.ts'
import { beginGrant } from './keep-grant.ts'

const roleOfSection: Readonly<Record<Section, Role>> = {
  doctor: 'doctor',
  nurse: 'nurse',
  laboratory: 'laboratory-technician',
}

/** Never takes the role away: papers that do not hold close the section, and its page says why. */
export const giveByPapers = (ctx: Context, personId: string): Promise<void> =>
  ctx.transaction(async (tx) => {
    const open = openAt(await openingsOf(tx.db, personId, tx.now), tx.now)
    const held = rolesAt(await heldRolesOf(tx.db, personId, tx.now), tx.now)
    for (const role of open.map((section) => roleOfSection[section]).filter((r) => !held.includes(r))) {
      if (await wasTakenByHand(tx, personId, role)) continue
      await beginGrant(tx, {
        personId,
        role,
        organisationId: null,
        basis: 'Действуют лицензия, аккредитация и место работы',
        until: null,
        origin: 'papers',
        grantedBy: null,
        approvedBy: null,
        approvedAt: null,
      })
    }
  })

/** What a person took away, papers do not bring back: another person gives it. */
async function wasTakenByHand(tx: Context, personId: string, role: Role): Promise<boolean> {
  const of = { state: 'ended', role, personIds: [personId] } as const
  const { rows } = await listGrants(tx.db, { ...of, now: tx.now, limit: 1, offset: 0 })
  return rows[0] !== undefined && rows[0].endedAt !== null && rows[0].endedWhy !== 'term'
}
