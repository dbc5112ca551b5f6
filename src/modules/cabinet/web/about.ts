/** What the portal says of itself: asked once, known to every page of help. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { about } from '../../../platform/about/contract.ts'
import { call } from '../../../web/api.ts'

const aboutQuery = queryOptions({
  queryKey: ['about'],
  queryFn: ({ signal }) => call(about, {}, { signal }),
  staleTime: Infinity,
})

export const useAbout = () => useQuery(aboutQuery)
