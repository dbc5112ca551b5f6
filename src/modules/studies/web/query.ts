/** Questions of these pages to the server. */
import { queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import {
  listDeskQuestions,
  listDeskReviews,
  listLearners,
  listNotes,
  listQuestions,
  listStudies,
  readOwnReview,
  readReviews,
  readStudy,
  studyOfProgramme,
  type DeskTab,
  type ReviewTab,
  type Tab,
} from '../contract.ts'

export const studiesKey = ['studies'] as const

const pageSize = 25
const first = { initialPageParam: undefined as string | undefined }
const next = {
  getNextPageParam: (last: { readonly nextCursor: string | null }) => last.nextCursor ?? undefined,
}

export const useStudies = (tab: Tab) =>
  useInfiniteQuery({
    queryKey: [...studiesKey, 'list', tab],
    ...first,
    queryFn: ({ signal, pageParam }) =>
      call(listStudies, { query: { tab, cursor: pageParam, limit: pageSize } }, { signal }),
    ...next,
  })

export const studyQuery = (id: string) =>
  queryOptions({
    queryKey: [...studiesKey, 'one', id],
    queryFn: ({ signal }) => call(readStudy, { params: { id } }, { signal }),
  })

export const useStanding = (programmeId: string, isSignedIn: boolean) =>
  useQuery({
    queryKey: [...studiesKey, 'programme', programmeId],
    queryFn: ({ signal }) => call(studyOfProgramme, { params: { id: programmeId } }, { signal }),
    enabled: isSignedIn,
  })

export const notesKey = (id: string) => [...studiesKey, 'notes', id] as const
export const useNotes = (id: string) =>
  useQuery({
    queryKey: notesKey(id),
    queryFn: ({ signal }) => call(listNotes, { params: { id } }, { signal }),
  })

export const questionsKey = (id: string) => [...studiesKey, 'questions', id] as const
export const useQuestions = (id: string, enabled = true) =>
  useQuery({
    enabled,
    queryKey: questionsKey(id),
    queryFn: ({ signal }) => call(listQuestions, { params: { id } }, { signal }),
  })

export const reviewKey = (id: string) => [...studiesKey, 'review', id] as const
export const useOwnReview = (id: string) =>
  useQuery({
    queryKey: reviewKey(id),
    queryFn: ({ signal }) => call(readOwnReview, { params: { id } }, { signal }),
  })

export const useReviews = (programmeId: string) =>
  useInfiniteQuery({
    queryKey: ['reviews', programmeId],
    ...first,
    queryFn: ({ signal, pageParam }) =>
      call(readReviews, { params: { id: programmeId }, query: { cursor: pageParam, limit: 10 } }, { signal }),
    ...next,
  })

export const learnersKey = ['learners'] as const
export const useLearners = (state: DeskTab, text: string) =>
  useInfiniteQuery({
    queryKey: [...learnersKey, 'list', state, text],
    ...first,
    queryFn: ({ signal, pageParam }) =>
      call(listLearners, { query: { state, text, cursor: pageParam, limit: 50 } }, { signal }),
    ...next,
  })
export const useDeskQuestions = (state: 'open' | 'answered') =>
  useInfiniteQuery({
    queryKey: [...learnersKey, 'questions', state],
    ...first,
    queryFn: ({ signal, pageParam }) =>
      call(listDeskQuestions, { query: { state, cursor: pageParam, limit: pageSize } }, { signal }),
    ...next,
  })
export const useDeskReviews = (state: ReviewTab) =>
  useInfiniteQuery({
    queryKey: [...learnersKey, 'reviews', state],
    ...first,
    queryFn: ({ signal, pageParam }) =>
      call(listDeskReviews, { query: { state, cursor: pageParam, limit: pageSize } }, { signal }),
    ...next,
  })
