/** Questions of the journal to the server. */
import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import {
  explanationsDesk,
  explanationsToMe,
  ownJournal,
  readAccess,
  readExplanation,
  type ExplanationState,
  type JournalHow,
  type JournalView,
} from '../contract.ts'
import { explanationsKey } from './waiting.ts'

export const journalKey = ['journal'] as const

export interface JournalFilters {
  readonly view: JournalView
  readonly how: JournalHow | undefined
  readonly from: string
  readonly to: string
}

export const useOwnJournal = ({ view, how, from, to }: JournalFilters) =>
  useInfiniteQuery({
    queryKey: [...journalKey, 'own', view, how, from, to],
    initialPageParam: undefined as number | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      call(
        ownJournal,
        { query: { view, how, from: from || undefined, to: to || undefined, cursor: pageParam } },
        { signal },
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  })

export const accessQuery = (id: number) =>
  queryOptions({
    queryKey: [...journalKey, 'entry', id],
    queryFn: ({ signal }) => call(readAccess, { params: { id } }, { signal }),
  })

/** The newest few, for a sheet of another page. */
export const useLatestLooks = (limit: number) =>
  useQuery({
    queryKey: [...journalKey, 'latest', limit],
    queryFn: ({ signal }) => call(ownJournal, { query: { view: 'others', limit } }, { signal }),
  })

export type Side = 'to-me' | 'desk'

export const useCases = (side: Side, state: ExplanationState, page: number) =>
  useQuery({
    queryKey: [...explanationsKey, side, state, page],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call(
        side === 'desk' ? explanationsDesk : explanationsToMe,
        { query: { state, page, size: caseSize } },
        { signal },
      ),
  })
export const caseSize = 25

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: [...explanationsKey, 'one', id],
    queryFn: ({ signal }) => call(readExplanation, { params: { id } }, { signal }),
    // Each opening is a line in the journal of the person: not asked anew without need.
    staleTime: 60_000,
  })
