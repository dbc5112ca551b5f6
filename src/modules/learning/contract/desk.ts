/** Addresses of the desks: of a provider and of whoever reviews. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { invalid } from '../../../platform/refusals.ts'
import * as no from './refusals.ts'
import {
  DeskLine,
  DeskProgramme,
  ProgrammeFields,
  Provider,
  ProviderFields,
  SessionFields,
} from './shapes.ts'
import { DeskState, ProgrammeKind, ProviderState } from './words.ts'

const Id = z.object({ id: z.uuid() })
const why = z.string().trim().min(1, 'Напишите причину').max(2000, 'Не длиннее 2000 знаков')

export const readOwnProvider = endpoint({
  method: 'GET',
  path: '/api/learning/provider',
  summary: 'Заявка своей организации на право обучать',
  reply: Provider,
  problems: [no.noOrganisation, no.notEducational],
})
export const saveProvider = endpoint({
  method: 'PUT',
  path: '/api/learning/provider',
  summary: 'Сохранить заявку организации',
  body: ProviderFields.extend({ version: z.int() }),
  reply: Provider,
  problems: [no.noOrganisation, no.notEducational, no.providerPassed, no.providerChanged],
})
export const submitProvider = endpoint({
  method: 'POST',
  path: '/api/learning/provider/submission',
  summary: 'Подать заявку организации на проверку',
  reply: Provider,
  problems: [no.noOrganisation, no.notEducational, no.providerPassed, invalid],
})
export const listProviders = endpoint({
  method: 'GET',
  path: '/api/learning/providers',
  summary: 'Заявки организаций: что ждёт проверки и что решено',
  query: z.object({ state: ProviderState.optional() }),
  reply: z.object({ items: z.array(Provider) }),
})
export const takeProvider = endpoint({
  method: 'POST',
  path: '/api/learning/providers/:id/claim',
  summary: 'Взять заявку организации в работу',
  params: Id,
  reply: Provider,
  problems: [no.providerNotFound, no.providerPassed],
})
export const decideProvider = endpoint({
  method: 'POST',
  path: '/api/learning/providers/:id/decision',
  summary: 'Открыть кабинет организации, вернуть заявку или отклонить её',
  params: Id,
  body: z.strictObject({
    to: z.enum(['open', 'rework', 'rejected']),
    why: z.string().trim().max(2000).default(''),
  }),
  reply: Provider,
  problems: [no.providerNotFound, no.providerPassed, no.ownDecision, invalid],
})

export const listOwnProgrammes = endpoint({
  method: 'GET',
  path: '/api/learning/desk/programmes',
  summary: 'Программы своей организации; у проверяющего — что ждёт проверки',
  query: z.object({
    state: DeskState.optional(),
    kind: ProgrammeKind.optional(),
    text: z.string().trim().max(200).default(''),
    cursor: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  reply: z.object({
    items: z.array(DeskLine),
    counts: z.partialRecord(DeskState, z.int()),
    nextCursor: z.string().nullable(),
  }),
  problems: [no.noOrganisation],
})
export const readDeskProgramme = endpoint({
  method: 'GET',
  path: '/api/learning/desk/programmes/:id',
  summary: 'Программа со всеми версиями',
  params: Id,
  reply: DeskProgramme,
  problems: [no.programmeNotFound],
})
export const createProgramme = endpoint({
  method: 'POST',
  path: '/api/learning/desk/programmes',
  summary: 'Завести черновик программы',
  body: ProgrammeFields,
  reply: DeskProgramme,
  success: 201,
  problems: [no.noOrganisation, no.providerNotOpen],
})
export const changeProgramme = endpoint({
  method: 'PUT',
  path: '/api/learning/desk/programmes/:id',
  summary: 'Изменить программу; после публикации — новая версия',
  params: Id,
  body: ProgrammeFields.extend({ revision: z.int() }),
  reply: DeskProgramme,
  problems: [no.programmeNotFound, no.programmeChanged, no.programmeInReview],
})
export const saveSessions = endpoint({
  method: 'PUT',
  path: '/api/learning/desk/programmes/:id/sessions',
  summary: 'Сохранить расписание наборов; новой версии не нужно',
  params: Id,
  body: z.strictObject({ sessions: z.array(SessionFields).max(100), revision: z.int() }),
  reply: DeskProgramme,
  problems: [no.programmeNotFound, no.programmeChanged, no.sessionTaken, invalid],
})
export const submitProgramme = endpoint({
  method: 'POST',
  path: '/api/learning/desk/programmes/:id/submission',
  summary: 'Подать версию на проверку',
  params: Id,
  reply: DeskProgramme,
  problems: [no.programmeNotFound, no.programmeNotDraft, no.providerNotOpen, invalid],
})
export const recallProgramme = endpoint({
  method: 'POST',
  path: '/api/learning/desk/programmes/:id/recall',
  summary: 'Отозвать версию с проверки',
  params: Id,
  reply: DeskProgramme,
  problems: [no.programmeNotFound, no.programmeNotInReview],
})
export const decideProgrammes = endpoint({
  method: 'POST',
  path: '/api/learning/desk/decisions',
  summary: 'Опубликовать версии или вернуть их с причиной; до 200 за раз',
  body: z.strictObject({
    ids: z.array(z.uuid()).min(1).max(200),
    to: z.enum(['published', 'returned']),
    why: z.string().trim().max(2000).default(''),
  }),
  reply: z.object({ decided: z.int() }),
  problems: [no.programmeNotFound, no.programmeNotInReview, no.ownDecision, invalid],
})
export const withdrawProgramme = endpoint({
  method: 'POST',
  path: '/api/learning/desk/programmes/:id/withdrawal',
  summary: 'Снять программу с причиной: заявки закроются или останутся на решение, зачисленные доучатся',
  params: Id,
  body: z.strictObject({ why, keepsApplications: z.boolean().default(false) }),
  reply: DeskProgramme,
  problems: [no.programmeNotFound, no.programmeNotPublished],
})
