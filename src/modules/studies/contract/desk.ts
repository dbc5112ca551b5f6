/** Addresses of the organisation that teaches: who is enrolled, results, tables. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { invalid } from '../../../platform/refusals.ts'
import * as no from './refusals.ts'
import { Learner } from './shapes.ts'
import { DeskTab, StudyState } from './words.ts'

const Id = z.object({ id: z.uuid() })
const why = z.string().trim().max(500, 'Не длиннее 500 знаков').default('')
const paper = z.string().trim().max(60, 'Не длиннее 60 знаков').default('')

export const listLearners = endpoint({
  method: 'GET',
  path: '/api/studies/desk/learners',
  summary: 'Кто учится в своей организации: ждут зачисления, учатся, завершили',
  query: z.object({
    state: DeskTab.default('applied'),
    programmeId: z.uuid().optional(),
    text: z.string().trim().max(100).default(''),
    cursor: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    items: z.array(Learner),
    counts: z.partialRecord(DeskTab, z.int()),
    nextCursor: z.string().nullable(),
  }),
  problems: [no.noTeacher],
})
export const decideEnrolments = endpoint({
  method: 'POST',
  path: '/api/studies/desk/enrolments',
  summary: 'Зачислить приказом или отказать с причиной; до 200 за раз, все или никто',
  body: z.strictObject({
    ids: z.array(z.uuid()).min(1).max(200),
    to: z.enum(['learning', 'refused']),
    orderNumber: paper,
    why,
  }),
  reply: z.object({ decided: z.int() }),
  problems: [no.studyNotFound, no.studyPassed, no.ownResult, invalid],
})
export const ResultFields = z.strictObject({
  id: z.uuid(),
  result: z.enum(['finished', 'failed']),
  finishedOn: z.string().max(20).default(''),
  /** Where it is another day than the one of enrolment; a session has its own. */
  startsOn: z.string().max(20).default(''),
  documentNumber: paper,
  why,
})
export type ResultFields = z.output<typeof ResultFields>
export const enterResults = endpoint({
  method: 'POST',
  path: '/api/studies/desk/results',
  summary: 'Внести результаты обучения; до 200 за раз, все или ни одного',
  body: z.strictObject({ items: z.array(ResultFields).min(1).max(200) }),
  reply: z.object({ entered: z.int() }),
  problems: [no.studyNotFound, no.studyPassed, no.ownResult, invalid],
})
export const annulStudy = endpoint({
  method: 'POST',
  path: '/api/studies/desk/learners/:id/annulment',
  summary: 'Отозвать внесённый результат с причиной: ЗЕТ снимаются, документ отзывается',
  params: Id,
  body: z.strictObject({ why }),
  reply: z.object({ id: z.uuid(), state: StudyState }),
  problems: [no.studyNotFound, no.studyPassed, no.ownResult, invalid],
})

/** Words of the heading. */
export const resultColumns = {
  programme: 'Программа',
  snils: 'СНИЛС',
  fullName: 'Фамилия, имя, отчество',
  result: 'Результат',
  startsOn: 'Дата начала',
  finishedOn: 'Дата окончания',
  documentNumber: 'Номер документа',
  orderNumber: 'Номер приказа',
  specialty: 'Специальность',
  basis: 'Основа',
  why: 'Причина',
} as const
export type ResultColumn = keyof typeof resultColumns

export const RowResult = z.enum(['learning', 'finished', 'failed'])
export type RowResult = z.output<typeof RowResult>
export const resultWords: Record<RowResult, string> = {
  learning: 'зачислен',
  finished: 'освоил',
  failed: 'не освоил',
}

export const ResultFault = z.object({ line: z.int(), column: z.string(), message: z.string() })
export type ResultFault = z.output<typeof ResultFault>

export const mostResultRows = 1000

export const importResults = endpoint({
  method: 'POST',
  path: '/api/studies/desk/tables',
  summary: 'Загрузить список зачисленных и результаты таблицей: все или ни одного; проверка без сохранения',
  body: z.strictObject({
    text: z.string().max(220_000, 'Таблица слишком велика: загрузите её частями'),
    isDry: z.boolean().default(true),
  }),
  reply: z.object({
    read: z.int(),
    saved: z.int(),
    /** What would be, or was, done: by result. */
    counts: z.partialRecord(RowResult, z.int()),
    /** Lines that stand as they are in the table already. */
    unchanged: z.int(),
    /** The first hundred, in the order of lines. */
    faults: z.array(ResultFault),
    faultCount: z.int(),
  }),
  problems: [no.noTeacher, no.noPlaces],
})
