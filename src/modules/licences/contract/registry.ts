/** The federal registry: its import, and the desk of cases where it says otherwise than we do (F7). */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { event } from '../../../platform/event.ts'
import { refusal } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { ownPaper } from './refusals.ts'

const Id = z.object({ id: z.uuid() })

export const CaseState = z.enum(['open', 'asked', 'ours', 'theirs'])
export type CaseState = z.output<typeof CaseState>

/** What differs: a paper from the registry, a name from the registry, a paper from what its holder says. */
export const CaseKind = z.enum(['values', 'name', 'objection'])
export type CaseKind = z.output<typeof CaseKind>

export const Difference = z.object({ label: z.string(), ours: z.string(), theirs: z.string() })

export const CaseRow = z.object({
  id: z.uuid(),
  kind: CaseKind,
  state: CaseState,
  holder: z.string(),
  title: z.string(),
  openedAt: z.iso.datetime(),
})
export type CaseRow = z.output<typeof CaseRow>

export const Case = CaseRow.extend({
  holderId: z.uuid(),
  paperId: z.uuid().nullable(),
  differences: z.array(Difference),
  reason: z.string().nullable(),
  question: z.string().nullable(),
  answer: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  version: z.int(),
  can: z.object({ decide: z.boolean() }),
})
export type Case = z.output<typeof Case>

export const caseNotFound = refusal('licence-case.not-found', 404, 'Такого расхождения нет')
export const caseChanged = refusal('licence-case.changed', 409, 'Расхождение уже решено или изменилось')
export const nameIsOurs = refusal(
  'licence-case.name',
  409,
  'Имя берётся из Госуслуг: примите наше или спросите человека',
)
export const importUnderWay = refusal('licence-import.under-way', 409, 'Загрузка уже идёт')
export const registryAbsent = refusal('licence-import.absent', 409, 'Федеральный регистр не подключён')

export const listCases = endpoint({
  method: 'GET',
  path: '/api/desk/licence-cases',
  summary: 'Расхождения с федеральным регистром; новые сверху',
  query: z.object({
    state: z.enum(['open', 'asked', 'closed']).default('open'),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  reply: z.object({ items: z.array(CaseRow) }),
})

export const readCase = endpoint({
  method: 'GET',
  path: '/api/desk/licence-cases/:id',
  summary: 'Расхождение: что у нас и что в регистре',
  params: Id,
  reply: Case,
  problems: [caseNotFound],
})

export const CaseDecision = z.object({
  take: z.enum(['ours', 'theirs', 'ask']),
  version: z.int(),
  /** The reason of the decision, or the question to the person. */
  text: z.string().trim().min(10, 'Напишите хотя бы несколько слов').max(500, 'Не больше 500 знаков'),
})
export type CaseDecision = z.output<typeof CaseDecision>

export const decideCase = endpoint({
  method: 'POST',
  path: '/api/desk/licence-cases/:id/decision',
  summary: 'Принять наше, принять значения регистра или спросить человека',
  params: Id,
  body: CaseDecision,
  reply: Case,
  problems: [caseNotFound, caseChanged, nameIsOurs, ownPaper, invalid],
})

/** A question about a difference, as its person sees it. */
export const OwnQuestion = z.object({
  id: z.uuid(),
  title: z.string(),
  question: z.string(),
  differences: z.array(Difference),
})
export type OwnQuestion = z.output<typeof OwnQuestion>

export const ownQuestions = endpoint({
  method: 'GET',
  path: '/api/licences/questions',
  summary: 'Вопросы ко мне о расхождениях с федеральным регистром',
  reply: z.object({ items: z.array(OwnQuestion) }),
})

export const answerQuestion = endpoint({
  method: 'POST',
  path: '/api/licences/questions/:id/answer',
  summary: 'Ответить на вопрос о расхождении',
  params: Id,
  body: z.object({
    text: z.string().trim().min(1, 'Напишите ответ').max(1000, 'Не больше 1000 знаков'),
  }),
  problems: [caseNotFound, invalid],
})

export const ImportRun = z.object({
  id: z.uuid(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  how: z.enum(['schedule', 'hand', 'file']),
  state: z.enum(['running', 'failed', 'done']),
  counts: z.object({
    people: z.int(),
    unknown: z.int(),
    added: z.int(),
    changed: z.int(),
    same: z.int(),
    cases: z.int(),
    faulty: z.int(),
  }),
  faults: z.array(z.object({ ref: z.string(), what: z.string() })),
  error: z.string().nullable(),
})
export type ImportRun = z.output<typeof ImportRun>

export const listImports = endpoint({
  method: 'GET',
  path: '/api/desk/licence-imports',
  summary: 'Последние загрузки из федерального регистра',
  reply: z.object({ isConnected: z.boolean(), items: z.array(ImportRun) }),
})

export const startImport = endpoint({
  method: 'POST',
  path: '/api/desk/licence-imports',
  summary: 'Загрузить из федерального регистра сейчас; прерванная загрузка продолжается',
  success: 202,
  problems: [importUnderWay, registryAbsent],
})

const topics = () => ['permission:licences.search']

export const importAsked = event('licence-import.asked', z.object({ askedBy: z.uuid() }), topics)
export const importMoved = event('licence-import.changed', z.object({ runId: z.uuid() }), topics)
export const caseMoved = event(
  'licence-case.changed',
  z.object({
    caseId: z.uuid(),
    personId: z.uuid(),
    state: CaseState,
    question: z.string().nullable(),
  }),
  (p) => [`person:${p.personId}`, 'permission:licences.search'],
)
