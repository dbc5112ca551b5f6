/** Addresses of whoever teaches: what a programme is made of. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { invalid } from '../../../platform/refusals.ts'
import { fileNotFound, fileNotReady, fileRefused } from '../../files/contract.ts'
import { ExternalPlace } from './external-place.ts'
import { Question } from './questions.ts'
import { programmeNotFound } from '../../learning/contract.ts'
import * as no from './refusals.ts'
import { EditionState, ItemKind, MaterialKind, MaterialState, TestPurpose } from './words.ts'

const Id = z.object({ id: z.uuid() })
export const title = z.string().trim().min(1, 'Напишите название').max(300, 'Не длиннее 300 знаков')
const revision = z.int()

export const TestRules = z.strictObject({
  purpose: TestPurpose,
  /** How many questions a try takes from the bank; null: all. */
  count: z.int().min(1, 'Хотя бы один вопрос').max(200, 'Не больше 200 вопросов').nullable(),
  isShuffled: z.boolean(),
  minutes: z.int().min(1, 'Не меньше минуты').max(600, 'Не больше 10 часов').nullable(),
  attempts: z.int().min(1, 'Хотя бы одна попытка').max(100, 'Не больше 100 попыток').nullable(),
  passPercent: z.int().min(1, 'Не меньше 1 %').max(100, 'Не больше 100 %'),
})
export type TestRules = z.output<typeof TestRules>

export const DeskItem = z.object({
  id: z.uuid(),
  kind: ItemKind,
  title: z.string(),
  isRequired: z.boolean(),
  /** Lessons of a package, seconds of a film, pages, questions of a try. */
  amount: z.int(),
  materialId: z.uuid().nullable(),
  /** Of a film; null: there are none. */
  captions: z.object({ name: z.string(), sizeBytes: z.int(), cues: z.int() }).nullable(),
  test: z.object({ bankId: z.uuid(), rules: TestRules }).nullable(),
  external: ExternalPlace.nullable(),
})
export type DeskItem = z.output<typeof DeskItem>

export const Material = z.object({
  id: z.uuid(),
  name: z.string(),
  sizeBytes: z.int(),
  state: MaterialState,
  kind: MaterialKind.nullable(),
  refusedWhy: z.array(z.string()),
  /** Files looked at, of all. */
  done: z.int(),
  total: z.int(),
  createdAt: z.iso.datetime(),
})
export type Material = z.output<typeof Material>

export const Outline = z.object({
  programmeId: z.uuid(),
  programmeTitle: z.string(),
  /** What is shown: the draft when there is one. */
  edition: z
    .object({ number: z.int(), state: EditionState, openedAt: z.iso.datetime().nullable() })
    .nullable(),
  /** What new learners get now. */
  openNumber: z.int().nullable(),
  items: z.array(DeskItem),
  /** Brought, and not among the items: on their way, refused, or taken out. */
  materials: z.array(Material),
  banks: z.array(z.object({ id: z.uuid(), name: z.string(), questions: z.int() })),
  /** Free answers that wait to be read. */
  waitingReviews: z.int(),
  /** Sections on other platforms that wait to be confirmed. */
  waitingClaims: z.int(),
  revision,
  can: z.object({ change: z.boolean(), open: z.boolean() }),
})
export type Outline = z.output<typeof Outline>

