/** Lessons of a cmi5 course: each is opened by its own address and says itself, to the store of learning records, how far it is. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import * as no from './refusals.ts'

const OfItem = z.object({ id: z.uuid(), itemId: z.uuid() })

export const CourseUnit = z.object({
  /** From 0, in the order of the course. */
  number: z.int(),
  title: z.string(),
  isDone: z.boolean(),
  /** Not passed, and never passed since: it is opened once more. */
  isFailed: z.boolean(),
  /** 0…1: how much is to be reached; null: the course says nothing of it. */
  masteryScore: z.number().nullable(),
  /** 0…1; null: none was told. */
  score: z.number().nullable(),
})
export type CourseUnit = z.output<typeof CourseUnit>

export const listUnits = endpoint({
  method: 'GET',
  path: '/api/courses/:id/items/:itemId/units',
  summary: 'Занятия курса cmi5 и что из них засчитано',
  params: OfItem,
  reply: z.object({ items: z.array(CourseUnit), can: z.object({ open: z.boolean() }) }),
  problems: [no.courseNotFound, no.courseNotBegun, no.itemNotFound],
})

export const openUnit = endpoint({
  method: 'POST',
  path: '/api/courses/:id/items/:itemId/units/:unit/launch',
  summary: 'Открыть занятие курса cmi5: адрес с одноразовым ключом; прежний запуск закрывается',
  params: OfItem.extend({ unit: z.coerce.number().int().min(0).max(5000) }),
  reply: z.object({
    url: z.string(),
    /** Our page beside the lesson, through which what it says without a line is kept. */
    keeperUrl: z.string(),
    sessionId: z.uuid(),
    /** It wants a window of its own. */
    isOwnWindow: z.boolean(),
    until: z.iso.datetime(),
  }),
  problems: [no.courseNotFound, no.courseNotBegun, no.itemNotFound, no.materialNotReady, no.entryFirst],
})

/** What may wait in a browser: requests to the store, word for word, without their key. */
export const keepable = ['/xapi/statements', '/xapi/activities/state', '/xapi/agents/profile'] as const
/** Of one request, before it is written in Base64; the whole body of a request to the portal has its limit too. */
export const maxWordBytes = 96 * 1024
export const maxWordsLetters = 160_000

export const Word = z.strictObject({
  /** Number in the browser. */
  seq: z.int().min(1),
  method: z.enum(['PUT', 'POST', 'DELETE']),
  resource: z.enum(keepable),
  params: z.record(z.string().max(40), z.string().max(4000)),
  headers: z.strictObject({
    'content-type': z.string().max(400).optional(),
    'x-experience-api-version': z.string().max(400).optional(),
    'if-match': z.string().max(400).optional(),
    'if-none-match': z.string().max(400).optional(),
  }),
  /** Base64 */
  body: z.base64().max(Math.ceil(maxWordBytes / 3) * 4),
  saidAt: z.iso.datetime(),
})
export type Word = z.output<typeof Word>

/** `older`: another device wrote later, that stands. */
export const WordOutcome = z.enum(['kept', 'older', 'refused'])

export const bringWords = endpoint({
  method: 'POST',
  path: '/api/courses/:id/items/:itemId/words',
  summary:
    'Что занятие cmi5 или урок xAPI сказали без связи, по порядку и слово в слово, также когда его запуск уже кончился. Повтор ничего не меняет',
  params: OfItem,
  body: z.strictObject({ sessionId: z.uuid(), words: z.array(Word).min(1).max(50) }),
  reply: z.object({
    outcomes: z.array(
      z.object({
        seq: z.int(),
        outcome: WordOutcome,
        /** Why it was refused. */
        why: z.string().nullable(),
      }),
    ),
  }),
  problems: [no.courseNotFound, no.courseNotBegun, no.itemNotFound],
})

export const previewUnit = endpoint({
  method: 'POST',
  path: '/api/content/items/:id/units/:unit/preview',
  summary: 'Посмотреть занятие курса cmi5 так, как его увидит слушатель; ничего не засчитывается',
  params: z.object({ id: z.uuid(), unit: z.coerce.number().int().min(0).max(5000) }),
  reply: z.object({ url: z.string(), isOwnWindow: z.boolean(), until: z.iso.datetime() }),
  problems: [no.itemNotFound, no.materialNotReady],
})
