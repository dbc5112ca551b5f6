/** How many questions wait for my answer; small, for the menu carries it into the first download. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'

export const explanationsKey = ['explanations'] as const

const useWaiting = (side: 'to-me' | 'desk') =>
  useQuery({
    queryKey: [...explanationsKey, side, 'count'],
    queryFn: async ({ signal }) => {
      const { explanationsDesk, explanationsToMe } = await import('../contract.ts')
      return call(side === 'desk' ? explanationsDesk : explanationsToMe, { query: { size: 1 } }, { signal })
    },
  })

export const useWaitingForMe = (): number => useWaiting('to-me').data?.waiting ?? 0
/** On the desk of an administrator only what nobody has answered in time. */
export const useOverdue = (): number => useWaiting('desk').data?.overdue ?? 0
