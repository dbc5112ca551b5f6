/** What this module says to the outside: addresses of the applicant's side, and its events. Promises C7, D6. */
import { z } from 'zod'
import { bytes, endpoint } from '../../platform/endpoint.ts'
import { event } from '../../platform/event.ts'
import * as refusals from './contract/refusals.ts'
import { Application, ApplicationRow, ApplicationStatus, Message, RejectionCode } from './contract/shapes.ts'

export * from './contract/desk.ts'
export * from './contract/refusals.ts'
export * from './contract/shapes.ts'

const Id = z.object({ id: z.uuid() })

export const ApplicationFilters = z.object({
  status: z.union([z.array(ApplicationStatus), ApplicationStatus]).optional(),
  kind: z.union([z.array(z.string().max(60)).max(20), z.string().max(60)]).optional(),
  /** Days of submission, by Moscow. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** A part of the title or of the number. */
  text: z.string().trim().max(100).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})

export const listApplications = endpoint({
  method: 'GET',
  path: '/api/applications',
  summary: 'Мои заявления, новые сверху',
  query: ApplicationFilters,
  reply: z.object({ items: z.array(ApplicationRow), nextCursor: z.string().nullable() }),
})

export const ApplicationCounts = z.object({
  byStatus: z.record(ApplicationStatus, z.int()),
  kinds: z.array(z.string()),
})

export const applicationCounts = endpoint({
  method: 'GET',
  path: '/api/applications/counts',
  summary: 'Сколько у меня заявлений в каждом статусе',
  reply: ApplicationCounts,
})

export const readApplication = endpoint({
  method: 'GET',
  path: '/api/applications/:id',
  summary: 'Моё заявление: стадия, срок, переписка, журнал',
  params: Id,
  reply: Application,
  problems: [refusals.applicationNotFound],
})

export const answer = endpoint({
  method: 'POST',
  path: '/api/applications/:id/answers',
  summary: 'Ответить на вопрос проверяющего; срок рассмотрения идёт дальше',
  params: Id,
  body: Message.extend({ questionId: z.uuid() }),
  reply: Application,
  problems: [refusals.applicationNotFound, refusals.alreadyAnswered, refusals.reviewIsOver],
})

export const remark = endpoint({
  method: 'POST',
  path: '/api/applications/:id/remarks',
  summary: 'Написать проверяющему или добавить файл; срок рассмотрения не меняется',
  params: Id,
  body: Message,
  reply: Application,
  problems: [refusals.applicationNotFound, refusals.reviewIsOver],
})

export const withdraw = endpoint({
  method: 'POST',
  path: '/api/applications/:id/withdrawal',
  summary: 'Отозвать заявление; место в очереди пропадает',
  params: Id,
  reply: Application,
  problems: [refusals.applicationNotFound, refusals.reviewIsOver],
})

export const applicationFilePage = endpoint({
  method: 'GET',
  path: '/api/applications/:id/files/:fileId/pages/:page',
  summary: 'Лист такого файла картинкой',
  params: Id.extend({ fileId: z.uuid(), page: z.coerce.number().int().min(1).max(1000) }),
  reply: bytes(['image/png', 'image/jpeg'], 50_000_000),
  problems: [refusals.applicationNotFound, refusals.fileNotFound],
})

export const applicationFile = endpoint({
  method: 'GET',
  path: '/api/applications/:id/files/:fileId',
  summary: 'Файл, который приложил проверяющий, или свой из заявления',
  params: Id.extend({ fileId: z.uuid() }),
  reply: bytes(['*'], 50_000_000),
  problems: [refusals.applicationNotFound, refusals.fileNotFound],
})

export const ApplicationNews = z.object({
  applicationId: z.uuid(),
  number: z.string(),
  kind: z.string(),
  subjectId: z.uuid(),
  applicantId: z.uuid(),
  title: z.string(),
})
export type ApplicationNews = z.output<typeof ApplicationNews>

/** The open pages of the applicant and of every verifier change by themselves. */
const topics = (p: ApplicationNews) => [`person:${p.applicantId}`, 'permission:applications.verify']

export const submitted = event('application.submitted', ApplicationNews, topics)
export const claimed = event('application.claimed', ApplicationNews.extend({ verifierId: z.uuid() }), topics)
/** Back in the queue; only the desks need to know. */
export const released = event('application.released', ApplicationNews, () => [
  'permission:applications.verify',
])
export const questionAsked = event(
  'application.question-asked',
  ApplicationNews.extend({ questionId: z.uuid(), deadline: z.iso.date(), verifierId: z.uuid() }),
  topics,
)
export const answered = event(
  'application.answered',
  ApplicationNews.extend({ questionId: z.uuid(), verifierId: z.uuid().nullable() }),
  topics,
)
export const remarked = event(
  'application.remarked',
  ApplicationNews.extend({ from: z.enum(['applicant', 'verifier']), verifierId: z.uuid().nullable() }),
  topics,
)
export const decided = event(
  'application.decided',
  ApplicationNews.extend({
    outcome: z.enum(['approved', 'rejected']),
    reason: z.string().nullable(),
    /** Which of the reasons; absent in events of before, and with an approval. */
    reasonCode: RejectionCode.nullable().default(null),
    verifierId: z.uuid(),
  }),
  topics,
)
export const withdrawn = event('application.withdrawn', ApplicationNews, topics)
/** Said twice at most for one question: on its last day, and when that day has passed. Nobody is refused for silence. */
export const answerReminded = event(
  'application.answer-reminded',
  ApplicationNews.extend({ questionId: z.uuid(), deadline: z.iso.date(), isOverdue: z.boolean() }),
  topics,
)
/** We promised a day and did not keep it; said once for each promised day. */
export const promiseMissed = event(
  'application.promise-missed',
  ApplicationNews.extend({ dueOn: z.iso.date() }),
  topics,
)
