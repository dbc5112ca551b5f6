/** Words and shapes of an application as both sides of the desk see it (C7, D6). */
import { z } from 'zod'

export const ApplicationStatus = z.enum(['under-review', 'question', 'approved', 'rejected', 'withdrawn'])
export type ApplicationStatus = z.output<typeof ApplicationStatus>

/** The words of the source document. */
export const statusWords: Record<ApplicationStatus, string> = {
  'under-review': 'На рассмотрении',
  question: 'Нужен ваш ответ',
  approved: 'Одобрено',
  rejected: 'Отклонено',
  withdrawn: 'Отозвано',
}

/** What the verifier compares with the scan, field by field. `note` is what we already know («лицензия действует»). */
export const Fact = z.object({
  key: z.string().regex(/^[a-z][a-zA-Z0-9-]{0,40}$/),
  label: z.string().min(1).max(120),
  value: z.string().min(1).max(1000),
  note: z.string().max(200).optional(),
  /** The note warns: «лицензия не действует». */
  isOdd: z.boolean().optional(),
})
export type Fact = z.output<typeof Fact>

export const Message = z.object({
  text: z.string().trim().min(1, 'Напишите хотя бы несколько слов').max(4000, 'Не больше 4000 знаков'),
  fileIds: z.array(z.uuid()).max(10, 'Не больше 10 файлов за раз').default([]),
})
export type Message = z.output<typeof Message>

/** Which side of the desk a file or a message came from. */
export const Side = z.enum(['applicant', 'verifier'])
export type Side = z.output<typeof Side>

export const ApplicationFile = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.string().nullable(),
  sizeBytes: z.int().nullable(),
  /** Sheets that can be looked at one by one; null when the file cannot be shown as pictures. */
  pageCount: z.int().nullable(),
  at: z.iso.datetime(),
  from: Side,
})
export type ApplicationFile = z.output<typeof ApplicationFile>

export const TalkLine = z.object({
  id: z.uuid(),
  from: Side,
  /** A question of the verifier stops the clock, an answer starts it again, a remark does neither. */
  kind: z.enum(['question', 'answer', 'remark']),
  /** «Л. М. Дёмина» */
  author: z.string(),
  isMine: z.boolean(),
  text: z.string(),
  at: z.iso.datetime(),
  files: z.array(ApplicationFile),
})
export type TalkLine = z.output<typeof TalkLine>

export const Act = z.enum([
  'drafted',
  'submitted',
  'claimed',
  'asked',
  'answered',
  'approved',
  'rejected',
  'withdrawn',
])
export type Act = z.output<typeof Act>

/** One line of the event journal, with the exact time (D6). */
export const JournalLine = z.object({
  at: z.iso.datetime(),
  act: Act,
  to: ApplicationStatus.nullable(),
  /** Who did it; null for the applicant themselves. */
  who: z.string().nullable(),
  note: z.string().nullable(),
})
export type JournalLine = z.output<typeof JournalLine>

/** When we shall decide, and how much that is worth: computed from the real queue and from real past reviews. */
export const Forecast = z.object({
  /** What the queue says today. */
  on: z.iso.date(),
  /** `reviews`: from past reviews of this kind; `norm`: there are too few of them yet. */
  basis: z.enum(['reviews', 'norm']),
  /** Applications that will be looked at before this one; null past a thousand. */
  ahead: z.int().nullable(),
  /** How many past reviews the forecast stands on. */
  reviewCount: z.int(),
  /** Of those, the share decided not later than promised, 0–1; null when there are too few. */
  keptShare: z.number().min(0).max(1).nullable(),
})
export type Forecast = z.output<typeof Forecast>

export const OpenQuestion = z.object({
  id: z.uuid(),
  text: z.string(),
  askedAt: z.iso.datetime(),
  /** The last day of the answer; a late answer is still taken. */
  deadline: z.iso.date(),
  isOverdue: z.boolean(),
})

export const RejectionCode = z.enum([
  'number-differs',
  'unreadable',
  'another-institution',
  'another-person',
  'not-a-document',
  'dates-differ',
  'no-answer',
  'needs-mending',
  'other',
])
export type RejectionCode = z.output<typeof RejectionCode>

/** The applicant reads these words. */
export const rejectionWords: Record<RejectionCode, string> = {
  'number-differs': 'Серия или номер на скане отличаются от поля',
  unreadable: 'Скан не читается',
  'another-institution': 'На скане другое учебное заведение',
  'another-person': 'Документ выдан другому человеку',
  'not-a-document': 'На скане не тот документ',
  'dates-differ': 'Даты на скане отличаются от полей',
  'no-answer': 'На вопрос не ответили в срок',
  'needs-mending': 'Вернули на доработку: исправьте и подайте снова',
  other: 'Другая причина',
}

/** What these are about is mended and sent again whatever the reason was: nothing of them is refused for good. */
const alwaysMended: readonly string[] = ['professional-activity']

/** Sent back to be mended, not refused. */
export const isReturn = (kind: string, reasonCode: RejectionCode | null): boolean =>
  reasonCode === 'needs-mending' || (reasonCode !== null && alwaysMended.includes(kind))

/** The word beside one application: a return for mending is no refusal. */
export const statusWord = (of: {
  readonly status: ApplicationStatus
  readonly isReturned: boolean
}): string => (of.isReturned ? 'Возвращено' : statusWords[of.status])

export const DecisionMade = z.object({
  at: z.iso.datetime(),
  outcome: z.enum(['approved', 'rejected']),
  by: z.string(),
  reason: z.string().nullable(),
  /** To be mended and sent again. */
  isReturned: z.boolean(),
  /** Days before the promised day; negative when later. */
  daysEarly: z.int().nullable(),
})

export const ApplicationRow = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.string(),
  title: z.string(),
  status: ApplicationStatus,
  /** Decided so that it is mended and sent again. */
  isReturned: z.boolean(),
  submittedAt: z.iso.datetime(),
  /** The promised day; null when the clock is stopped or the review is over. */
  dueOn: z.iso.date().nullable(),
  answerBy: z.iso.date().nullable(),
  decidedAt: z.iso.datetime().nullable(),
})
export type ApplicationRow = z.output<typeof ApplicationRow>

export const Application = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.string(),
  subjectId: z.uuid(),
  title: z.string(),
  status: ApplicationStatus,
  submittedAt: z.iso.datetime(),
  /** Grows with each change that the other side must see before it acts. */
  version: z.int(),
  clock: z.enum(['runs', 'stopped', 'over']),
  /** The promised day; while the clock stands: what it becomes if the answer comes today. */
  dueOn: z.iso.date().nullable(),
  forecast: Forecast.nullable(),
  question: OpenQuestion.nullable(),
  decision: DecisionMade.nullable(),
  facts: z.array(Fact),
  files: z.array(ApplicationFile),
  talk: z.array(TalkLine),
  journal: z.array(JournalLine),
  can: z.object({ answer: z.boolean(), write: z.boolean(), withdraw: z.boolean() }),
})
export type Application = z.output<typeof Application>
