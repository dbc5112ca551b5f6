/** What the files module says to the outside: uploads in parts, checked files, pictures of their pages. Promises G4, C7. */
import { z } from 'zod'
import { bytes, endpoint } from '../../platform/endpoint.ts'
import { event } from '../../platform/event.ts'
import { refusal } from '../../platform/problem.ts'
import { forbidden, invalid, unavailable } from '../../platform/refusals.ts'

export const maxFileBytes = 20 * 1024 * 1024
/** Of a package or a film of those who teach. */
export const maxMaterialBytes = 300 * 1024 * 1024
/** Materials of one person that no programme holds yet. */
export const maxLooseMaterialBytes = 2 * 1024 * 1024 * 1024
export const maxPartBytes = 8 * 1024 * 1024
/** Every part but the last is at least so long: a file is not sent by letters. */
export const minPartBytes = 64 * 1024
export const maxFilesOfRecord = 10
export const maxBytesOfPerson = 200 * 1024 * 1024
/** Unfinished uploads of one person at a time. */
export const maxUploadsAtOnce = 20

export const FilePurpose = z.enum([
  'education-record',
  'licence-paper',
  'organisation-registration',
  'accreditation-report',
  'professional-activity',
  'application-message',
  'learning-material',
  'document',
])
export type FilePurpose = z.output<typeof FilePurpose>

export const FileType = z.enum([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'application/zip',
  'video/mp4',
  'video/webm',
])
export type FileType = z.output<typeof FileType>

/** `uploading` → `checking` → `ready` or `refused`. */
export const FileState = z.enum(['uploading', 'checking', 'ready', 'refused'])
export type FileState = z.output<typeof FileState>

/** A checked file, as other modules show it in their replies. */
export const FileCard = z
  .object({
    id: z.uuid(),
    name: z.string(),
    state: FileState,
    type: FileType.nullable(),
    sizeBytes: z.int(),
    pageCount: z.int().nullable(),
  })
  .meta({ id: 'FileCard' })
export type FileCard = z.output<typeof FileCard>

export const FileInfo = FileCard.extend({
  purpose: FilePurpose,
  receivedBytes: z.int(),
  refusedWhy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  isAttached: z.boolean(),
  can: z.object({ open: z.boolean(), delete: z.boolean() }),
}).meta({ id: 'FileInfo' })
export type FileInfo = z.output<typeof FileInfo>

