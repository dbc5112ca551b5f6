/** What this module says to the outside: drafts, their check and confirmation, education records. Promise D5. */
import { z } from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { event } from '../../platform/event.ts'
import { refusal } from '../../platform/problem.ts'
import { invalid } from '../../platform/refusals.ts'
import { ApplicationStatus } from '../applications/contract.ts'
import { FileCard } from '../files/contract.ts'
import { Challenge } from '../identity/contract.ts'
import { SpecialtyLevel } from '../organisations/contract.ts'
import { RecordAbout } from './contract/about.ts'

export const DocumentKind = z.enum([
  'retraining-diploma',
  'advanced-certificate',
  'specialist-diploma',
  'bachelor-diploma',
  'residency-diploma',
  'internship-diploma',
  'secondary-diploma',
])
export type DocumentKind = z.output<typeof DocumentKind>

export const documentWords: Record<DocumentKind, string> = {
  'retraining-diploma': 'Диплом о профессиональной переподготовке',
  'advanced-certificate': 'Удостоверение о повышении квалификации',
  'specialist-diploma': 'Диплом специалиста',
  'bachelor-diploma': 'Диплом бакалавра',
  'residency-diploma': 'Диплом об окончании ординатуры',
  'internship-diploma': 'Диплом об окончании интернатуры',
  'secondary-diploma': 'Диплом о среднем профессиональном образовании',
}

export const StudyForm = z.enum(['full-time', 'part-time', 'extramural', 'distance'])
export type StudyForm = z.output<typeof StudyForm>

export const formWords: Record<StudyForm, string> = {
  'full-time': 'Очная',
  'part-time': 'Очно-заочная',
  extramural: 'Заочная',
  distance: 'Дистанционная',
}

/** `revoked`: it was confirmed, and the confirmation was taken back later. */
export const RecordStatus = z.enum(['unverified', 'verified', 'rejected', 'withdrawn', 'revoked'])
export type RecordStatus = z.output<typeof RecordStatus>

export const statusWords: Record<RecordStatus, string> = {
  unverified: 'Не проверено',
  verified: 'Подтверждено',
  rejected: 'Отклонено',
  withdrawn: 'Отозвано',
  revoked: 'Подтверждение отозвано',
}

const typed = (max: number) => z.string().max(max, `Не длиннее ${max} знаков`).default('')

/** A draft keeps what was typed, right or wrong: dates and hours are words until they are checked. */
export const DraftFields = z.object({
  /** Chosen from the register, or null when the name was typed. */
  institutionId: z.uuid().nullable().default(null),
  institutionName: typed(300),
  specialty: typed(60),
  programme: typed(300),
  kind: DocumentKind.nullable().default(null),
  form: StudyForm.nullable().default(null),
  startedOn: typed(40),
  endedOn: typed(40),
  issuedOn: typed(40),
  hours: typed(10),
  series: typed(20),
  number: typed(40),
  fileIds: z.array(z.uuid()).max(10, 'Не больше 10 файлов').default([]),
})
export type DraftFields = z.output<typeof DraftFields>

export const Draft = z.object({
  id: z.uuid(),
  /** Grows with each change; sent back so that two devices do not overwrite each other. */
  version: z.int(),
  fields: DraftFields,
  files: z.array(FileCard),
  /** «Северная академия…, Псков» */
  title: z.string(),
  createdAt: z.iso.datetime(),
  savedAt: z.iso.datetime(),
  /** It mends a record that was withdrawn or rejected. */
  mends: z.enum(['withdrawn', 'rejected']).nullable(),
})
export type Draft = z.output<typeof Draft>

/** One wrong field: `message` says the cure beside the field, `summary` the fault on top. */
export const Fault = z.object({ field: z.string(), message: z.string(), summary: z.string() })
export type Fault = z.output<typeof Fault>

export const Check = z.object({
  faults: z.array(Fault),
  /** Not faults: what the person should look at once more. */
  notes: z.array(z.object({ field: z.string(), message: z.string() })),
})
export type Check = z.output<typeof Check>

export const EducationRecord = z.object({
  id: z.uuid(),
  status: RecordStatus,
  kind: DocumentKind,
  institution: z.object({ id: z.uuid().nullable(), name: z.string() }),
  specialty: z.object({ code: z.string().nullable(), name: z.string() }),
  programme: z.string().nullable(),
  form: StudyForm,
  startedOn: z.iso.date(),
  endedOn: z.iso.date(),
  issuedOn: z.iso.date(),
  hours: z.int().nullable(),
  series: z.string().nullable(),
  number: z.string(),
  files: z.array(FileCard),
  confirmedAt: z.iso.datetime(),
  application: z
    .object({ id: z.uuid(), number: z.string(), status: ApplicationStatus, dueOn: z.iso.date().nullable() })
    .nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /** Why it was rejected, or why the confirmation was taken back. */
  reason: z.string().nullable(),
  can: z.object({
    /** After a withdrawal or a rejection: mend and submit again. */
    mend: z.boolean(),
  }),
})
export type EducationRecord = z.output<typeof EducationRecord>

