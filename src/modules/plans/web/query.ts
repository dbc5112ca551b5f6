/** Questions of these pages to the server. */
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { currentPlan, listPlans, readAround, readCalendarAddress, readDraft, readPlan } from '../contract.ts'

export const plansKey = ['plans'] as const

export const currentQuery = queryOptions({
  queryKey: [...plansKey, 'current'],
  queryFn: ({ signal }) => call(currentPlan, {}, { signal }),
})

export const planQuery = (id: string) =>
  queryOptions({
    queryKey: [...plansKey, 'one', id],
    queryFn: ({ signal }) => call(readPlan, { params: { id } }, { signal }),
  })

export const listQuery = queryOptions({
  queryKey: [...plansKey, 'list'],
  queryFn: ({ signal }) => call(listPlans, {}, { signal }),
})

export const aroundQuery = queryOptions({
  queryKey: [...plansKey, 'around'],
  queryFn: ({ signal }) => call(readAround, {}, { signal }),
})

export const draftQuery = queryOptions({
  queryKey: [...plansKey, 'draft'],
  queryFn: ({ signal }) => call(readDraft, {}, { signal }),
  // The draft under one's hands is the truth: it is read when the page opens.
  staleTime: 0,
  gcTime: 0,
})

export const addressQuery = queryOptions({
  queryKey: [...plansKey, 'address'],
  queryFn: ({ signal }) => call(readCalendarAddress, {}, { signal }),
})
