/** Questions of the register to the server. Every look leaves a line in somebody's journal: none is repeated by itself. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { findPapers, readDeskPaper, type PaperClass, type PaperFilter } from '../contract.ts'

export const registerKey = ['licence-register'] as const

export interface Sieve {
  readonly text: string
  readonly status: PaperFilter | undefined
  readonly class: PaperClass | undefined
}

const quiet = { staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false } as const

export const registerQuery = (s: Sieve) =>
  infiniteQueryOptions({
    queryKey: [...registerKey, 'list', s],
    queryFn: ({ signal, pageParam }) =>
      call(
        findPapers,
        {
          query: {
            text: s.text,
            ...(s.status ? { status: s.status } : {}),
            ...(s.class ? { class: s.class } : {}),
            ...(pageParam ? { cursor: pageParam } : {}),
          },
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    ...quiet,
  })

export const deskPaperQuery = (id: string) =>
  queryOptions({
    queryKey: [...registerKey, 'one', id],
    queryFn: ({ signal }) => call(readDeskPaper, { params: { id } }, { signal }),
    ...quiet,
  })
