/** What pages of presence ask of the server. */
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { listAttendees, listDesk, listMeetings, readDesk, readMeeting } from '../contract.ts'

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
export const deskQuery = queryOptions({
  queryKey: [...deskKey, 'all'],
  queryFn: ({ signal }) => call(listDesk, {}, { signal }),
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
