/** The evidence in Russian words: who looked, who changed, and what for. Promises D3, B4. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'

/** `others`: what others and the portal did with my data; `mine`: what I did; `all`: both. */
export const JournalView = z.enum(['all', 'others', 'mine'])
export type JournalView = z.output<typeof JournalView>

/** Pressed by a person, or done by the machine. */
export const JournalHow = z.enum(['hand', 'machine'])
export type JournalHow = z.output<typeof JournalHow>

export const JournalEntry = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  /** When several like acts in a row are one line: the first of them. */
  since: z.iso.datetime(),
  count: z.int(),
  /** «Открыта карточка заявления» */
  what: z.string(),
  /** «№ 2026-000123, Проверка диплома» */
  about: z.string().nullable(),
  outcome: z.enum(['done', 'refused']),
  who: z.object({
    /** `self` is the reader; `portal` acts by schedule or by an event; `server` is the console of the server; `guest` did not sign in. */
    kind: z.enum(['self', 'person', 'portal', 'server', 'guest']),
    name: z.string(),
    role: z.string().nullable(),
    /** For which organisation they acted. */
    organisation: z.string().nullable(),
  }),
  /** «Проверка поданного заявления»; null when the act says it itself. */
  purpose: z.string().nullable(),
  how: JournalHow,
  /** Network address of the device. */
  from: z.string().nullable(),
  object: z.object({ kind: z.string(), id: z.string() }).nullable(),
  /** The reader has asked why, and whether they were told. */
  question: z.enum(['waiting', 'answered']).nullable(),
})
export type JournalEntry = z.output<typeof JournalEntry>

export const JournalPage = z.object({ items: z.array(JournalEntry), nextCursor: z.int().nullable() })
export type JournalPage = z.output<typeof JournalPage>

const paging = {
  /** `nextCursor` of the page before. */
  cursor: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
}

export const ownJournal = endpoint({
  method: 'GET',
  path: '/api/journal',
  summary: 'Кто смотрел и кто менял мои данные, и что делал я; новое сверху',
  query: z.object({
    view: JournalView.default('all'),
    how: JournalHow.optional(),
    /** Days by Moscow, both included. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    ...paging,
  }),
  reply: JournalPage,
})

export const objectJournal = endpoint({
  method: 'GET',
  path: '/api/journal/objects/:kind/:id',
  summary: 'То же об одном документе, заявлении или файле — в той части, что касается меня',
  params: z.object({ kind: z.string().regex(/^[a-z-]{1,40}$/), id: z.string().min(1).max(100) }),
  query: z.object(paging),
  reply: JournalPage,
})
