/** What pages of presence ask of the server. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import {
  listAttendees,
  listDesk,
  listMeetings,
  listUnset,
  readBroadcast,
  readDesk,
  readMeeting,
  readUnset,
} from '../contract.ts'

export const meetingsKey = ['presence'] as const
export const deskKey = ['presence-desk'] as const

export const meetingsQuery = queryOptions({
  queryKey: [...meetingsKey, 'all'],
  queryFn: ({ signal }) => call(listMeetings, {}, { signal }),
})
export const meetingQuery = (id: string) =>
  queryOptions({
    queryKey: [...meetingsKey, id],
    queryFn: ({ signal }) => call(readMeeting, { params: { id } }, { signal }),
  })
/** Asked again while there is one: the link comes when it is time. */
export const broadcastQuery = (studyId: string) =>
  queryOptions({
    queryKey: [...meetingsKey, 'broadcast', studyId],
    queryFn: ({ signal }) => call(readBroadcast, { params: { id: studyId } }, { signal }),
    refetchInterval: (query) => (query.state.data?.broadcast ? 30_000 : false),
  })
const cursorOf = (cursor: string | undefined) => ({ query: cursor ? { cursor } : {} })

export const deskQuery = infiniteQueryOptions({
  queryKey: [...deskKey, 'set'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ signal, pageParam }) => call(listDesk, cursorOf(pageParam), { signal }),
  getNextPageParam: (last) => last.nextCursor ?? undefined,
})
export const unsetQuery = infiniteQueryOptions({
  queryKey: [...deskKey, 'unset'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ signal, pageParam }) => call(listUnset, cursorOf(pageParam), { signal }),
  getNextPageParam: (last) => last.nextCursor ?? undefined,
})
export const oneUnsetQuery = (id: string) =>
  queryOptions({
    queryKey: [...deskKey, 'unset', id],
    queryFn: ({ signal }) => call(readUnset, { params: { id } }, { signal }),
  })
export const deskMeetingQuery = (id: string) =>
  queryOptions({
    queryKey: [...deskKey, id],
    queryFn: ({ signal }) => call(readDesk, { params: { id } }, { signal }),
  })
/** The live list: every quarter of a minute while the page is open. */
export const attendeesQuery = (id: string, isOn: boolean) =>
  queryOptions({
    queryKey: [...deskKey, id, 'attendees'],
    queryFn: ({ signal }) => call(listAttendees, { params: { id } }, { signal }),
    refetchInterval: isOn ? 15_000 : false,
  })