export const readOutline = endpoint({
  method: 'GET',
  path: '/api/content/programmes/:id',
  summary: 'Из чего состоит программа: разделы, материалы в пути, наборы вопросов',
  params: Id,
  reply: Outline,
  problems: [programmeNotFound],
})
export const bringMaterial = endpoint({
  method: 'POST',
  path: '/api/content/programmes/:id/materials',
  summary:
    'Добавить загруженный файл: пакет SCORM или cmi5, видео, PDF. Раздел появится, когда файл разобран',
  params: Id,
  body: z.strictObject({ fileId: z.uuid() }),
  reply: Outline,
  success: 201,
  problems: [programmeNotFound, fileNotFound, fileNotReady, fileRefused],
})
export const dropMaterial = endpoint({
  method: 'DELETE',
  path: '/api/content/materials/:id',
  summary: 'Удалить материал, которого нет ни в одном содержании',
  params: Id,
  problems: [no.materialNotFound, no.materialInUse],
})
export const saveItems = endpoint({
  method: 'PUT',
  path: '/api/content/programmes/:id/items',
  summary: 'Порядок, названия и обязательность разделов; чего нет в списке, то убрано',
  params: Id,
  body: z.strictObject({
    revision,
    items: z
      .array(z.strictObject({ id: z.uuid(), title, isRequired: z.boolean() }))
      .max(300, 'Не больше 300 разделов'),
  }),
  reply: Outline,
  problems: [programmeNotFound, no.contentChanged, invalid],
})
export const addItem = endpoint({
  method: 'POST',
  path: '/api/content/programmes/:id/items',
  summary: 'Поставить в содержание тест или материал, который уже разобран',
  params: Id,
  body: z.strictObject({
    title,
    materialId: z.uuid().optional(),
    test: z.strictObject({ bankId: z.uuid(), rules: TestRules }).optional(),
  }),
  reply: Outline,
  success: 201,
  problems: [programmeNotFound, no.materialNotFound, no.bankNotFound, no.materialNotReady, invalid],
})
export const changeTest = endpoint({
  method: 'PUT',
  path: '/api/content/items/:id/test',
  summary: 'Правила теста: сколько вопросов, времени и попыток, порог',
  params: Id,
  body: z.strictObject({ title, bankId: z.uuid(), rules: TestRules }),
  reply: Outline,
  problems: [no.itemNotFound, no.bankNotFound, invalid],
})
export const openEdition = endpoint({
  method: 'POST',
  path: '/api/content/programmes/:id/opening',
  summary: 'Открыть содержание новым слушателям; кто уже учится, остаётся со своим',
  params: Id,
  body: z.strictObject({ revision }),
  reply: Outline,
  problems: [programmeNotFound, no.contentChanged, no.nothingToOpen, no.notReady],
})

export const Bank = z.object({
  id: z.uuid(),
  programmeId: z.uuid(),
  name: z.string(),
  questions: z.array(Question),
  revision,
})
export type Bank = z.output<typeof Bank>

const questions = z.array(Question).max(500, 'Не больше 500 вопросов')
export const createBank = endpoint({
  method: 'POST',
  path: '/api/content/programmes/:id/banks',
  summary: 'Завести набор вопросов',
  params: Id,
  body: z.strictObject({ name: title }),
  reply: Bank,
  success: 201,
  problems: [programmeNotFound],
})
export const readBank = endpoint({
  method: 'GET',
  path: '/api/content/banks/:id',
  summary: 'Набор вопросов с ответами — для тех, кто учит',
  params: Id,
  reply: Bank,
  problems: [no.bankNotFound],
})
export const saveBank = endpoint({
  method: 'PUT',
  path: '/api/content/banks/:id',
  summary: 'Сохранить набор вопросов; начатые попытки остаются со своими вопросами',
  params: Id,
  body: z.strictObject({ name: title, questions, revision }),
  reply: Bank,
  problems: [no.bankNotFound, no.contentChanged, invalid],
})

/** Words of the heading. */
export const tableColumns = {
  kind: 'Вид',
  words: 'Вопрос',
  choices: 'Варианты',
  right: 'Верно',
  tolerance: 'Погрешность',
  units: 'Единицы',
  points: 'Баллы',
  explanation: 'Объяснение',
} as const

export const importQuestions = endpoint({
  method: 'POST',
  path: '/api/content/banks/:id/table',
  summary: 'Добавить вопросы из таблицы CSV; ошибки — по строкам и столбцам',
  params: Id,
  body: z.strictObject({
    csv: z.string().max(200_000, 'Таблица больше 200 тысяч знаков: разделите её'),
    isDry: z.boolean(),
  }),
  reply: z.object({
    added: z.int(),
    faults: z.array(z.object({ line: z.int(), column: z.string(), message: z.string() })),
    questions: z.array(z.object({ line: z.int(), words: z.string(), kind: z.string() })),
  }),
  problems: [no.bankNotFound, invalid],
})
