/** Questions of the pages of contents to the server. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import {
  listClaims,
  listReviews,
  readAttempt,
  readBank,
  readCourse,
  readOutline,
  type Course,
} from '../contract.ts'

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
export const reviewsQuery = infiniteQueryOptions({
  queryKey: [...contentKey, 'reviews'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ signal, pageParam }) =>
    call(listReviews, { query: pageParam === undefined ? {} : { cursor: pageParam } }, { signal }),
  getNextPageParam: (page) => page.nextCursor ?? undefined,
})

export const claimsQuery = infiniteQueryOptions({
  queryKey: [...contentKey, 'claims'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ signal, pageParam }) =>
    call(listClaims, { query: pageParam === undefined ? {} : { cursor: pageParam } }, { signal }),
  getNextPageParam: (page) => page.nextCursor ?? undefined,
})

/** A study may have no course to open: that is an answer, as lasting as a course, and not a failure to ask again about. */
export type NoCourse = 'none' | 'empty' | 'not-begun'
export interface CourseAnswer {
  readonly course: Course | null
  readonly why: NoCourse | null
}
function withoutCourse(error: unknown): CourseAnswer {
  const { status, code } = refusedBy(error)
  if (code === 'course.empty') return { course: null, why: 'empty' }
  if (code === 'course.not-begun') return { course: null, why: 'not-begun' }
  if (status === 404) return { course: null, why: 'none' }
  throw error
}
export const courseQuery = (id: string) =>
  queryOptions({
    queryKey: [...courseKey, 'one', id],
    queryFn: ({ signal }): Promise<CourseAnswer> =>
      call(readCourse, { params: { id } }, { signal }).then(
        (course) => ({ course, why: null }),
        withoutCourse,
      ),
  })
export const attemptQuery = (id: string) =>
  queryOptions({
    queryKey: [...courseKey, 'attempt', id],
    queryFn: ({ signal }) => call(readAttempt, { params: { id } }, { signal }),
  })
