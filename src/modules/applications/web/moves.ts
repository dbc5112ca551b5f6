/** How many of my own moves wait; small, for the menu carries it into the first download. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'

export const applicationsKey = ['applications'] as const

export const useCounts = () =>
  useQuery({
    queryKey: [...applicationsKey, 'counts'],
    queryFn: async ({ signal }) => call((await import('../contract.ts')).applicationCounts, {}, { signal }),
  })

/** Badge of the menu: only what waits for this very person. */
export const useMyMoves = (): number => useCounts().data?.byStatus.question ?? 0
