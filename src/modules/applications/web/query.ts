/** Questions of these pages to the server, and the names under which answers are kept. */
import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
  type QueryClient,
} from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { listCertificates, readCertificate } from '../../credentials/contract.ts'
import { listApplications, readApplication, type ApplicationStatus } from '../contract.ts'
import { applicationsKey } from './moves.ts'

export const oneKey = (id: string) => [...applicationsKey, 'one', id] as const

/** The card itself came with the answer; what lists and counts of it must be asked. */
export const refreshLists = (cache: QueryClient): Promise<void> =>
  cache.invalidateQueries({ queryKey: applicationsKey, predicate: ({ queryKey }) => queryKey[1] !== 'one' })

export const oneQuery = (id: string) =>
  queryOptions({
    queryKey: oneKey(id),
    queryFn: ({ signal }) => call(readApplication, { params: { id } }, { signal }),
  })

export interface ListFilters {
  readonly status: readonly ApplicationStatus[]
  readonly kind: readonly string[]
  readonly from: string
  readonly to: string
  readonly text: string
}

const given = (text: string): string | undefined => (text === '' ? undefined : text)

export const useApplications = (filters: ListFilters) =>
  useInfiniteQuery({
    queryKey: [...applicationsKey, 'list', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        listApplications,
        {
          query: {
            status: [...filters.status],
            kind: [...filters.kind],
            from: given(filters.from),
            to: given(filters.to),
            text: given(filters.text),
            cursor: pageParam,
          },
        },
        { signal },
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    // A changed filter keeps the old rows until the new ones come: nothing jumps.
    placeholderData: keepPreviousData,
  })

/** The certificate made upon approval; the newest when one was replaced. */
export const useCertificate = (applicationId: string, isAwaited: boolean) =>
  useQuery({
    queryKey: ['certificates', 'of', applicationId],
    queryFn: async ({ signal }) => {
      const { items } = await call(listCertificates, { query: { applicationId } }, { signal })
      const [newest] = items
      return newest ? call(readCertificate, { params: { id: newest.id } }, { signal }) : null
    },
    enabled: isAwaited,
  })
