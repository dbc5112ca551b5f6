/** Questions of the catalogue to the server. */
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../../web/api.ts'
import { readProgramme, searchCatalogue } from '../contract.ts'

export const catalogueKey = ['catalogue'] as const

export type Search = z.input<typeof searchCatalogue.query>

export const pageSize = 20

export const useCatalogue = (query: Search) =>
  useQuery({
    queryKey: [...catalogueKey, 'list', query],
    queryFn: ({ signal }) => call(searchCatalogue, { query }, { signal }),
    // While filters change the old rows stay: nothing jumps.
    placeholderData: keepPreviousData,
  })

export const programmeQuery = (id: string) =>
  queryOptions({
    queryKey: [...catalogueKey, 'one', id],
    queryFn: ({ signal }) => call(readProgramme, { params: { id } }, { signal }),
  })
