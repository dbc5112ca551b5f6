/** Questions of the pages of contents to the server. */
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { listReviews, readAttempt, readBank, readCourse, readOutline } from '../contract.ts'

export const contentKey = ['content'] as const
export const courseKey = ['course'] as const

export const outlineQuery = (id: string) =>
  queryOptions({
    queryKey: [...contentKey, 'outline', id],
    queryFn: ({ signal }) => call(readOutline, { params: { id } }, { signal }),
  })
export const bankQuery = (id: string) =>
  queryOptions({
    queryKey: [...contentKey, 'bank', id],
    queryFn: ({ signal }) => call(readBank, { params: { id } }, { signal }),
  })
export const reviewsQuery = queryOptions({
  queryKey: [...contentKey, 'reviews'],
  queryFn: ({ signal }) => call(listReviews, {}, { signal }),
})
export const courseQuery = (id: string) =>
  queryOptions({
    queryKey: [...courseKey, 'one', id],
    queryFn: ({ signal }) => call(readCourse, { params: { id } }, { signal }),
  })
export const attemptQuery = (id: string) =>
  queryOptions({
    queryKey: [...courseKey, 'attempt', id],
    queryFn: ({ signal }) => call(readAttempt, { params: { id } }, { signal }),
  })
