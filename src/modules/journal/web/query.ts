/** Questions of the journal to the server. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { objectJournal, ownJournal, type JournalView } from '../contract.ts'

export const journalKey = ['journal'] as const

export const useOwnJournal = (view: JournalView) =>
  useInfiniteQuery({
    queryKey: [...journalKey, 'own', view],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) => call(ownJournal, { query: { view, cursor: pageParam } }, { signal }),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  })

/** The newest few, for a sheet of another page. */
export const useLatestLooks = (limit: number) =>
  useQuery({
    queryKey: [...journalKey, 'latest', limit],
    queryFn: ({ signal }) => call(ownJournal, { query: { view: 'others', limit } }, { signal }),
  })

export const useObjectJournal = (kind: string, id: string) =>
  useQuery({
    queryKey: [...journalKey, 'object', kind, id],
    queryFn: ({ signal }) => call(objectJournal, { params: { kind, id }, query: {} }, { signal }),
  })