/** What the form offers and asks for each kind of document, by the rules in force today. */
export const KindRules = z.object({
  kind: DocumentKind,
  levels: z.array(SpecialtyLevel),
  forms: z.array(StudyForm),
  asksHours: z.boolean(),
  minHours: z.int().nullable(),
  asksProgramme: z.boolean(),
  numberHint: z.string(),
})
export type KindRules = z.output<typeof KindRules>

export const draftNotFound = refusal('education-draft.not-found', 404, 'Такого черновика нет')
export const draftConflict = refusal('education-draft.conflict', 409, 'Черновик изменён на другом устройстве')
export const draftSaved = refusal('education-draft.confirmed', 409, 'Эта запись уже подтверждена')
export const tooManyDrafts = refusal(
  'education-draft.too-many',
  409,
  'Черновиков уже 20. Закончите или удалите лишние',
)
export const recordNotFound = refusal('education-record.not-found', 404, 'Такой записи нет')
export const cannotMend = refusal(
  'education-record.cannot-mend',
  409,
  'Исправить можно отозванную или отклонённую запись',
)
export const draftChanged = refusal('education-draft.changed', 409, 'Черновик изменился. Запросите новый код')

const Id = z.object({ id: z.uuid() })

export const kindRules = endpoint({
  method: 'GET',
  path: '/api/education/kinds',
  summary: 'Виды документов об образовании и правила каждого',
  reply: z.object({ items: z.array(KindRules) }),
})

export const listEducation = endpoint({
  method: 'GET',
  path: '/api/education/records',
  summary: 'Мои записи об образовании и черновики',
  reply: z.object({ records: z.array(EducationRecord), drafts: z.array(Draft) }),
})

export const readRecord = endpoint({
  method: 'GET',
  path: '/api/education/records/:id',
  summary: 'Моя запись об образовании',
  params: Id,
  reply: EducationRecord,
  problems: [recordNotFound],
})

export const mendRecord = endpoint({
  method: 'POST',
  path: '/api/education/records/:id/draft',
  summary: 'Исправить отозванную или отклонённую запись: черновик с её сведениями и сканами',
  params: Id,
  reply: Draft,
  success: 201,
  problems: [recordNotFound, cannotMend],
})

export const createDraft = endpoint({
  method: 'POST',
  path: '/api/education/drafts',
  summary: 'Начать черновик; пустой, если он уже есть, отдаётся снова',
  reply: Draft,
  success: 201,
  problems: [tooManyDrafts],
})

const draftProblems = [draftNotFound, draftSaved]

export const readDraft = endpoint({
  method: 'GET',
  path: '/api/education/drafts/:id',
  summary: 'Черновик записи',
  params: Id,
  reply: Draft,
  problems: draftProblems,
})

export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/education/drafts/:id',
  summary: 'Сохранить черновик; если его изменили на другом устройстве, отдаются обе версии',
  params: Id,
  body: z.object({ version: z.int(), fields: DraftFields }),
  reply: Draft,
  problems: [...draftProblems, draftConflict],
})

export const deleteDraft = endpoint({
  method: 'DELETE',
  path: '/api/education/drafts/:id',
  summary: 'Удалить черновик; 30 дней его можно вернуть',
  params: Id,
  problems: draftProblems,
})

export const restoreDraft = endpoint({
  method: 'POST',
  path: '/api/education/drafts/:id/restoration',
  summary: 'Вернуть удалённый черновик',
  params: Id,
  reply: Draft,
  problems: draftProblems,
})

export const checkDraft = endpoint({
  method: 'POST',
  path: '/api/education/drafts/:id/check',
  summary: 'Назвать каждое неверное поле черновика',
  params: Id,
  reply: Check,
  problems: draftProblems,
})

export const requestCode = endpoint({
  method: 'POST',
  path: '/api/education/drafts/:id/code',
  summary: 'Проверить черновик и прислать код, который подтверждает именно эти сведения и сканы',
  params: Id,
  body: z.object({ version: z.int() }),
  reply: Challenge.extend({ about: z.string(), notes: Check.shape.notes }),
  problems: [...draftProblems, draftConflict, invalid],
})

export const confirm = endpoint({
  method: 'POST',
  path: '/api/education/drafts/:id/confirmation',
  summary: 'Подтвердить кодом: запись сохраняется и уходит на проверку',
  params: Id,
  body: z.object({ challengeId: z.uuid(), code: z.string().regex(/^\d{6}$/, 'В коде 6 цифр') }),
  reply: EducationRecord,
  success: 201,
  problems: [...draftProblems, draftChanged, invalid],
})

const RecordNews = z.object({
  recordId: z.uuid(),
  personId: z.uuid(),
  status: RecordStatus,
  /** What the record says; events of long ago have none. */
  about: RecordAbout.optional(),
})
const topics = (p: z.output<typeof RecordNews>) => [`person:${p.personId}`]

export const recordSaved = event(
  'education-record.saved',
  RecordNews.extend({ applicationId: z.uuid() }),
  topics,
)
export const recordChanged = event('education-record.changed', RecordNews, topics)
/** Other open pages of the same person show the newer draft. */
export const draftChangedElsewhere = event(
  'education-draft.saved',
  z.object({ draftId: z.uuid(), personId: z.uuid(), version: z.int() }),
  (p) => [`person:${p.personId}`],
)
