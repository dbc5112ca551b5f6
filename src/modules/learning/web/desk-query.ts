/** Questions of the desks to the server. */
import { queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import {
  listOwnProgrammes,
  listProviders,
  readDeskProgramme,
  readOwnProvider,
  type DeskState,
} from '../contract.ts'

export const deskKey = ['teaching'] as const

export const useDesk = (state: DeskState | undefined, text: string) =>
  useInfiniteQuery({
    queryKey: [...deskKey, 'list', state ?? '', text],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call(
        listOwnProgrammes,
        {
          query: {
            text,
            limit: 25,
            ...(state ? { state } : {}),
            ...(pageParam ? { cursor: pageParam } : {}),
          },
        },
        { signal },
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  })

export const deskProgrammeQuery = (id: string) =>
  queryOptions({
    queryKey: [...deskKey, 'one', id],
    queryFn: ({ signal }) => call(readDeskProgramme, { params: { id } }, { signal }),
  })

export const useRequest = () =>
  useQuery({
    queryKey: [...deskKey, 'request'],
    queryFn: ({ signal }) => call(readOwnProvider, {}, { signal }),
  })

export const useRequests = () =>
  useQuery({
    queryKey: [...deskKey, 'requests'],
    queryFn: ({ signal }) => call(listProviders, { query: {} }, { signal }),
  })
