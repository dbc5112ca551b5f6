/** Roles in Russian, and the one in which a person acts here (F1). */
import { z } from 'zod'
import { event } from '../../../platform/event.ts'
import { refusal } from '../../../platform/problem.ts'
import { roles, type Role } from '../../../platform/permissions.ts'

export const roleWords: Readonly<Record<Role, string>> = {
  citizen: 'Гражданин',
  doctor: 'Врач',
  nurse: 'Медсестра, акушерка',
  'laboratory-technician': 'Лаборант',
  student: 'Обучающийся',
  manager: 'Руководитель организации',
  verifier: 'Проверяющий',
  support: 'Поддержка, первая линия',
  'support-second': 'Поддержка, вторая линия',
  provider: 'Образовательная организация',
  taxpayer: 'Налогоплательщик',
  'tax-officer': 'Сотрудник налоговой службы',
  auditor: 'Аудитор',
  administrator: 'Администратор',
}

/** What each role is for, in one line: read when a person chooses. */
export const roleNotes: Readonly<Record<Role, string>> = {
  citizen: 'Свои документы, заявления и уведомления',
  doctor: 'Работа врача со своими пациентами',
  nurse: 'Процедуры, назначения и смены',
  'laboratory-technician': 'Исследования и их результаты',
  student: 'Учёба и портфолио до получения допусков',
  manager: 'Сотрудники своей организации и их права',
  verifier: 'Проверка заявлений и смены статуса',
  support: 'Обращения пользователей',
  'support-second': 'Обращения, переданные первой линией',
  provider: 'Программы и слушатели своей организации',
  taxpayer: 'Налоги и сборы',
  'tax-officer': 'Проверка деклараций',
  auditor: 'Просмотр прав и журналов без изменений',
  administrator: 'Права людей и работа портала',
}

export const RoleName = z.enum(roles)

export const WorkRoles = z.object({
  /** The role whose rights act now. */
  active: RoleName,
  /** Each role once, `citizen` among them. */
  held: z.array(
    z.object({
      role: RoleName,
      organisationId: z.uuid().nullable(),
      /** From then on not held; null when no end is set. */
      until: z.iso.datetime().nullable(),
    }),
  ),
  /** Several work roles and none chosen here: a page asks first. */
  mustChoose: z.boolean(),
})
export type WorkRoles = z.output<typeof WorkRoles>

export const roleNotHeld = refusal('role.not-held', 409, 'Этой роли у вас сейчас нет')

/** The rights of open pages have changed; they come back under the new token. */
export const roleSwitched = event(
  'identity.role-switched',
  z.object({ sessionId: z.uuid(), role: RoleName }),
  (p) => [`session:${p.sessionId}`],
)
