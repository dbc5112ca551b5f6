/** Addresses of the learner. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { invalid } from '../../../platform/refusals.ts'
import { Basis, programmeNotFound } from '../../learning/contract.ts'
import * as no from './refusals.ts'
import { Study } from './shapes.ts'
import { StudyState, Tab } from './words.ts'

const Id = z.object({ id: z.uuid() })

export const enrol = endpoint({
  method: 'POST',
  path: '/api/studies',
  summary: 'Записаться на программу; модуль и мероприятие начинаются сразу, программа ждёт зачисления',
  body: z.strictObject({
    programmeId: z.uuid(),
    sessionId: z.uuid().nullable().default(null),
    basis: Basis.nullable().default(null),
    specialty: z.string().max(60).nullable().default(null),
  }),
  reply: Study,
  success: 201,
  problems: [
    invalid,
    programmeNotFound,
    no.programmeClosed,
    no.studyTwice,
    no.studyFinishedBefore,
    no.sessionClosed,
    no.noPlaces,
    no.tooManyStudies,
  ],
})
export const cancelStudy = endpoint({
  method: 'POST',
  path: '/api/studies/:id/cancellation',
  summary: 'Отменить заявку или обучение, пока оно не завершено',
  params: Id,
  reply: Study,
  problems: [no.studyNotFound, no.studyPassed],
})
export const remindOrganisation = endpoint({
  method: 'POST',
  path: '/api/studies/:id/reminder',
  summary: 'Напомнить организации, срок которой прошёл; раз в день',
  params: Id,
  reply: Study,
  problems: [no.studyNotFound, no.nothingToRemind, no.remindedToday],
})
export const listStudies = endpoint({
  method: 'GET',
  path: '/api/studies',
  summary: 'Моё обучение: идёт, завершено, остальное',
  query: z.object({
    tab: Tab.default('current'),
    cursor: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  reply: z.object({
    items: z.array(Study),
    counts: z.record(Tab, z.int()),
    nextCursor: z.string().nullable(),
  }),
})
export const readStudy = endpoint({
  method: 'GET',
  path: '/api/studies/:id',
  summary: 'Одно обучение',
  params: Id,
  reply: Study,
  problems: [no.studyNotFound],
})
/** What the page of a programme asks: whether this person learns it already. */
export const studyOfProgramme = endpoint({
  method: 'GET',
  path: '/api/studies/programmes/:id',
  summary: 'Моё обучение по этой программе, если оно есть',
  params: Id,
  reply: z.object({ study: z.object({ id: z.uuid(), state: StudyState }).nullable() }),
})
