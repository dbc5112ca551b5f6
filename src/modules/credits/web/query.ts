/** Questions of these pages to the server. */
import { queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import {
  findCorrections,
  listActivities,
  listClaims,
  listCycles,
  listEntries,
  readActivity,
  readClaim,
  readCycle,
  readPackage,
  type CreditKind,
} from '../contract.ts'

export const creditsKey = ['credits'] as const

export const useCycles = () =>
  useQuery({
    queryKey: [...creditsKey, 'all'],
    queryFn: ({ signal }) => call(listCycles, {}, { signal }),
  })

export const cycleQuery = (id: string) =>
  queryOptions({
    queryKey: [...creditsKey, 'one', id],
    queryFn: ({ signal }) => call(readCycle, { params: { id } }, { signal }),
  })

export const packageQuery = (id: string) =>
  queryOptions({
    queryKey: [...creditsKey, 'package', id],
    queryFn: ({ signal }) => call(readPackage, { params: { id } }, { signal }),
  })

export const useActivities = () =>
  useQuery({
    queryKey: [...creditsKey, 'activities'],
    queryFn: ({ signal }) => call(listActivities, {}, { signal }),
  })

export const activityQuery = (id: string) =>
  queryOptions({
    queryKey: [...creditsKey, 'activity', id],
    queryFn: ({ signal }) => call(readActivity, { params: { id } }, { signal }),
  })

export const claimQuery = (id: string) =>
  queryOptions({
    queryKey: [...creditsKey, 'claim', id],
    queryFn: ({ signal }) => call(readClaim, { params: { id } }, { signal }),
  })

const pageSize = 25

export const useEntries = (id: string, kind: CreditKind | undefined) =>
  useInfiniteQuery({
    queryKey: [...creditsKey, 'entries', id, kind ?? ''],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call(listEntries, { params: { id }, query: { kind, cursor: pageParam, limit: pageSize } }, { signal }),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  })

export const claimsKey = ['claims'] as const

export const useClaims = (state: 'open' | 'decided') =>
  useInfiniteQuery({
    queryKey: [...claimsKey, state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call(listClaims, { query: { state, cursor: pageParam, limit: pageSize } }, { signal }),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  })

export const useCorrections = (text: string) =>
  useInfiniteQuery({
    queryKey: [...claimsKey, 'all', text],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      call(findCorrections, { query: { text, cursor: pageParam, limit: pageSize } }, { signal }),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  })
