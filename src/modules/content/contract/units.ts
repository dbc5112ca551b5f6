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
    /** It wants a window of its own. */
    isOwnWindow: z.boolean(),
    until: z.iso.datetime(),
  }),
  problems: [no.courseNotFound, no.courseNotBegun, no.itemNotFound, no.materialNotReady],
})
