/** What happened to people's rights. */
import { z } from 'zod'
import { event } from '../../../platform/event.ts'
import { RoleName } from '../../identity/contract.ts'

const desks = ['permission:roles.read']

export const roleGranted = event(
  'staff.role-granted',
  z.object({ grantId: z.uuid(), personId: z.uuid(), role: RoleName, until: z.iso.datetime().nullable() }),
  (p) => [`person:${p.personId}`, ...desks],
)

export const roleEnded = event(
  'staff.role-ended',
  z.object({ grantId: z.uuid(), personId: z.uuid(), role: RoleName, why: z.string() }),
  (p) => [`person:${p.personId}`, ...desks],
)

/** Also when a proposal is settled: the desks count anew. */
export const proposalsChanged = event(
  'staff.proposals-changed',
  z.object({
    proposalId: z.uuid(),
    role: RoleName,
    state: z.enum(['waiting', 'approved', 'refused', 'withdrawn']),
  }),
  () => [...desks],
)
