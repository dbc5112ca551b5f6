/** Addresses of whoever learns: the course, its items, what was done in them. */
import { z } from 'zod'
import { bytes, endpoint } from '../../../platform/endpoint.ts'
import { invalid } from '../../../platform/refusals.ts'
import { ExternalClaim } from './external-place.ts'
import { Launch } from './play.ts'
import { AnswerValue, ShownQuestion } from './questions.ts'
import * as no from './refusals.ts'
import { AttemptState, ItemKind, ItemState, TestPurpose } from './words.ts'

/** `id`: of the study. */
const Study = z.object({ id: z.uuid() })
const OfItem = Study.extend({ itemId: z.uuid() })
const share = z.number().min(0).max(1)

export const CourseItem = z.object({
  id: z.uuid(),
  kind: ItemKind,
  title: z.string(),
  /** Lessons of a package, seconds of a film, pages, questions of a try. */
  amount: z.int(),
  isRequired: z.boolean(),
  state: ItemState,
  share,
  score: share.nullable(),
  /** Page of a document, second of a film. */
  place: z.int().nullable(),
  /** Its turn has not come: what opens it. */
  closed: z
    .object({
      why: z.enum(['entry', 'final']),
      by: z.array(z.object({ id: z.uuid(), title: z.string() })),
    })
    .nullable(),
  test: z
    .object({
      purpose: TestPurpose,
      passPercent: z.int(),
      minutes: z.int().nullable(),
      attemptsLeft: z.int().nullable(),
      /** Tries so far, oldest first. */
      attempts: z.array(z.object({ id: z.uuid(), number: z.int(), state: AttemptState })),
    })
    .nullable(),
  /** On another platform. */
  external: z
    .object({
      platform: z.string(),
      /** Who confirms it. */
      organisation: z.string(),
      claim: ExternalClaim.nullable(),
      can: z.object({ claim: z.boolean(), takeBack: z.boolean() }),
    })
    .nullable(),
})
export type CourseItem = z.output<typeof CourseItem>

export const Course = z.object({
  studyId: z.uuid(),
  programmeId: z.uuid(),
  title: z.string(),
  /** Of the programme as learnt: number of its edition. */
  edition: z.int(),
  items: z.array(CourseItem),
  /** Of required items. */
  share,
  isDone: z.boolean(),
  /** Where the learner left; null before the first opening. */
  lastItemId: z.uuid().nullable(),
  /** Bytes of everything that can be downloaded; 0: nothing. */
  archiveBytes: z.int(),
  /** The study is under way: what is done counts. */
  can: z.object({ learn: z.boolean() }),
})
export type Course = z.output<typeof Course>

const begun = [no.courseNotFound, no.courseNotBegun, no.courseEmpty]

export const readCourse = endpoint({
  method: 'GET',
  path: '/api/courses/:id',
  summary: 'Содержание своего обучения: что сделано и где остановились',
  params: Study,
  reply: Course,
  problems: begun,
})
export const launchItem = endpoint({
  method: 'POST',
  path: '/api/courses/:id/items/:itemId/launch',
  summary: 'Открыть раздел: адрес с коротким сроком и место, где остановились',
  params: OfItem,
  reply: Launch,
  problems: [...begun, no.entryFirst, no.itemNotFound],
})

/** What one device says of one item; `seq` counts up on it, `saidAt` is when it was so. */
const said = { seq: z.int().min(1), itemId: z.uuid(), saidAt: z.iso.datetime() }
export const Report = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('scorm'),
    ...said,
    sco: z.string().min(1).max(4000),
    /** As scorm-again keeps it: `{ cmi: … }`. */
    cmi: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({
    kind: z.literal('video'),
    ...said,
    place: z.number().min(0).max(86_400),
    /** Seconds that were played since the page was opened; those of earlier reports may be among them. */
    played: z.array(z.tuple([z.number().min(0).max(86_400), z.number().min(0).max(86_400)])).max(200),
  }),
  z.strictObject({ kind: z.literal('pdf'), ...said, page: z.int().min(1).max(5000) }),
])
export type Report = z.output<typeof Report>

/** `older`: another device said something later, its place stays. `refused`: no such item, or it cannot be so. */
export const Outcome = z.enum(['kept', 'repeat', 'older', 'refused'])
export type Outcome = z.output<typeof Outcome>

export const sendReports = endpoint({
  method: 'POST',
  path: '/api/courses/:id/reports',
  summary: 'Что сделано в разделах, по порядку. Повтор ничего не меняет: у каждого сообщения номер',
  params: Study,
  body: z.strictObject({
    deviceId: z.uuid(),
    /** «Chrome, Windows»: for the warning on another device. */
    deviceName: z.string().trim().max(80).default(''),
    reports: z.array(Report).min(1).max(50),
  }),
  reply: z.object({
    outcomes: z.array(z.object({ seq: z.int(), outcome: Outcome })),
    /** Who said later, when something of this was `older`. */
    newer: z.object({ at: z.iso.datetime(), device: z.string() }).nullable(),
    items: z.array(z.object({ id: z.uuid(), state: ItemState, share, score: share.nullable() })),
    share,
    isDone: z.boolean(),
  }),
  problems: begun,
})

