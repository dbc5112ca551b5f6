/** What this module says to the outside: an educational organisation that the portal does not know asks to be let in. Promise A2. */
import { z } from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { event } from '../../platform/event.ts'
import { invalid } from '../../platform/refusals.ts'
import * as no from './contract/refusals.ts'
import { Registration, RegistrationFields, RegistrationLine } from './contract/shapes.ts'
import { RegistrationStatus } from './contract/words.ts'

export * from './contract/refusals.ts'
export * from './contract/shapes.ts'
export * from './contract/words.ts'

const Id = z.object({ id: z.uuid() })

export const listRegistrations = endpoint({
  method: 'GET',
  path: '/api/registrations',
  summary: 'Мои заявки на регистрацию организации',
  reply: z.object({ items: z.array(RegistrationLine) }),
})

export const beginRegistration = endpoint({
  method: 'POST',
  path: '/api/registrations',
  summary: 'Начать заявку; пустая уже начатая возвращается та же',
  reply: Registration,
  success: 201,
  problems: [no.tooManyRegistrations],
})

export const readRegistration = endpoint({
  method: 'GET',
  path: '/api/registrations/:id',
  summary: 'Моя заявка: поля, статус, история',
  params: Id,
  reply: Registration,
  problems: [no.registrationNotFound],
})

export const saveRegistration = endpoint({
  method: 'PUT',
  path: '/api/registrations/:id',
  summary: 'Сохранить набранное; неверное тоже хранится',
  params: Id,
  body: z.object({ version: z.int(), fields: RegistrationFields }),
  reply: Registration,
  problems: [no.registrationNotFound, no.registrationConflict, no.registrationPassed],
})

export const removeRegistration = endpoint({
  method: 'DELETE',
  path: '/api/registrations/:id',
  summary: 'Удалить заявку, которую ещё не подавали',
  params: Id,
  reply: z.object({}),
  problems: [no.registrationNotFound, no.registrationPassed],
})

export const restoreRegistration = endpoint({
  method: 'POST',
  path: '/api/registrations/:id/restoration',
  summary: 'Вернуть удалённую заявку',
  params: Id,
  reply: Registration,
  problems: [no.registrationNotFound, no.registrationPassed],
})

export const submitRegistration = endpoint({
  method: 'POST',
  path: '/api/registrations/:id/submission',
  summary: 'Подать заявку на проверку',
  params: Id,
  body: z.object({ version: z.int() }),
  reply: Registration,
  success: 201,
  problems: [
    no.registrationNotFound,
    no.registrationConflict,
    no.registrationPassed,
    no.needsEsia,
    no.ogrnKnown,
    no.ogrnUnderReview,
    invalid,
  ],
})

/** Other open pages of the same person show the newer text. */
export const registrationSaved = event(
  'registration-draft.saved',
  z.object({ registrationId: z.uuid(), personId: z.uuid(), version: z.int() }),
  (p) => [`person:${p.personId}`],
)

export const registrationMoved = event(
  'registration.moved',
  z.object({
    registrationId: z.uuid(),
    personId: z.uuid(),
    name: z.string(),
    status: RegistrationStatus,
    reason: z.string().nullable(),
  }),
  (p) => [`person:${p.personId}`],
)

/** The organisation is in the register and its responsible person acts in it. */
export const organisationLetIn = event(
  'registration.let-in',
  z.object({
    registrationId: z.uuid(),
    personId: z.uuid(),
    verifierId: z.uuid(),
    organisationId: z.uuid(),
    responsibleName: z.string(),
    responsiblePost: z.string(),
    responsiblePhone: z.string(),
    responsibleEmail: z.string(),
    statementNumber: z.string(),
    statementOn: z.iso.date(),
  }),
)
