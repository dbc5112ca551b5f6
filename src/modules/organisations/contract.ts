/** What this module says to the outside: organisations, specialties, search and its faults. Promise A2. */
import { z } from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { event } from '../../platform/event.ts'
import { refusal } from '../../platform/problem.ts'

export const OrganisationKind = z.enum(['medical', 'educational'])
export type OrganisationKind = z.output<typeof OrganisationKind>

export const kindWords: Record<OrganisationKind, string> = {
  medical: 'Медицинская',
  educational: 'Образовательная',
}

export const Licence = z.object({ number: z.string(), issuedOn: z.iso.date(), isActive: z.boolean() })
export type Licence = z.output<typeof Licence>

export const Organisation = z.object({
  id: z.uuid(),
  name: z.string(),
  shortName: z.string(),
  kind: OrganisationKind,
  city: z.string(),
  region: z.string(),
  ogrn: z.string(),
  inn: z.string(),
  licence: Licence.nullable(),
})
export type Organisation = z.output<typeof Organisation>

export const OrganisationCard = Organisation.extend({
  address: z.string().nullable(),
  phone: z.string().nullable(),
  site: z.string().nullable(),
  /** The organisation works no more; documents it issued stay true. */
  closedOn: z.iso.date().nullable(),
  updatedAt: z.iso.datetime(),
  /** Sent back with a change, so that two editors do not overwrite each other. */
  version: z.int(),
})
export type OrganisationCard = z.output<typeof OrganisationCard>

const count = <T extends z.ZodType>(value: T) => z.object({ value, count: z.int() })

export const searchOrganisations = endpoint({
  method: 'GET',
  path: '/api/organisations',
  summary: 'Найти организацию по названию, городу, ОГРН или ИНН; прощает опечатки, ё и чужую раскладку',
  query: z.object({
    text: z.string().trim().max(200).default(''),
    kind: OrganisationKind.optional(),
    region: z.string().max(100).optional(),
    page: z.coerce.number().int().min(1).max(200).default(1),
    size: z.coerce.number().int().min(1).max(50).default(20),
  }),
  reply: z.object({
    items: z.array(Organisation),
    total: z.int(),
    /** Counts under the other filters: what each choice would show. Zero stays. */
    facets: z.object({ kinds: z.array(count(OrganisationKind)), regions: z.array(count(z.string())) }),
  }),
})

export const organisationNotFound = refusal('organisation.not-found', 404, 'Такой организации нет')
export const ogrnTaken = refusal('organisation.ogrn-taken', 409, 'Организация с таким ОГРН уже есть')
export const organisationChanged = refusal(
  'organisation.changed',
  409,
  'Пока вы писали, карточку изменил кто-то ещё',
)

const Id = z.object({ id: z.uuid() })

export const readOrganisation = endpoint({
  method: 'GET',
  path: '/api/organisations/:id',
  summary: 'Карточка организации',
  params: Id,
  reply: OrganisationCard,
  problems: [organisationNotFound],
})

const line = (max: number, words: string) =>
  z.string().trim().min(1, words).max(max, `Не длиннее ${max} знаков`)
const maybe = (max: number) => z.string().trim().max(max, `Не длиннее ${max} знаков`).nullable()

export const OrganisationFields = z.object({
  name: line(300, 'Напишите полное название'),
  shortName: line(100, 'Напишите короткое название'),
  kind: OrganisationKind,
  city: line(100, 'Напишите город'),
  region: line(100, 'Напишите регион'),
  address: maybe(300),
  phone: maybe(50),
  site: z.url({ protocol: /^https?$/, error: 'Нужен адрес, например https://clinic.example' }).nullable(),
  ogrn: z.string().trim(),
  inn: z.string().trim(),
  licence: z
    .object({ number: line(100, 'Напишите номер лицензии'), issuedOn: z.iso.date(), isActive: z.boolean() })
    .nullable(),
  closedOn: z.iso.date().nullable(),
})
export type OrganisationFields = z.output<typeof OrganisationFields>

export const createOrganisation = endpoint({
  method: 'POST',
  path: '/api/organisations',
  summary: 'Добавить организацию в справочник',
  body: OrganisationFields,
  reply: OrganisationCard,
  success: 201,
  problems: [ogrnTaken],
})

export const changeOrganisation = endpoint({
  method: 'PUT',
  path: '/api/organisations/:id',
  summary: 'Изменить карточку организации',
  params: Id,
  body: OrganisationFields.extend({ version: z.int() }),
  reply: OrganisationCard,
  problems: [organisationNotFound, ogrnTaken, organisationChanged],
})

export const SpecialtyLevel = z.enum(['secondary', 'bachelor', 'specialist', 'residency'])
export type SpecialtyLevel = z.output<typeof SpecialtyLevel>

export const Specialty = z.object({
  /** The code, or a word where no code is known. */
  key: z.string(),
  code: z.string().nullable(),
  name: z.string(),
  level: SpecialtyLevel,
})
export type Specialty = z.output<typeof Specialty>

export const specialties = endpoint({
  method: 'GET',
  path: '/api/specialties',
  summary: 'Специальности медицинского и фармацевтического образования',
  query: z.object({ level: z.union([z.array(SpecialtyLevel), SpecialtyLevel]).optional() }),
  reply: z.object({ items: z.array(Specialty) }),
})

export const organisationSaved = event(
  'organisation.saved',
  z.object({ organisationId: z.uuid(), name: z.string(), isNew: z.boolean() }),
  () => ['permission:organisations.manage'],
)
