/** The cache of answers: fresh for half a minute, repeated only where repeating can help. */
import { QueryClient } from '@tanstack/react-query'
import { refusedBy } from './ui/refused-by.ts'

/** A refusal is an answer; only a lost connection or an overloaded server is asked again. */
export const worthRepeating = (count: number, error: unknown): boolean => {
  const { status } = refusedBy(error)
  return count < 2 && (status === 0 || status >= 502)
}

export const makeCache = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, gcTime: 10 * 60_000, retry: worthRepeating, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
