/** What this module says to the outside: all of a person's learning in one list, filtered, drawn over time, taken along. Promises D1, D3. */
import { z } from 'zod'
import { bytes, endpoint } from '../../platform/endpoint.ts'
import { event } from '../../platform/event.ts'

export const EntryKind = z.enum(['programme', 'module', 'event', 'document', 'certificate', 'plan', 'other'])
export type EntryKind = z.output<typeof EntryKind>

export const kindWords: Record<EntryKind, string> = {
  programme: 'Программа',
  module: 'Интерактивный модуль',
  event: 'Мероприятие',
  document: 'Документ об образовании',
  certificate: 'Сертификат',
  plan: 'План обучения',
  other: 'Другое',
}

/** `ended`: over without a result, or taken back. */
export const EntryStatus = z.enum(['current', 'waiting', 'done', 'ended'])
export type EntryStatus = z.output<typeof EntryStatus>

export const statusWords: Record<EntryStatus, string> = {
  current: 'Идёт',
  waiting: 'Ждёт',
  done: 'Завершено',
  ended: 'Прервано или отозвано',
}

const some = <T extends z.ZodType>(one: T) =>
  z.union([z.array(one).max(20), one.transform((v) => [v])]).default([])
const day = z.iso.date().optional()

export const filterShape = {
  kind: some(EntryKind),
  status: some(EntryStatus),
  specialty: some(z.string().max(60)),
  /** What went on within these days, both included. */
  from: day,
  to: day,
  text: z.string().trim().max(100).default(''),
}
export const PortfolioFilter = z.object(filterShape)
export type PortfolioFilter = z.output<typeof PortfolioFilter>

export const PortfolioEntry = z.object({
  id: z.string(),
  kind: EntryKind,
  status: EntryStatus,
  /** What exactly: «Заявка подана», «Отозван». */
  word: z.string(),
  title: z.string(),
  organisation: z.string().nullable(),
  specialty: z.string().nullable(),
  startsOn: z.iso.date().nullable(),
  dueOn: z.iso.date().nullable(),
  endedOn: z.iso.date().nullable(),
  credits: z.int(),
  /** Of them in the ledger. */
  credited: z.int(),
  number: z.string().nullable(),
  link: z.string().nullable(),
  note: z.string().nullable(),
})
export type PortfolioEntry = z.output<typeof PortfolioEntry>

const counted = <T extends z.ZodType>(value: T) => z.object({ value, count: z.int() })

export const readPortfolio = endpoint({
  method: 'GET',
  path: '/api/portfolio',
  summary: 'Портфолио: обучение, сертификаты, планы, мероприятия; новые сверху, с фильтрами и счётчиками',
  query: z.object({
    ...filterShape,
    cursor: z.string().max(120).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  reply: z.object({
    items: z.array(PortfolioEntry),
    total: z.int(),
    /** Whatever the filter. */
    inAll: z.int(),
    /** In the ledger, of what was found. */
    credited: z.int(),
    kinds: z.array(counted(EntryKind)),
    statuses: z.array(counted(EntryStatus)),
    specialties: z.array(z.object({ value: z.string(), name: z.string(), count: z.int() })),
    nextCursor: z.string().nullable(),
  }),
})

export const TimelineCell = z.object({
  /** «2026-11» */
  month: z.string(),
  kind: EntryKind,
  count: z.int(),
  credits: z.int(),
})
export type TimelineCell = z.output<typeof TimelineCell>

export const readTimeline = endpoint({
  method: 'GET',
  path: '/api/portfolio/timeline',
  summary: 'Портфолио по месяцам: сколько чего и ЗЕТ',
  query: PortfolioFilter,
  reply: z.object({ cells: z.array(TimelineCell) }),
})

export const portfolioSheet = endpoint({
  method: 'GET',
  path: '/api/portfolio/xlsx',
  summary: 'Портфолио под тем же фильтром таблицей Excel',
  query: PortfolioFilter,
  reply: bytes(['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'], 1),
})

export const portfolioPrint = endpoint({
  method: 'GET',
  path: '/api/portfolio/pdf',
  summary: 'Портфолио под тем же фильтром листами PDF',
  query: PortfolioFilter,
  reply: bytes(['application/pdf'], 1),
})

/** A row of it is another now. */
export const portfolioChanged = event(
  'portfolio.changed',
  z.object({ personId: z.uuid(), source: z.string() }),
  (p) => [`person:${p.personId}`],
)
