/** Questions of these pages to the server. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { specialties } from '../../organisations/contract.ts'
import { kindRules, listEducation, readDraft, readRecord } from '../contract.ts'

export const educationKey = ['education'] as const
export const draftKey = (id: string) => ['education-draft', id] as const

export const useEducation = () =>
  useQuery({
    queryKey: [...educationKey, 'all'],
    queryFn: ({ signal }) => call(listEducation, {}, { signal }),
  })

export const recordQuery = (id: string) =>
  queryOptions({
    queryKey: [...educationKey, 'one', id],
    queryFn: ({ signal }) => call(readRecord, { params: { id } }, { signal }),
  })

/** Not asked anew by itself: the page merges what comes from elsewhere. */
export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: draftKey(id),
    queryFn: ({ signal }) => call(readDraft, { params: { id } }, { signal }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

/** Reference books change with a new version of the portal. */
const hourMs = 3_600_000

export const useRules = () =>
  useQuery({
    queryKey: ['education-rules'],
    queryFn: async ({ signal }) => {
      const [kinds, all] = await Promise.all([
        call(kindRules, {}, { signal }),
        call(specialties, {}, { signal }),
      ])
      return { kinds: kinds.items, specialties: all.items }
    },
    staleTime: hourMs,
  })
