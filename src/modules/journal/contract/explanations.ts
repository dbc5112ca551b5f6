/** «Why did you look?»: one question about one line of evidence, with a deadline and an answer. Promise B4. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { event } from '../../../platform/event.ts'
import { refusal } from '../../../platform/problem.ts'
import { JournalEntry } from './entries.ts'

export const entryNotFound = refusal('journal.entry-not-found', 404, 'Такой записи в вашем журнале нет')
export const ownAct = refusal('journal.own-act', 409, 'Это сделали вы сами: спрашивать некого')
export const alreadyAsked = refusal('journal.already-asked', 409, 'Об этой записи вы уже спросили')
export const explanationNotFound = refusal('explanation.not-found', 404, 'Такого вопроса нет')
export const alreadyAnswered = refusal('explanation.already-answered', 409, 'На этот вопрос уже ответили')

export const Explanation = z.object({
  id: z.uuid(),
  words: z.string(),
  askedAt: z.iso.datetime(),
  dueOn: z.iso.date(),
  isOverdue: z.boolean(),
  answer: z
    .object({
      text: z.string(),
      at: z.iso.datetime(),
      by: z.string(),
      /** Who looked, or an administrator for them. */
      as: z.enum(['looker', 'administrator']),
    })
    .nullable(),
})
export type Explanation = z.output<typeof Explanation>

export const Access = z.object({
  entry: JournalEntry,
  /** Every look that the line folds, newest first, to the second. */
  times: z.array(z.iso.datetime()),
  explanation: Explanation.nullable(),
  /** What the law gives for an answer, and which law. */
  term: z.object({ workingDays: z.int(), source: z.string() }),
  can: z.object({ ask: z.boolean() }),
})
export type Access = z.output<typeof Access>

const EntryId = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) })
const Id = z.object({ id: z.uuid() })

export const readAccess = endpoint({
  method: 'GET',
  path: '/api/journal/entries/:id',
  summary: 'Один доступ к моим данным: кто, зачем, точное время и объяснение',
  params: EntryId,
  reply: Access,
  problems: [entryNotFound],
})

export const askExplanation = endpoint({
  method: 'POST',
  path: '/api/journal/entries/:id/explanation',
  summary: 'Спросить, зачем смотрели мои данные; у ответа есть срок',
  params: EntryId,
  body: z.strictObject({
    words: z
      .string()
      .trim()
      .min(5, 'Напишите вопрос: хотя бы несколько слов')
      .max(1000, 'Не больше 1000 знаков'),
  }),
  reply: Access,
  success: 201,
  problems: [entryNotFound, ownAct, alreadyAsked],
})

/** The question as those who answer see it. */
export const ExplanationCase = Explanation.extend({
  asker: z.string(),
  look: JournalEntry.pick({ at: true, what: true, about: true, purpose: true, how: true, from: true }).extend(
    {
      who: z.string(),
      role: z.string().nullable(),
      isMine: z.boolean(),
    },
  ),
  can: z.object({ answer: z.boolean() }),
})
export type ExplanationCase = z.output<typeof ExplanationCase>

export const ExplanationState = z.enum(['waiting', 'answered'])
export type ExplanationState = z.output<typeof ExplanationState>

const listing = {
  query: z.object({
    state: ExplanationState.default('waiting'),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
    size: z.coerce.number().int().min(1).max(100).default(25),
  }),
  reply: z.object({ items: z.array(ExplanationCase), total: z.int(), waiting: z.int(), overdue: z.int() }),
}

export const explanationsToMe = endpoint({
  method: 'GET',
  path: '/api/explanations',
  summary: 'Вопросы людей о том, зачем я смотрел их данные; ближний срок сверху',
  ...listing,
})

export const explanationsDesk = endpoint({
  method: 'GET',
  path: '/api/explanations/desk',
  summary: 'Все вопросы о просмотрах: просроченные сверху',
  ...listing,
})

export const readExplanation = endpoint({
  method: 'GET',
  path: '/api/explanations/:id',
  summary: 'Один вопрос о просмотре — тому, кто отвечает',
  params: Id,
  reply: ExplanationCase,
  problems: [explanationNotFound],
})

export const answerExplanation = endpoint({
  method: 'POST',
  path: '/api/explanations/:id/answer',
  summary: 'Объяснить просмотр: ответ увидит человек, изменить его потом нельзя',
  params: Id,
  body: z.strictObject({
    text: z
      .string()
      .trim()
      .min(20, 'Объясните подробнее: хотя бы 20 знаков')
      .max(3000, 'Не больше 3000 знаков'),
  }),
  reply: ExplanationCase,
  problems: [explanationNotFound, alreadyAnswered],
})

const Told = z.object({
  explanationId: z.uuid(),
  entryId: z.int(),
  subjectId: z.uuid(),
  actorId: z.uuid().nullable(),
  dueOn: z.iso.date(),
})
const bothSides = (e: z.output<typeof Told>) => [
  `person:${e.subjectId}`,
  ...(e.actorId ? [`person:${e.actorId}`] : []),
  'permission:explanations.manage',
]
export const explanationAsked = event('explanation.asked', Told, bothSides)
export const explanationAnswered = event('explanation.answered', Told, bothSides)
/** The last days have come, or have gone. */
export const explanationReminded = event(
  'explanation.reminded',
  Told.extend({ isOverdue: z.boolean() }),
  bothSides,
)
