/** The door of organisations: what younger modules may ask. */
import type { Job } from '../../platform/event.ts'

export { routes } from './routes.ts'
export { organisationByOgrn, organisationCard, organisationCards } from './use-cases/read-organisation.ts'
export { createOrganisation } from './use-cases/save-organisation.ts'
export { listSpecialties, specialtyByCode } from './use-cases/list-specialties.ts'
export const jobs: readonly Job[] = []
