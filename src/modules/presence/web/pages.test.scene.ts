/** What the server says of one event, as its listener and its organiser read it; for tests of pages. */
import { Refusal } from '../../../web/api.ts'
import type { DeskMeeting, Meeting, Standing } from '../contract.ts'

export const id = '0193a1de-0000-7000-8000-000000000001'
export const two = '0193a1de-0000-7000-8000-000000000002'
export const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
export const standing: Standing = {
  minutes: 120,
  minMinutes: 405,
  confirmed: 2,
  asked: 3,
  checks: 7,
  needed: 5,
  isConfirmed: null,
  words: '2 из 7 проверок, нужно 5; 120 минут из 405',
}
export const meeting: Meeting = {
  id,
  programmeId: two,
  title: 'Школа кардиолога',
  organisation: 'Академия',
  place: null,
  startsAt: soon(-120),
  endsAt: soon(300),
  days: [{ startsAt: soon(-120), endsAt: soon(300) }],
  broadcast: null,
  state: 'on',
  credits: 6,
  windowMinutes: 5,
  codes: null,
  standing,
  asked: [],
  question: null,
  creditedBy: null,
  studyId: two,
}
export const deskMeeting: DeskMeeting = {
  id,
  programmeId: two,
  sessionId: two,
  title: 'Школа кардиолога',
  startsAt: soon(2000),
  endsAt: soon(2400),
  days: [{ startsAt: soon(2000), endsAt: soon(2400) }],
  state: 'ahead',
  checks: 7,
  checksInAll: 7,
  windowMinutes: 5,
  minMinutes: 300,
  needed: 5,
  codes: {
    from: soon(2200),
    until: soon(9000),
    made: 40,
    used: 3,
    batches: [{ id: two, madeAt: soon(-10), made: 40, used: 3, voidedAt: null }],
  },
  version: 1,
  can: { change: true, makeCodes: true },
}
export const down = () => {
  throw new Refusal({ code: 'unavailable', status: 503, title: 'Сервис перегружен', instance: 'abcdef12-x' })
}
