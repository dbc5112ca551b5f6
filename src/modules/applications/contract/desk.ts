/** The verifier's desk: what it shows and the addresses of its acts. */
import { z } from 'zod'
import { bytes, endpoint } from '../../../platform/endpoint.ts'
import * as refusals from './refusals.ts'
import { Application, ApplicationStatus, Fact, Message, RejectionCode } from './shapes.ts'

const Id = z.object({ id: z.uuid() })

export const Holder = z.object({ name: z.string(), isMe: z.boolean(), until: z.iso.datetime() })
export type Holder = z.output<typeof Holder>

export const QueueRow = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  status: ApplicationStatus,
  applicant: z.string(),
  submittedAt: z.iso.datetime(),
  dueOn: z.iso.date().nullable(),
  answerBy: z.iso.date().nullable(),
  holder: Holder.nullable(),
})
export type QueueRow = z.output<typeof QueueRow>

/** `waiting`: for us; `asked`: for the applicant; `decided`: by me. */
export const DeskState = z.enum(['waiting', 'asked', 'decided'])
export type DeskState = z.output<typeof DeskState>

/** Counts stop at a thousand: nobody needs «1001 today» exactly, and the count stays cheap. */
export const QueueCounts = z.object({
  waiting: z.int(),
  today: z.int(),
  overdue: z.int(),
  asked: z.int(),
})
export type QueueCounts = z.output<typeof QueueCounts>

export const Verdict = z.object({
  matches: z.boolean(),
  /** What stands on the scan where it differs. */
  onScan: z.string().nullable(),
  by: z.string(),
  at: z.iso.datetime(),
})
export type Verdict = z.output<typeof Verdict>

export const DeskApplication = Application.omit({ can: true, forecast: true }).extend({
  applicant: z.object({ fullName: z.string(), shortName: z.string(), snils: z.string().nullable() }),
  facts: z.array(Fact.extend({ verdict: Verdict.nullable() })),
  holder: Holder.nullable(),
  /** Has this verifier opened a scan: without it there is nothing to approve by. */
  isScanOpened: z.boolean(),
  can: z.object({
    claim: z.boolean(),
    check: z.boolean(),
    ask: z.boolean(),
    remark: z.boolean(),
    approve: z.boolean(),
    reject: z.boolean(),
  }),
})
export type DeskApplication = z.output<typeof DeskApplication>

export const queue = endpoint({
  method: 'GET',
  path: '/api/desk/queue',
  summary: 'Очередь проверяющего: заявления по сроку решения',
  query: z.object({
    state: DeskState.default('waiting'),
    text: z.string().trim().max(100).optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  reply: z.object({
    items: z.array(QueueRow),
    nextCursor: z.string().nullable(),
    counts: QueueCounts,
  }),
})

export const deskApplication = endpoint({
  method: 'GET',
  path: '/api/desk/applications/:id',
  summary: 'Заявление на столе проверяющего; заявитель увидит, кто смотрел',
  params: Id,
  reply: DeskApplication,
  problems: [refusals.applicationNotFound],
})

export const claim = endpoint({
  method: 'POST',
  path: '/api/desk/applications/:id/claim',
  summary: 'Взять заявление в работу',
  params: Id,
  reply: DeskApplication,
  problems: [refusals.applicationNotFound, refusals.held, refusals.notUnderReview],
})

export const release = endpoint({
  method: 'POST',
  path: '/api/desk/applications/:id/release',
  summary: 'Вернуть заявление в очередь',
  params: Id,
  reply: DeskApplication,
  problems: [refusals.applicationNotFound, refusals.notHeld],
})

export const VerdictInput = z.object({
  key: Fact.shape.key,
  /** Null takes the mark away. */
  matches: z.boolean().nullable(),
  onScan: z.string().trim().max(1000, 'Не больше 1000 знаков').optional(),
})
export type VerdictInput = z.output<typeof VerdictInput>

export const saveVerdicts = endpoint({
  method: 'PUT',
  path: '/api/desk/applications/:id/verdicts',
  summary: 'Отметить поля: совпали со сканом или нет',
  params: Id,
  body: z.object({
    verdicts: z
      .array(VerdictInput)
      .min(1, 'Отметьте хотя бы одно поле')
      .max(60, 'Не больше 60 полей за раз')
      .refine((all) => new Set(all.map((v) => v.key)).size === all.length, 'Одно поле отмечено дважды'),
  }),
  reply: DeskApplication,
  problems: [
    refusals.applicationNotFound,
    refusals.noSuchField,
    refusals.held,
    refusals.notHeld,
    refusals.notUnderReview,
  ],
})

export const ask = endpoint({
  method: 'POST',
  path: '/api/desk/applications/:id/questions',
  summary: 'Спросить заявителя; срок рассмотрения останавливается до ответа',
  params: Id,
  body: Message,
  reply: DeskApplication,
  problems: [refusals.applicationNotFound, refusals.held, refusals.notHeld, refusals.notUnderReview],
})

export const remarkAsVerifier = endpoint({
  method: 'POST',
  path: '/api/desk/applications/:id/remarks',
  summary: 'Написать заявителю; срок рассмотрения идёт',
  params: Id,
  body: Message,
  reply: DeskApplication,
  problems: [refusals.applicationNotFound, refusals.held, refusals.notHeld, refusals.notUnderReview],
})

export const Decision = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('approved'), version: z.int() }),
  z.object({
    outcome: z.literal('rejected'),
    version: z.int(),
    reason: RejectionCode,
    comment: z.string().trim().max(2000, 'Не больше 2000 знаков').default(''),
  }),
])
export type Decision = z.output<typeof Decision>

export const decide = endpoint({
  method: 'POST',
  path: '/api/desk/applications/:id/decision',
  summary: 'Одобрить или отклонить с причиной; решает тот, кто взял в работу',
  params: Id,
  body: Decision,
  reply: DeskApplication,
  problems: [
    refusals.applicationNotFound,
    refusals.notUnderReview,
    refusals.held,
    refusals.notHeld,
    refusals.changed,
    refusals.notChecked,
    refusals.waitsForAnswer,
  ],
})

export const deskFilePage = endpoint({
  method: 'GET',
  path: '/api/desk/applications/:id/files/:fileId/pages/:page',
  summary: 'Лист скана картинкой; заявитель увидит, кто смотрел',
  params: Id.extend({ fileId: z.uuid(), page: z.coerce.number().int().min(1).max(1000) }),
  reply: bytes(['image/webp', 'image/png', 'image/jpeg'], 50_000_000),
  problems: [refusals.applicationNotFound, refusals.fileNotFound],
})

export const deskFile = endpoint({
  method: 'GET',
  path: '/api/desk/applications/:id/files/:fileId',
  summary: 'Файл заявления целиком; заявитель увидит, кто смотрел',
  params: Id.extend({ fileId: z.uuid() }),
  reply: bytes(['*'], 50_000_000),
  problems: [refusals.applicationNotFound, refusals.fileNotFound],
})
