/** Addresses of a listener: my events, being there, answers, codes. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import * as no from './shapes.ts'
import { Meeting } from './shapes.ts'

const Id = z.object({ id: z.uuid() })

export const listMeetings = endpoint({
  method: 'GET',
  path: '/api/presence/meetings',
  summary: 'Мои мероприятия: идут, впереди, прошли',
  reply: z.object({ items: z.array(Meeting) }),
})

/** Of an event that one is enrolled in, whether its presence is kept or not; null: none, or none any more. */
export const readBroadcast = endpoint({
  method: 'GET',
  path: '/api/presence/studies/:id/broadcast',
  summary: 'Трансляция мероприятия, на которое человек записан: ссылка — за час до начала и до конца дня',
  params: Id,
  reply: z.object({ broadcast: no.Broadcast.nullable() }),
  problems: [no.meetingNotFound],
})

export const readMeeting = endpoint({
  method: 'GET',
  path: '/api/presence/meetings/:id',
  summary: 'Моё мероприятие: время, присутствие, открытая проверка',
  params: Id,
  reply: Meeting,
  problems: [no.meetingNotFound],
})

/** Sent every half minute while the page is open; minutes are counted by the server's clock between two of them. */
export const beat = endpoint({
  method: 'POST',
  path: '/api/presence/meetings/:id/beat',
  summary: 'Я на мероприятии: время между двумя отметками засчитывается как просмотренное',
  params: Id,
  reply: Meeting,
  problems: [no.meetingNotFound, no.meetingNotOn],
})

export const answerCheck = endpoint({
  method: 'POST',
  path: '/api/presence/meetings/:id/answers',
  summary: 'Ответ «Я здесь» на открытую проверку присутствия',
  params: Id,
  body: z.object({
    n: z
      .int()
      .min(1)
      .max(14 * 12),
  }),
  reply: Meeting,
  problems: [no.meetingNotFound, no.checkOver, no.checkNotAsked],
})

export const CodeEntry = z.object({
  code: z.string().trim().min(1, 'Введите код, который дал организатор').max(60, 'Слишком длинно для кода'),
  /** The event on whose page it was typed. */
  meetingId: z.uuid().optional(),
})

export const enterCode = endpoint({
  method: 'POST',
  path: '/api/presence/codes',
  summary: 'Ввести код мероприятия (ИКП): одноразовый, засчитывает участие',
  body: CodeEntry,
  reply: Meeting,
  problems: [
    no.codeUnknown,
    no.codeTaken,
    no.codeEarly,
    no.codeLate,
    no.codeVoid,
    no.codeElsewhere,
    no.notEnrolled,
    no.creditedBefore,
  ],
})