export const readPage = endpoint({
  method: 'GET',
  path: '/api/courses/:id/items/:itemId/pages/:page',
  summary: 'Картинка одной страницы документа',
  params: OfItem.extend({ page: z.coerce.number().int().min(1).max(5000) }),
  reply: bytes(['image/jpeg'], 20 * 1024 * 1024),
  problems: [...begun, no.entryFirst, no.itemNotFound, no.pageNotFound],
})
export const readArchive = endpoint({
  method: 'GET',
  path: '/api/courses/:id/archive',
  summary: 'Все материалы обучения одним архивом',
  params: Study,
  reply: bytes(['application/zip'], 4 * 1024 * 1024 * 1024),
  problems: [...begun, no.entryFirst],
})

/** Right answers and explanations stand beside one's own once the test is passed or no try is left; till then only the points. */
export const AttemptQuestion = z.object({
  shown: ShownQuestion,
  answer: AnswerValue.nullable(),
  /** Null until the end, and of a free answer until somebody read it. */
  points: z.number().nullable(),
  right: AnswerValue.nullable(),
  explanation: z.string().nullable(),
  remark: z.string().nullable(),
})
export const Attempt = z.object({
  id: z.uuid(),
  studyId: z.uuid(),
  itemId: z.uuid(),
  title: z.string(),
  purpose: TestPurpose,
  number: z.int(),
  state: AttemptState,
  passPercent: z.int(),
  beganAt: z.iso.datetime(),
  dueAt: z.iso.datetime().nullable(),
  /** By the server's clock when the reply left: whoever shows the rest of time leans on it. */
  now: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** While free answers wait: by which day they are marked. */
  markDueOn: z.iso.date().nullable(),
  questions: z.array(AttemptQuestion),
  /** Right answers and explanations are here. */
  isExplained: z.boolean(),
  points: z.number().nullable(),
  maxPoints: z.number(),
  isPassed: z.boolean().nullable(),
  attemptsLeft: z.int().nullable(),
  can: z.object({ answer: z.boolean(), repeat: z.boolean() }),
})
export type Attempt = z.output<typeof Attempt>

const OfAttempt = z.object({ id: z.uuid() })
export const startAttempt = endpoint({
  method: 'POST',
  path: '/api/courses/:id/items/:itemId/attempts',
  summary: 'Начать попытку теста или вернуться в начатую',
  params: OfItem,
  reply: Attempt,
  problems: [...begun, no.entryFirst, no.finalLater, no.itemNotFound, no.noMoreAttempts],
})
export const readAttempt = endpoint({
  method: 'GET',
  path: '/api/attempts/:id',
  summary:
    'Своя попытка: вопросы и ответы; верные ответы и объяснения — когда тест сдан или попыток больше нет',
  params: OfAttempt,
  reply: Attempt,
  problems: [no.attemptNotFound],
})
/** Ninety days. */
export const maxWaitedMs = 90 * 86_400_000
export const saveAnswer = endpoint({
  method: 'PUT',
  path: '/api/attempts/:id/answers/:question',
  summary: 'Сохранить ответ на один вопрос',
  params: OfAttempt.extend({ question: z.coerce.number().int().min(0).max(500) }),
  body: z.strictObject({
    value: AnswerValue,
    /** How long it lay on the device: of two devices the later answer stands. */
    waitedMs: z.int().min(0).max(maxWaitedMs).default(0),
  }),
  /** `older`: another device answered later, that answer stays. */
  reply: z.object({
    outcome: z.enum(['kept', 'older']),
    savedAt: z.iso.datetime(),
    answered: z.int(),
  }),
  problems: [no.attemptNotFound, no.attemptEnded, invalid],
})
export const endAttempt = endpoint({
  method: 'POST',
  path: '/api/attempts/:id/end',
  summary: 'Закончить попытку: ответы посчитаны. Повтор отвечает тем же',
  params: OfAttempt,
  reply: Attempt,
  problems: [no.attemptNotFound],
})

const Reading = z.object({
  attemptId: z.uuid(),
  question: z.int(),
  words: z.string(),
  sample: z.string(),
  answer: z.string(),
  maxPoints: z.int(),
  itemTitle: z.string(),
  programmeTitle: z.string(),
  finishedAt: z.iso.datetime(),
  /** By which day it is marked. */
  dueOn: z.iso.date().nullable(),
  isOverdue: z.boolean(),
})
export type Reading = z.output<typeof Reading>
export const listReviews = endpoint({
  method: 'GET',
  path: '/api/content/reviews',
  summary: 'Свободные ответы слушателей своей организации, которые ждут оценки; без имён',
  query: z.object({
    cursor: z.string().max(80).optional(),
    /** Tries; each may have several answers. */
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  reply: z.object({
    items: z.array(Reading),
    /** Tries that wait, and those of them past their day. */
    total: z.int(),
    overdue: z.int(),
    /** Sections on other platforms that wait to be confirmed: see `/api/content/claims`. */
    claims: z.int(),
    nextCursor: z.string().nullable(),
  }),
})
export const reviewAnswer = endpoint({
  method: 'POST',
  path: '/api/content/reviews/:id/answers/:question',
  summary: 'Оценить свободный ответ',
  params: OfAttempt.extend({ question: z.coerce.number().int().min(0).max(500) }),
  body: z.strictObject({
    points: z.number().min(0, 'Не меньше нуля').max(20),
    remark: z.string().trim().max(2000).default(''),
  }),
  reply: z.object({ left: z.int() }),
  problems: [no.attemptNotFound, no.attemptEnded, invalid],
})
