/** Saved searches: kept by a person, told of when something new is found. Promise A2. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { event } from '../../../platform/event.ts'
import { refusal } from '../../../platform/problem.ts'
import { CatalogueFilter } from './catalogue.ts'

export const SavedSearch = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The address of the catalogue that asks this. */
  href: z.string(),
  notifies: z.boolean(),
  madeAt: z.iso.datetime(),
})
export type SavedSearch = z.output<typeof SavedSearch>

export const searchNotFound = refusal('search.not-found', 404, 'Такого сохранённого поиска нет')
export const tooManySearches = refusal('search.too-many', 409, 'Сохранено 50 поисков. Удалите лишние')

const Id = z.object({ id: z.uuid() })
const name = z.string().trim().min(1, 'Назовите поиск').max(120, 'Не длиннее 120 знаков')

export const listSearches = endpoint({
  method: 'GET',
  path: '/api/learning/searches',
  summary: 'Мои сохранённые поиски программ',
  reply: z.object({ items: z.array(SavedSearch) }),
})
export const saveSearch = endpoint({
  method: 'POST',
  path: '/api/learning/searches',
  summary: 'Сохранить поиск: о новых программах придёт уведомление',
  body: z.strictObject({ name, filter: CatalogueFilter }),
  reply: SavedSearch,
  success: 201,
  problems: [tooManySearches],
})
export const switchSearch = endpoint({
  method: 'PUT',
  path: '/api/learning/searches/:id',
  summary: 'Включить или выключить уведомления поиска',
  params: Id,
  body: z.strictObject({ notifies: z.boolean() }),
  reply: SavedSearch,
  problems: [searchNotFound],
})
export const deleteSearch = endpoint({
  method: 'DELETE',
  path: '/api/learning/searches/:id',
  summary: 'Удалить сохранённый поиск',
  params: Id,
  problems: [searchNotFound],
})

export const searchMatched = event(
  'search.matched',
  z.object({
    searchId: z.uuid(),
    personId: z.uuid(),
    name: z.string(),
    href: z.string(),
    title: z.string(),
    count: z.int(),
    /** A new programme, or the first day of a new intake of a known one. */
    intakeOn: z.iso.date().nullable().default(null),
  }),
  (p) => [`person:${p.personId}`],
)
