/** Russian names of the roles. */
import type { Role } from '../../../platform/permissions.ts'

export const roleWords: Readonly<Record<Role, string>> = {
  citizen: 'Гражданин',
  doctor: 'Врач',
  nurse: 'Медсестра',
  'laboratory-technician': 'Лаборант',
  provider: 'Образовательная организация',
  verifier: 'Проверяющий',
  support: 'Поддержка',
  auditor: 'Аудитор',
  administrator: 'Администратор',
}
