/** The public catalogue: search, facets, one programme. Promise A2. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { programmeNotFound } from './refusals.ts'
import { Programme, Session } from './shapes.ts'
import { Basis, Difficulty, EventKind, ProgrammeKind, StudyForm } from './words.ts'

export const HoursBand = z.enum(['1-6', '7-17', '18-36', '37-72', '73-144', '145-'])
export type HoursBand = z.output<typeof HoursBand>
export const bandWords: Record<HoursBand, string> = {
  '1-6': 'До 6 часов',
  '7-17': '7–17 часов',
  '18-36': '18–36 часов',
  '37-72': '37–72 часа',
  '73-144': '73–144 часа',
  '145-': 'Больше 144 часов',
}

/** «Within a quarter» takes in what begins within a month. */
export const Start = z.enum(['month', 'quarter', 'anytime'])
export type Start = z.output<typeof Start>
export const startWords: Record<Start, string> = {
  month: 'В ближайшие 30 дней',
  quarter: 'В ближайшие 90 дней',
  anytime: 'В любой день',
}

/** «From three» takes in what has four and more. */
export const Rating = z.enum(['4', '3'])
export type Rating = z.output<typeof Rating>
export const ratingWords: Record<Rating, string> = { '4': 'От 4', '3': 'От 3' }

export const Sort = z.enum(['relevance', 'nearest', 'new', 'rated', 'short', 'long', 'cheap'])
export type Sort = z.output<typeof Sort>
export const sortWords: Record<Sort, string> = {
  relevance: 'Сначала подходящие',
  nearest: 'Сначала ближайшие',
  new: 'Сначала новые',
  rated: 'Сначала с высокой оценкой',
  short: 'Сначала короткие',
  long: 'Сначала длинные',
  cheap: 'Сначала дешёвые',
}

const some = <T extends z.ZodType>(one: T) =>
  z.union([z.array(one).max(30), one.transform((v) => [v])]).default([])
const key = z.string().max(60)
/** Empty: no bound on this side. */
const bound = z.union([z.iso.date(), z.literal('')]).default('')

/** What is asked of the catalogue; the same is kept in a saved search. */
export const filterShape = {
  text: z.string().trim().max(200).default(''),
  kind: some(ProgrammeKind),
  form: some(StudyForm),
  basis: some(Basis),
  hours: some(HoursBand),
  start: some(Start),
  rating: some(Rating),
  specialty: some(key),
  organisation: some(z.uuid()),
  /** Days between which a session begins, both taken in. */
  from: bound,
  to: bound,
}
export const CatalogueFilter = z.object(filterShape)
export type CatalogueFilter = z.output<typeof CatalogueFilter>

export const CatalogueLine = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: ProgrammeKind,
  eventKind: EventKind.nullable(),
  title: z.string(),
  organisation: z.object({ id: z.uuid(), name: z.string(), city: z.string() }),
  form: StudyForm,
  hours: z.int(),
  credits: z.int(),
  difficulty: Difficulty.nullable(),
  bases: z.array(Basis),
  priceKopecks: z.int().nullable(),
  isAnytime: z.boolean(),
  /** 1…5 of shown reviews; null while there are none. */
  rating: z.number().nullable(),
  reviewCount: z.int(),
  /** The nearest session that has not begun. */
  next: Session.nullable(),
})
export type CatalogueLine = z.output<typeof CatalogueLine>

/** Null: there is too much to count; the words above are narrowed first. */
const counted = <T extends z.ZodType>(value: T) => z.object({ value, count: z.int().nullable() })
const named = z.object({ value: z.string(), name: z.string(), count: z.int().nullable() })
export type Named = z.output<typeof named>

export const Facets = z.object({
  kind: z.array(counted(ProgrammeKind)),
  form: z.array(counted(StudyForm)),
  basis: z.array(counted(Basis)),
  hours: z.array(counted(HoursBand)),
  start: z.array(counted(Start)),
  rating: z.array(counted(Rating)),
  /** The fullest dozen, and whatever is chosen. */
  specialty: z.array(named),
  organisation: z.array(named),
})
export type Facets = z.output<typeof Facets>

export const searchCatalogue = endpoint({
  method: 'GET',
  path: '/api/catalogue',
  summary: 'Каталог программ: слова с опечатками и чужой раскладкой, фильтры со счётчиками, страницы',
  query: z.object({
    ...filterShape,
    sort: Sort.optional(),
    after: z.string().max(120).optional(),
    size: z.coerce.number().int().min(1).max(50).default(20),
  }),
  reply: z.object({
    items: z.array(CatalogueLine),
    total: z.int(),
    /** Counted so far only: there is more. Facets tell no numbers where the words alone find too much. */
    isMore: z.boolean(),
    inAll: z.int(),
    /** How the words were understood when not as they were typed. */
    understood: z.string().nullable(),
    sort: Sort,
    facets: Facets,
    nextCursor: z.string().nullable(),
  }),
})

/** Of a facet that is long: any of those that teach something of the catalogue. */
export const listTeaching = endpoint({
  method: 'GET',
  path: '/api/catalogue/organisations',
  summary: 'Организации, чьи программы есть в каталоге: по словам названия или города',
  query: z.object({ text: z.string().trim().max(200).default('') }),
  reply: z.object({
    items: z.array(z.object({ id: z.uuid(), name: z.string(), city: z.string(), count: z.int() })),
  }),
})

export const readProgramme = endpoint({
  method: 'GET',
  path: '/api/catalogue/:id',
  summary: 'Страница программы, как она опубликована',
  params: z.object({ id: z.uuid() }),
  reply: Programme,
  problems: [programmeNotFound],
})
