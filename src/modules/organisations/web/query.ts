/** Questions of these pages to the server. */
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { readOrganisation, searchOrganisations, type OrganisationKind } from '../contract.ts'

export const organisationsKey = ['organisations'] as const

export interface Search {
  readonly text: string
  readonly kind: OrganisationKind | undefined
  readonly region: string
  readonly page: number
}

export const pageSize = 20

export const useOrganisations = (s: Search) =>
  useQuery({
    queryKey: [...organisationsKey, 'list', s],
    queryFn: ({ signal }) =>
      call(
        searchOrganisations,
        {
          query: {
            text: s.text,
            page: s.page,
            size: pageSize,
            ...(s.kind ? { kind: s.kind } : {}),
            ...(s.region ? { region: s.region } : {}),
          },
        },
        { signal },
      ),
    // While letters are typed the old rows stay: nothing jumps.
    placeholderData: keepPreviousData,
  })

export const oneQuery = (id: string) =>
  queryOptions({
    queryKey: [...organisationsKey, 'one', id],
    queryFn: ({ signal }) => call(readOrganisation, { params: { id } }, { signal }),
  })
