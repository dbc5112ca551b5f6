/** Programmes from a table: its columns, and what was wrong in it. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { noOrganisation, providerNotOpen } from './refusals.ts'

/** Words of the heading. */
export const importColumns = {
  kind: 'Вид',
  title: 'Название',
  annotation: 'Аннотация',
  eventKind: 'Мероприятие',
  form: 'Форма',
  hours: 'Часы',
  bases: 'Основа',
  price: 'Цена',
  specialties: 'Специальности',
  competencies: 'Чему научатся',
  features: 'Особенности',
  difficulty: 'Уровень',
  isAnytime: 'В любой день',
  startsOn: 'Начало',
  endsOn: 'Окончание',
  applyBy: 'Запись до',
  startsAt: 'Время',
  places: 'Мест',
  place: 'Где',
  link: 'Ссылка',
  numberVo: 'Номер ВО',
  numberSpo: 'Номер СПО',
} as const
export type ImportColumn = keyof typeof importColumns

export const ImportFault = z.object({ line: z.int(), column: z.string(), message: z.string() })
export type ImportFault = z.output<typeof ImportFault>

/** One table: what is longer is loaded in parts. */
export const mostRows = 300

export const importTable = endpoint({
  method: 'POST',
  path: '/api/learning/desk/imports',
  summary: 'Загрузить программы таблицей CSV: все или ни одной; проверка без сохранения',
  body: z.strictObject({
    text: z.string().max(110_000, 'Таблица слишком велика: загрузите её частями'),
    /** At once to review; otherwise drafts. */
    submit: z.boolean().default(false),
    /** Only checked. */
    isDry: z.boolean().default(true),
  }),
  reply: z.object({
    /** Programmes that were read. */
    read: z.int(),
    saved: z.int(),
    /** The first hundred, in the order of lines. */
    faults: z.array(ImportFault),
    faultCount: z.int(),
  }),
  problems: [noOrganisation, providerNotOpen],
})
