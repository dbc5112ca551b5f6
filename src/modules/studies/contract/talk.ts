/** Notes of the learner, questions to the teacher. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import * as no from './refusals.ts'

const Id = z.object({ id: z.uuid() })
const Inner = z.object({ id: z.uuid(), noteId: z.uuid() })
const text = z.string().trim().min(1, 'Напишите текст').max(4000, 'Не длиннее 4000 знаков')
const place = z.string().trim().max(300).default('')

export const Note = z.object({
  id: z.uuid(),
  place: z.string(),
  text: z.string(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
})
export type Note = z.output<typeof Note>

export const listNotes = endpoint({
  method: 'GET',
  path: '/api/studies/:id/notes',
  summary: 'Мои заметки по программе',
  params: Id,
  reply: z.object({ items: z.array(Note) }),
  problems: [no.studyNotFound],
})
export const writeNote = endpoint({
  method: 'POST',
  path: '/api/studies/:id/notes',
  summary: 'Добавить заметку',
  params: Id,
  body: z.strictObject({ place, text }),
  reply: Note,
  success: 201,
  problems: [no.studyNotFound, no.tooManyNotes],
})
export const changeNote = endpoint({
  method: 'PUT',
  path: '/api/studies/:id/notes/:noteId',
  summary: 'Изменить заметку',
  params: Inner,
  body: z.strictObject({ text, version: z.int() }),
  reply: Note,
  problems: [no.studyNotFound, no.noteNotFound, no.noteChanged],
})
export const deleteNote = endpoint({
  method: 'DELETE',
  path: '/api/studies/:id/notes/:noteId',
  summary: 'Удалить заметку',
  params: Inner,
  problems: [no.studyNotFound, no.noteNotFound],
})

export const StudyQuestion = z.object({
  id: z.uuid(),
  place: z.string(),
  text: z.string(),
  askedAt: z.iso.datetime(),
  answer: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
})
export type StudyQuestion = z.output<typeof StudyQuestion>

export const listQuestions = endpoint({
  method: 'GET',
  path: '/api/studies/:id/questions',
  summary: 'Мои вопросы преподавателю',
  params: Id,
  reply: z.object({ items: z.array(StudyQuestion), can: z.object({ ask: z.boolean() }) }),
  problems: [no.studyNotFound],
})
export const askTeacher = endpoint({
  method: 'POST',
  path: '/api/studies/:id/questions',
  summary: 'Спросить преподавателя',
  params: Id,
  body: z.strictObject({ place, text }),
  reply: StudyQuestion,
  success: 201,
  problems: [no.studyNotFound, no.studyPassed, no.tooManyQuestions],
})

export const DeskQuestion = StudyQuestion.extend({
  person: z.string(),
  programme: z.object({ id: z.uuid(), title: z.string() }),
})
export type DeskQuestion = z.output<typeof DeskQuestion>

export const listDeskQuestions = endpoint({
  method: 'GET',
  path: '/api/studies/desk/questions',
  summary: 'Вопросы учеников своей организации',
  query: z.object({
    state: z.enum(['open', 'answered']).default('open'),
    cursor: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  reply: z.object({ items: z.array(DeskQuestion), nextCursor: z.string().nullable() }),
  problems: [no.noTeacher],
})
export const answerQuestion = endpoint({
  method: 'POST',
  path: '/api/studies/desk/questions/:id/answer',
  summary: 'Ответить на вопрос ученика',
  params: Id,
  body: z.strictObject({ text }),
  reply: DeskQuestion,
  problems: [no.questionNotFound, no.questionAnswered],
})
