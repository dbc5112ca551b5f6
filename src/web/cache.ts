/** The cache of answers: fresh for half a minute, repeated only where repeating can help. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { tellSectionChange } from './section-change.ts'
import { tellSessionEnd } from './session-end.ts'
import { refusedBy } from './ui/refused-by.ts'

/** A refusal is an answer; only a lost connection or an overloaded server is asked again. */
export const worthRepeating = (count: number, error: unknown): boolean => {
  const { status } = refusedBy(error)
  return count < 2 && (status === 0 || status >= 502)
}

/** Some other 401 is about a password or a code; this one is about the session. A closed section was open a moment ago. */
const hearEnd = (error: unknown): void => {
  const { status, code } = refusedBy(error)
  if (status === 401 && code === 'unauthenticated') tellSessionEnd(true)
  if (code === 'section.closed') tellSectionChange()
}

export const makeCache = (): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({ onError: hearEnd }),
    mutationCache: new MutationCache({ onError: hearEnd }),
    defaultOptions: {
      queries: { staleTime: 30_000, gcTime: 10 * 60_000, retry: worthRepeating, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
