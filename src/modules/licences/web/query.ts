/** Questions of these pages to the server. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { specialties } from '../../organisations/contract.ts'
import { listPapers, paperRules, readDraft, readPaper, workGrounds, type SectionName } from '../contract.ts'

export const papersKey = ['licences'] as const
export const draftKey = (id: string) => ['licence-draft', id] as const

export const usePapers = () =>
  useQuery({
    queryKey: [...papersKey, 'all'],
    queryFn: ({ signal }) => call(listPapers, {}, { signal }),
  })

export const paperQuery = (id: string) =>
  queryOptions({
    queryKey: [...papersKey, 'one', id],
    queryFn: ({ signal }) => call(readPaper, { params: { id } }, { signal }),
  })

export const useGrounds = (section: SectionName) =>
  useQuery({
    queryKey: [...papersKey, 'work', section],
    queryFn: ({ signal }) => call(workGrounds[section], {}, { signal }),
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
    queryKey: ['licence-rules'],
    queryFn: async ({ signal }) => {
      const [rules, all] = await Promise.all([
        call(paperRules, {}, { signal }),
        call(specialties, {}, { signal }),
      ])
      return { ...rules, specialties: all.items }
    },
    staleTime: hourMs,
  })
