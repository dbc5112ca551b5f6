/** Addresses of an organiser: conditions of presence, codes, the list of who is there. */
import { z } from 'zod'
import { bytes, endpoint } from '../../../platform/endpoint.ts'
import * as no from './shapes.ts'
import { DeskMeeting, Standing } from './shapes.ts'

const Id = z.object({ id: z.uuid() })

const Cursor = z.object({ cursor: z.string().max(80).optional() })

export const listDesk = endpoint({
  method: 'GET',
  path: '/api/presence/desk/meetings',
  summary: 'Мероприятия организации, где присутствие настроено, новые сверху',
  query: Cursor,
  reply: z.object({ items: z.array(DeskMeeting), nextCursor: z.string().nullable() }),
  problems: [no.noOrganiser],
})

export const UnsetSession = z.object({
  sessionId: z.uuid(),
  programmeId: z.uuid(),
  title: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  startsAt: z.string().nullable(),
  hours: z.int(),
})
export type UnsetSession = z.output<typeof UnsetSession>

export const listUnset = endpoint({
  method: 'GET',
  path: '/api/presence/desk/sessions',
  summary: 'Наборы мероприятий организации, которые ждут настройки, ближайшие сверху',
  query: Cursor,
  reply: z.object({ items: z.array(UnsetSession), nextCursor: z.string().nullable() }),
  problems: [no.noOrganiser],
})

export const readUnset = endpoint({
  method: 'GET',
  path: '/api/presence/desk/sessions/:id',
  summary: 'Один набор мероприятия, на котором присутствие ещё не настроено',
  params: Id,
  reply: UnsetSession,
  problems: [no.noOrganiser, no.meetingNotFound],
})

export const readDesk = endpoint({
  method: 'GET',
  path: '/api/presence/desk/meetings/:id',
  summary: 'Мероприятие организации: условия, коды',
  params: Id,
  reply: DeskMeeting,
  problems: [no.meetingNotFound],
})

const moment = z.iso.datetime({ error: 'Укажите день и время' })

export const Conditions = z.object({
  days: z
    .array(z.object({ startsAt: moment, endsAt: moment }))
    .min(1, 'Добавьте хотя бы один день')
    .max(14, 'Не больше 14 дней'),
  /** On each day; 0: only codes. */
  checks: z.int().min(0).max(12, 'Не больше 12 проверок'),
  windowMinutes: z.int().min(3, 'Не меньше 3 минут').max(15, 'Не больше 15 минут'),
  /** Null: by the rule of the day. */
  minMinutes: z
    .int()
    .min(0)
    .max(14 * 840)
    .nullable(),
  codes: z.object({ from: moment, until: moment }).nullable(),
})
export type Conditions = z.output<typeof Conditions>

export const setMeeting = endpoint({
  method: 'POST',
  path: '/api/presence/desk/meetings',
  summary: 'Настроить присутствие на наборе мероприятия: время, проверки, коды',
  body: Conditions.extend({ programmeId: z.uuid(), sessionId: z.uuid() }),
  reply: DeskMeeting,
  success: 201,
  problems: [no.noOrganiser, no.meetingNotFound, no.meetingTwice],
})

export const changeMeeting = endpoint({
  method: 'PUT',
  path: '/api/presence/desk/meetings/:id',
  summary: 'Изменить условия до начала: время проверок выбирается заново',
  params: Id,
  body: Conditions.extend({ version: z.int() }),
  reply: DeskMeeting,
  problems: [no.meetingNotFound, no.meetingBegun, no.meetingChanged],
})

export const mostCodes = 1000

export const makeCodes = endpoint({
  method: 'POST',
  path: '/api/presence/desk/meetings/:id/codes',
  summary: 'Сделать пачку кодов: файл отдаётся один раз, портал хранит только отпечатки',
  params: Id,
  body: z.object({
    count: z.int('Сколько кодов?').min(1, 'Хотя бы один').max(mostCodes, `Не больше ${mostCodes} за раз`),
    as: z.enum(['csv', 'pdf']),
  }),
  reply: bytes(['text/csv', 'application/pdf'], 10_000_000),
  problems: [no.meetingNotFound],
})

export const voidBatch = endpoint({
  method: 'POST',
  path: '/api/presence/desk/batches/:id/void',
  summary: 'Отменить пачку: неиспользованные коды больше не действуют',
  params: Id,
  reply: DeskMeeting,
  problems: [no.meetingNotFound],
})

export const Attendee = z.object({
  personId: z.uuid(),
  name: z.string(),
  /** Seen within the last minute and a half. */
  isHere: z.boolean(),
  lastSeenAt: z.iso.datetime(),
  standing: Standing,
})
export type Attendee = z.output<typeof Attendee>

export const listAttendees = endpoint({
  method: 'GET',
  path: '/api/presence/desk/meetings/:id/attendees',
  summary: 'Кто на мероприятии: минуты, подтверждённые проверки, на связи ли сейчас',
  params: Id,
  reply: z.object({ items: z.array(Attendee), here: z.int(), asked: z.int() }),
  problems: [no.meetingNotFound],
})
