/** Answers for tests of these pages, each parsed by the contract it stands for. */
import { vi } from 'vitest'
import { Application, DeskApplication, ApplicationRow, QueueRow } from '../contract.ts'

type Reply = Response | object | Promise<Response>
type Answer = (request: { url: URL; method: string; body: unknown }) => Reply

export interface Asked {
  readonly method: string
  readonly path: string
  readonly body: Record<string, unknown>
  /** The same for each try of one act. */
  readonly act: string | undefined
}

/** `'GET /api/applications': () => ({…})`; the longest matching address answers. Everything asked is remembered. */
export function server(answers: Readonly<Record<string, Answer>>): Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal(
    'fetch',
    async (target: string, init: { method: string; body?: Uint8Array; headers?: Record<string, string> }) => {
      const url = new URL(target, 'https://localhost')
      const body: unknown = init.body ? JSON.parse(new TextDecoder().decode(init.body)) : {}
      asked.push({
        method: init.method,
        path: url.pathname + url.search,
        body: body as Record<string, unknown>,
        act: init.headers?.['idempotency-key'],
      })
      const key = Object.keys(answers)
        .filter((k) => `${init.method} ${url.pathname}`.startsWith(k))
        .toSorted((a, b) => b.length - a.length)[0]
      if (!key) return new Response('{}', { status: 404 })
      const reply = await answers[key]!({ url, method: init.method, body })
      return reply instanceof Response ? reply : Response.json(reply)
    },
  )
  return asked
}

/** Words as a person reads them: without the care for line ends. */
export const plain = (element: Element | null): string =>
  (element?.textContent ?? '').replaceAll('\u00a0', ' ')

export const refuse = (status: number, code: string, title: string, extras: object = {}): Response =>
  Response.json({ status, code, title, instance: '7f204411-0000', ...extras }, { status })

export const id = '0193a1de-0000-7000-8000-00000000000a'
export const questionId = '0193a1de-0000-7000-8000-0000000000aa'
const subjectId = '0193a1de-0000-7000-8000-00000000000b'
export const fileId = '0193a1de-0000-7000-8000-00000000000c'
const at = '2026-11-19T13:22:00.000Z'

export const row = (over: Partial<ApplicationRow> = {}): ApplicationRow =>
  ApplicationRow.parse({
    id,
    number: '2026-041877',
    kind: 'education-record',
    title: 'Проверка диплома о переподготовке',
    status: 'under-review',
    isReturned: false,
    submittedAt: at,
    dueOn: '2026-11-27',
    answerBy: null,
    decidedAt: null,
    ...over,
  })

const file = {
  id: fileId,
  name: 'diplom.jpg',
  type: 'image/jpeg',
  sizeBytes: 2_500_000,
  pageCount: 1,
  at,
  from: 'applicant',
}

const base = {
  id,
  number: '2026-041877',
  kind: 'education-record',
  subjectId,
  title: 'Проверка диплома о переподготовке',
  submittedAt: at,
  version: 1,
  files: [file],
  talk: [],
}

export const application = (over: Partial<Application> = {}): Application =>
  Application.parse({
    ...base,
    status: 'under-review',
    clock: 'runs',
    dueOn: '2026-11-27',
    forecast: { on: '2026-11-26', basis: 'reviews', ahead: 4, reviewCount: 120, keptShare: 0.94 },
    question: null,
    decision: null,
    facts: [{ key: 'number', label: 'Серия и номер', value: '7827 № 0114823' }],
    journal: [
      { at, act: 'submitted', to: 'under-review', who: null, note: 'Подписано кодом из СМС' },
      { at: '2026-11-19T13:04:00.000Z', act: 'drafted', to: null, who: null, note: null },
    ],
    can: { answer: false, write: true, withdraw: true },
    ...over,
  })

export const withQuestion = (): Application =>
  application({
    status: 'question',
    clock: 'stopped',
    forecast: null,
    question: {
      id: questionId,
      text: 'Не видна печать',
      askedAt: '2026-11-22T15:30:00.000Z',
      deadline: '2026-11-25',
      isOverdue: false,
    },
    talk: [
      {
        id: questionId,
        from: 'verifier',
        kind: 'question',
        author: 'Л. М. Дёмина',
        isMine: false,
        text: 'Не видна печать',
        at: '2026-11-22T15:30:00.000Z',
        files: [],
      },
    ],
    can: { answer: true, write: true, withdraw: true },
  })

export const decidedAs = (outcome: 'approved' | 'rejected'): Application =>
  application({
    status: outcome,
    clock: 'over',
    forecast: null,
    decision: {
      at: '2026-11-24T09:40:00.000Z',
      outcome,
      by: 'Л. М. Дёмина',
      reason: outcome === 'rejected' ? 'Скан не читается' : null,
      isReturned: false,
      daysEarly: 3,
    },
    can: { answer: false, write: false, withdraw: false },
  })

export const deskFacts = [
  {
    key: 'owner',
    label: 'Владелец',
    value: 'Кузнецов Артём Павлович',
    note: 'совпадает с Госуслугами',
    verdict: null,
  },
  { key: 'number', label: 'Серия и номер', value: '7827 № 0114832', verdict: null },
]

export const card = (over: Partial<DeskApplication> = {}): DeskApplication =>
  DeskApplication.parse({
    ...base,
    status: 'under-review',
    clock: 'runs',
    dueOn: '2026-11-23',
    forecast: null,
    question: null,
    decision: null,
    journal: [],
    applicant: { fullName: 'Кузнецов Артём Павлович', shortName: 'Кузнецов А. П.', snils: null },
    facts: deskFacts,
    holder: { name: 'Л. М. Дёмина', isMe: true, until: '2026-11-23T08:12:00.000Z' },
    isScanOpened: false,
    can: { claim: false, check: true, ask: true, remark: true, approve: false, reject: true },
    ...over,
  })

export const queueRow = (n: number, over: Partial<QueueRow> = {}): QueueRow =>
  QueueRow.parse({
    id: n === 0 ? id : `0193a1de-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`,
    number: `2026-04190${n}`,
    title: 'Проверка диплома',
    status: 'under-review',
    applicant: ['Кузнецов А. П.', 'Белова Н. И.', 'Гусейнов Т. Р.'][n] ?? `Заявитель ${n}`,
    submittedAt: at,
    dueOn: ['2026-11-23', '2026-11-24', '2026-11-30'][n] ?? '2026-12-01',
    answerBy: null,
    holder: null,
    ...over,
  })
