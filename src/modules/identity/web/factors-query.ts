/** Questions about second steps to the server. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { readFactors, type Factors } from '../contract/factors.ts'

const factorsKey = ['factors'] as const

export function useFactors() {
  useRefreshOn('identity.', factorsKey)
  return useQuery({ queryKey: factorsKey, queryFn: ({ signal }) => call(readFactors, {}, { signal }) })
}

/** The answer of a change is the new list itself. */
export function useKeepFactors() {
  const cache = useQueryClient()
  return (factors: Factors) => cache.setQueryData(factorsKey, factors)
}
