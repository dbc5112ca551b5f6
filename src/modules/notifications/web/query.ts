/** Questions of these pages to the server. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import * as contract from '../contract.ts'

export const notificationsKey = ['notifications'] as const

export function useNotifications(only: 'all' | 'unread') {
  useRefreshOn('notification.', notificationsKey)
  return useInfiniteQuery({
    queryKey: [...notificationsKey, 'list', only],
    queryFn: ({ pageParam, signal }) =>
      call(
        contract.listNotifications,
        { query: { only, ...(pageParam ? { cursor: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })
}

export function useDeliveries() {
  useRefreshOn('messages.', notificationsKey)
  return useInfiniteQuery({
    queryKey: [...notificationsKey, 'deliveries'],
    queryFn: ({ pageParam, signal }) =>
      call(contract.listDeliveries, { query: pageParam ? { cursor: pageParam } : {} }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.nextCursor,
  })
}

export const settingsKey = ['message-settings'] as const
export const devicesKey = ['push-devices'] as const

export const useMessageSettings = () =>
  useQuery({
    queryKey: settingsKey,
    queryFn: ({ signal }) => call(contract.readMessageSettings, {}, { signal }),
  })

export const useDevices = () =>
  useQuery({ queryKey: devicesKey, queryFn: ({ signal }) => call(contract.listDevices, {}, { signal }) })

/** Guests have no live line, so the mailbox asks by itself. */
export const useMailbox = (search: string) =>
  useQuery({
    queryKey: ['mailbox', search],
    queryFn: ({ signal }) => call(contract.readMailbox, { query: { search } }, { signal }),
    refetchInterval: 2000,
    placeholderData: (previous) => previous,
  })
