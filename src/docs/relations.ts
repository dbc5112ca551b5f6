/** Whose things each address shows, as promised: the table in docs/permissions.md, called for real by `src/test/matrix.test.ts`. */
import type { Role } from '../platform/permissions.ts'
import type { Thing } from '../test/things.ts'

export interface Relation {
  readonly what: Thing
  readonly address: `${'GET' | 'POST' | 'PUT' | 'DELETE'} /api/${string}`
  /** Whoever the thing is of gets this status; a refusal here means that nobody decides on their own. */
  readonly own: number
  /** Roles that are answered about a foreign one; all others are told that there is no such thing, or that it is not theirs. */
  readonly foreign: readonly Role[]
}

export const relations: readonly Relation[] = [
  { what: 'заявление', address: 'GET /api/applications/:id', own: 200, foreign: [] },
  { what: 'заявление', address: 'GET /api/desk/applications/:id', own: 404, foreign: ['verifier'] },
  { what: 'заявление', address: 'POST /api/desk/applications/:id/claim', own: 404, foreign: ['verifier'] },
  { what: 'заявление', address: 'POST /api/applications/:id/withdrawal', own: 200, foreign: [] },
  { what: 'черновик записи', address: 'GET /api/education/drafts/:id', own: 200, foreign: [] },
  { what: 'черновик записи', address: 'DELETE /api/education/drafts/:id', own: 200, foreign: [] },
  { what: 'черновик допуска', address: 'GET /api/licences/drafts/:id', own: 200, foreign: [] },
  { what: 'черновик допуска', address: 'DELETE /api/licences/drafts/:id', own: 200, foreign: [] },
  { what: 'заявка организации', address: 'GET /api/registrations/:id', own: 200, foreign: [] },
  { what: 'заявка организации', address: 'DELETE /api/registrations/:id', own: 200, foreign: [] },
  { what: 'запись об образовании', address: 'GET /api/education/records/:id', own: 200, foreign: [] },
  { what: 'пятилетний цикл', address: 'GET /api/credits/cycles/:id', own: 200, foreign: [] },
  { what: 'другая деятельность', address: 'GET /api/credits/activities/:id', own: 200, foreign: [] },
  { what: 'пятилетний цикл', address: 'GET /api/credits/cycles/:id/entries', own: 200, foreign: [] },
  { what: 'пятилетний цикл', address: 'POST /api/credits/cycles/:id/closure', own: 200, foreign: [] },
  { what: 'пятилетний цикл', address: 'GET /api/credits/cycles/:id/accreditation', own: 200, foreign: [] },
  {
    what: 'пятилетний цикл',
    address: 'GET /api/credits/cycles/:id/accreditation/report',
    own: 200,
    foreign: [],
  },
  {
    what: 'пятилетний цикл',
    address: 'GET /api/credits/cycles/:id/accreditation/archive',
    own: 200,
    foreign: [],
  },
  {
    what: 'пятилетний цикл',
    address: 'GET /api/credits/cycles/:id/accreditation/file',
    own: 200,
    foreign: [],
  },
  {
    what: 'пятилетний цикл',
    address: 'DELETE /api/credits/cycles/:id/accreditation/filing',
    own: 200,
    foreign: [],
  },
  { what: 'обучение', address: 'GET /api/studies/:id', own: 200, foreign: [] },
  { what: 'обучение', address: 'GET /api/presence/studies/:id/broadcast', own: 200, foreign: [] },
  { what: 'обучение', address: 'GET /api/studies/:id/notes', own: 200, foreign: [] },
  { what: 'обучение', address: 'GET /api/studies/:id/questions', own: 200, foreign: [] },
  { what: 'обучение', address: 'GET /api/studies/:id/review', own: 200, foreign: [] },
  { what: 'курс', address: 'GET /api/courses/:id', own: 200, foreign: [] },
  { what: 'попытка теста', address: 'GET /api/attempts/:id', own: 200, foreign: [] },
  { what: 'попытка теста', address: 'POST /api/attempts/:id/end', own: 200, foreign: [] },
  { what: 'мероприятие', address: 'GET /api/presence/meetings/:id', own: 200, foreign: [] },
  { what: 'мероприятие', address: 'POST /api/presence/meetings/:id/beat', own: 200, foreign: [] },
  { what: 'план обучения', address: 'GET /api/plans/:id', own: 200, foreign: [] },
  { what: 'план обучения', address: 'POST /api/plans/:id/closure', own: 200, foreign: [] },
  { what: 'сохранённый поиск', address: 'DELETE /api/learning/searches/:id', own: 200, foreign: [] },
  { what: 'допуск', address: 'GET /api/licences/papers/:id', own: 200, foreign: [] },
  { what: 'сертификат', address: 'GET /api/certificates/:id', own: 200, foreign: [] },
  { what: 'сертификат', address: 'GET /api/certificates/:id/badge', own: 200, foreign: [] },
  { what: 'сертификат', address: 'GET /api/certificates/:id/proof', own: 409, foreign: [] },
  { what: 'запись журнала', address: 'GET /api/journal/entries/:id', own: 200, foreign: [] },
  {
    what: 'вопрос о просмотре',
    address: 'GET /api/explanations/:id',
    own: 404,
    foreign: ['administrator'],
  },
  { what: 'уведомление', address: 'POST /api/notifications/:id/read', own: 200, foreign: [] },
  {
    what: 'устройство для уведомлений',
    address: 'DELETE /api/notifications/devices/:id',
    own: 200,
    foreign: [],
  },
  { what: 'файл', address: 'GET /api/files/:id', own: 200, foreign: [] },
  { what: 'файл', address: 'DELETE /api/files/:id', own: 200, foreign: [] },
  { what: 'вход с устройства', address: 'DELETE /api/profile/sessions/:id', own: 200, foreign: [] },
]

export interface OrganisationRelation {
  readonly what: 'роль' | 'предложение роли' | 'человек'
  readonly address: `${'GET' | 'POST'} /api/${string}`
  /** `list`: the thing is among what is answered, or is not; otherwise the status tells. */
  readonly isList: boolean
}

/** What whoever acts for one organisation is answered about its things; about another's there is no such thing. */
export const organisationRelations: readonly OrganisationRelation[] = [
  { what: 'роль', address: 'GET /api/staff/grants', isList: true },
  { what: 'предложение роли', address: 'GET /api/staff/proposals', isList: true },
  { what: 'человек', address: 'GET /api/staff/people/:id', isList: false },
  { what: 'роль', address: 'POST /api/staff/grants/:id/revocation', isList: false },
]
