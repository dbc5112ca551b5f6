/** The number on the bell; small, because it is in the first download. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { useSession } from '../../../web/session.tsx'

export function useUnread(): number {
  const isMine = useSession()?.permissions.has('notifications.own') ?? false
  useRefreshOn('notification.', ['notifications'])
  const { data } = useQuery({
    queryKey: ['notifications', 'unread'],
    queryFn: async ({ signal }) => call((await import('../contract.ts')).unreadCount, {}, { signal }),
    enabled: isMine,
  })
  return data?.unread ?? 0
}
