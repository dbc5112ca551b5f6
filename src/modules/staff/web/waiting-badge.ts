/** How many roles wait for this very person's agreement: the mark beside «Роли и права». */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { useSession } from '../../../web/session.tsx'

export function useWaitingRoles(): number {
  const session = useSession()
  const { data } = useQuery({
    queryKey: ['staff', 'waiting'],
    queryFn: async ({ signal }) => {
      const { listProposals } = await import('../contract.ts')
      return call(listProposals, { query: { state: 'waiting' } }, { signal })
    },
    enabled: session?.permissions.has('roles.approve') === true,
    staleTime: 60_000,
  })
  useRefreshOn('staff.', ['staff'])
  return data?.waiting ?? 0
}
