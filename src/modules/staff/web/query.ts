/** Questions of these pages to the server, and their acts. */
import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Role } from '../../../platform/permissions.ts'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import {
  approveProposal,
  listGrants,
  listProposals,
  refuseProposal,
  revokeGrant,
  roleRules,
  rolesOfPerson,
  withdrawProposal,
} from '../contract.ts'

export const staffKey = ['staff'] as const
export const pageSize = 25

export interface GrantsSearch {
  readonly state: 'active' | 'ended'
  readonly role: Role | undefined
  readonly text: string
  readonly page: number
}

export function useGrants(s: GrantsSearch, enabled: boolean) {
  useRefreshOn('staff.', staffKey)
  return useQuery({
    queryKey: [...staffKey, 'grants', s],
    queryFn: ({ signal }) =>
      call(
        listGrants,
        {
          query: {
            state: s.state,
            page: s.page,
            size: pageSize,
            ...(s.role ? { role: s.role } : {}),
            ...(s.text ? { text: s.text } : {}),
          },
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
    enabled,
  })
}

export const proposalsQuery = (state: 'waiting' | 'settled') =>
  queryOptions({
    queryKey: [...staffKey, 'proposals', state],
    queryFn: ({ signal }) => call(listProposals, { query: { state } }, { signal }),
  })

export const rulesQuery = queryOptions({
  queryKey: [...staffKey, 'rules'],
  queryFn: ({ signal }) => call(roleRules, {}, { signal }),
  staleTime: 600_000,
})

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: [...staffKey, 'person', id],
    queryFn: ({ signal }) => call(rolesOfPerson, { params: { id } }, { signal }),
    // Each look is a row in the person's journal: no look without need.
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })

export const rightsActs = {
  approve: (id: string) => call(approveProposal, { params: { id } }),
  withdraw: (id: string) => call(withdrawProposal, { params: { id } }),
  refuse: (id: string, why: string) => call(refuseProposal, { params: { id }, body: { why } }),
  revoke: (id: string, why: string) => call(revokeGrant, { params: { id }, body: { why } }),
} as const

export type RightsAct = keyof typeof rightsActs

/** After any outcome the lists are fresh: another hand may have been first. */
export function useRefreshRights(): () => void {
  const cache = useQueryClient()
  return () => void cache.invalidateQueries({ queryKey: staffKey })
}
