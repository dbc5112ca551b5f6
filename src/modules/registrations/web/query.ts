/** Questions of these pages to the server. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { listRegistrations, readRegistration } from '../contract.ts'

export const registrationsKey = ['registrations'] as const

export const useRegistrations = () =>
  useQuery({
    queryKey: [...registrationsKey, 'all'],
    queryFn: ({ signal }) => call(listRegistrations, {}, { signal }),
  })

export const oneQuery = (id: string) =>
  queryOptions({
    queryKey: [...registrationsKey, 'one', id],
    queryFn: ({ signal }) => call(readRegistration, { params: { id } }, { signal }),
  })
