/** Questions of the section «Госуслуги» to the server. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { readEsiaProfile } from '../contract/esia-profile.ts'

export const esiaKey = ['profile-esia'] as const

export function useEsiaProfile() {
  useRefreshOn('identity.', esiaKey)
  return useQuery({ queryKey: esiaKey, queryFn: ({ signal }) => call(readEsiaProfile, {}, { signal }) })
}
