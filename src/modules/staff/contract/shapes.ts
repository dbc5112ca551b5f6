/** Rights of people as the desk of roles shows them (F1, F8, G6). */
import { z } from 'zod'
import { RoleName } from '../../identity/contract.ts'

export const Named = z.object({ id: z.uuid(), name: z.string() })

export const GrantOrigin = z.enum(['grant', 'status', 'papers', 'setup', 'esia'])
export type GrantOrigin = z.output<typeof GrantOrigin>

export const GrantRow = z.object({
  id: z.uuid(),
  person: Named,
  role: RoleName,
  organisation: Named.nullable(),
  origin: GrantOrigin,
  basis: z.string(),
  since: z.iso.datetime(),
  /** Not held at this instant any more; null when no end is set. */
  until: z.iso.datetime().nullable(),
  grantedBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  ended: z.object({ at: z.iso.datetime(), by: z.string().nullable(), why: z.string().nullable() }).nullable(),
  can: z.object({ revoke: z.boolean() }),
})
export type GrantRow = z.output<typeof GrantRow>

export const ProposalState = z.enum(['waiting', 'approved', 'refused', 'withdrawn'])
export const proposalWords: Readonly<Record<z.output<typeof ProposalState>, string>> = {
  waiting: 'Ждёт второй подписи',
  approved: 'Согласовано',
  refused: 'Отклонено',
  withdrawn: 'Отозвано',
}

export const ProposalRow = z.object({
  id: z.uuid(),
  person: Named,
  role: RoleName,
  organisation: Named.nullable(),
  until: z.iso.datetime().nullable(),
  basis: z.string(),
  /** «Консоль сервера» when it was asked for there. */
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  isMine: z.boolean(),
  state: ProposalState,
  decided: z
    .object({ by: z.string().nullable(), at: z.iso.datetime(), why: z.string().nullable() })
    .nullable(),
  can: z.object({ approve: z.boolean(), refuse: z.boolean(), withdraw: z.boolean() }),
})
export type ProposalRow = z.output<typeof ProposalRow>

export const RoleRule = z.object({
  role: RoleName,
  needsTwo: z.boolean(),
  longestDays: z.int().nullable(),
  isAskedFor: z.boolean(),
  source: z.string(),
  /** Whose agreement is needed; empty when one person is enough. */
  approvedBy: z.array(RoleName),
  can: z.object({ give: z.boolean() }),
})
export type RoleRule = z.output<typeof RoleRule>
