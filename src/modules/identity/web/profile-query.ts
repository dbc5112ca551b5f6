/** Questions of the profile to the server. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { listSessions, readProfile, type Profile } from '../contract/profile.ts'

const profileKey = ['profile'] as const
const sessionsKey = ['profile-sessions'] as const

export function useProfile() {
  useRefreshOn('identity.', profileKey, sessionsKey)
  return useQuery({ queryKey: profileKey, queryFn: ({ signal }) => call(readProfile, {}, { signal }) })
}

export const useSessions = () =>
  useQuery({ queryKey: sessionsKey, queryFn: ({ signal }) => call(listSessions, {}, { signal }) })

/** The answer of a change is the new profile itself. */
export function useProfileCache() {
  const cache = useQueryClient()
  return {
    keep: (profile: Profile) => cache.setQueryData(profileKey, profile),
    askSessions: () => cache.invalidateQueries({ queryKey: sessionsKey }),
  }
}