export const Declared = z.object({
  name: z.string().min(1, 'У файла нет имени').max(1000, 'Слишком длинное имя файла'),
  sizeBytes: z
    .int('Размер — целое число байтов')
    .min(1, 'Файл пуст. Сохраните его ещё раз и выберите снова')
    .max(maxMaterialBytes, 'Файл больше 300 МБ. Сожмите его или разделите на части'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 файла: 64 знака 0–9 и a–f'),
  purpose: FilePurpose.exclude(['document']),
})
export type Declared = z.output<typeof Declared>

export const fileNotFound = refusal('file.not-found', 404, 'Такого файла нет')
export const noSpace = refusal('file.no-space', 409, 'Место для ваших файлов кончилось: можно 200 МБ')
export const tooManyUploads = refusal('file.too-many-uploads', 409, 'Слишком много незаконченных загрузок')
export const wrongOffset = refusal('file.wrong-offset', 409, 'Часть файла пришла не по порядку')
export const partTooShort = refusal('file.part-too-short', 422, 'Часть файла слишком мала')
export const partTooLong = refusal('file.part-too-long', 422, 'Прислано больше, чем было объявлено')
export const uploadClosed = refusal('file.upload-closed', 409, 'Загрузка уже закончена')
export const uploadIncomplete = refusal('file.incomplete', 409, 'Загружен не весь файл')
export const wrongDigest = refusal('file.wrong-digest', 422, 'Файл изменился в пути. Загрузите его ещё раз')
export const fileNotReady = refusal('file.not-ready', 409, 'Файл ещё не проверен')
export const fileRefused = refusal('file.refused', 409, 'Файл не прошёл проверку')
export const fileInUse = refusal('file.in-use', 409, 'Файл приложен к документу: отдельно его не удалить')
export const tooManyFiles = refusal('file.too-many', 409, 'Можно приложить не больше 10 файлов')
export const fileUnreadable = refusal('file.unreadable', 410, 'Файл больше нельзя прочитать')
export const noSuchPage = refusal('file.no-such-page', 404, 'Такой страницы в файле нет')

const params = z.object({ id: z.uuid() })

export const createUpload = endpoint({
  method: 'POST',
  path: '/api/files',
  summary: 'Начать загрузку файла или продолжить прерванную: receivedBytes говорит, с какого места',
  body: Declared,
  reply: FileInfo,
  problems: [invalid, noSpace, tooManyUploads, forbidden],
})

export const putPart = endpoint({
  method: 'PUT',
  path: '/api/files/:id/parts/:offset',
  summary: 'Прислать часть файла с указанного места, не больше 8 МБ',
  params: params.extend({ offset: z.coerce.number().int().min(0).max(maxMaterialBytes) }),
  body: bytes(['application/octet-stream'], maxPartBytes),
  reply: FileInfo,
  problems: [fileNotFound, wrongOffset, partTooShort, partTooLong, uploadClosed],
})

export const completeUpload = endpoint({
  method: 'POST',
  path: '/api/files/:id/completion',
  summary: 'Закончить загрузку: файл уходит на проверку. Повтор отвечает тем же',
  params,
  reply: FileInfo,
  problems: [fileNotFound, uploadIncomplete, wrongDigest, fileUnreadable],
})

export const getFile = endpoint({
  method: 'GET',
  path: '/api/files/:id',
  summary: 'Сведения о своём файле и о ходе его проверки',
  params,
  reply: FileInfo,
  problems: [fileNotFound],
})

export const listFiles = endpoint({
  method: 'GET',
  path: '/api/files',
  summary: 'Свои файлы, новые сверху',
  query: z.object({ state: FileState.optional() }),
  reply: z.object({ files: z.array(FileInfo), usedBytes: z.int(), maxBytes: z.int() }),
})

export const deleteFile = endpoint({
  method: 'DELETE',
  path: '/api/files/:id',
  summary: 'Удалить свой файл, который ни к чему не приложен, или бросить загрузку',
  params,
  problems: [fileNotFound, fileInUse],
})

const opening = [fileNotFound, fileNotReady, fileRefused, fileUnreadable]

export const fileContent = endpoint({
  method: 'GET',
  path: '/api/files/:id/content',
  summary: 'Содержимое своего файла',
  params,
  reply: bytes(FileType.options, maxMaterialBytes),
  problems: opening,
})

export const filePreview = endpoint({
  method: 'GET',
  path: '/api/files/:id/preview',
  summary: 'Маленькая картинка первой страницы своего файла',
  params,
  reply: bytes(['image/jpeg'], maxFileBytes),
  problems: opening,
})

/** The number of a page, from 1. */
export const PageNumber = z.coerce.number().int().min(1).max(100)

export const filePage = endpoint({
  method: 'GET',
  path: '/api/files/:id/pages/:page',
  summary: 'Картинка одной страницы своего файла; для снимка — сам снимок',
  params: params.extend({ page: PageNumber }),
  reply: bytes(['image/jpeg', 'image/png'], maxFileBytes),
  problems: [...opening, noSuchPage, unavailable],
})

/** All bytes are here; the check begins. */
export const uploaded = event('files.uploaded', z.object({ fileId: z.uuid() }))

/** The check is over; the owner's open page learns it at once. */
export const checked = event(
  'files.checked',
  z.object({
    fileId: z.uuid(),
    ownerId: z.uuid(),
    purpose: FilePurpose.default('document'),
    state: z.enum(['ready', 'refused']),
  }),
  (e) => [`person:${e.ownerId}`],
)
