/** Words of papers of admission: what they are, how they stand, what sections of work they open (F7). */
import { z } from 'zod'
import { sections } from '../../../platform/permissions.ts'

/** A section opens while one of each class holds. */
export const PaperClass = z.enum(['licence', 'attestation', 'employment'])
export type PaperClass = z.output<typeof PaperClass>

export const classWords: Record<PaperClass, string> = {
  licence: 'Лицензия',
  attestation: 'Аккредитация или сертификат',
  employment: 'Место работы',
}

export const PaperKind = z.enum([
  'medical-activity',
  'pharmacy-activity',
  'narcotics-activity',
  'periodic-accreditation',
  'primary-accreditation',
  'specialised-accreditation',
  'specialist-certificate',
  'qualification-category',
  'main-employment',
  'internal-secondary',
  'combined-duty',
  'external-secondary',
])
export type PaperKind = z.output<typeof PaperKind>

export const kindWords: Record<PaperKind, string> = {
  'medical-activity': 'Лицензия на медицинскую деятельность',
  'pharmacy-activity': 'Лицензия на фармацевтическую деятельность',
  'narcotics-activity': 'Лицензия на оборот наркотических средств',
  'periodic-accreditation': 'Периодическая аккредитация',
  'primary-accreditation': 'Первичная аккредитация',
  'specialised-accreditation': 'Первичная специализированная аккредитация',
  'specialist-certificate': 'Сертификат специалиста',
  'qualification-category': 'Квалификационная категория',
  'main-employment': 'Основное место работы',
  'internal-secondary': 'Внутреннее совместительство',
  'combined-duty': 'Совмещение',
  'external-secondary': 'Внешнее совместительство',
}

/** What was decided about a paper; whether it holds now is `PaperState`. */
export const PaperStatus = z.enum(['unverified', 'verified', 'rejected', 'withdrawn', 'suspended', 'revoked'])
export type PaperStatus = z.output<typeof PaperStatus>

/** How a paper stands at this instant. */
export const PaperState = z.enum([
  'checking',
  'future',
  'active',
  'expired',
  'suspended',
  'revoked',
  'rejected',
  'withdrawn',
])
export type PaperState = z.output<typeof PaperState>

export const stateWords: Record<PaperState, string> = {
  checking: 'На проверке',
  future: 'Ещё не началось',
  active: 'Действует',
  expired: 'Срок истёк',
  suspended: 'Приостановлено',
  revoked: 'Аннулировано',
  rejected: 'Не подтверждено',
  withdrawn: 'Отозвано',
}

/** Who brought the paper. */
export const Origin = z.enum(['person', 'registry'])
export type Origin = z.output<typeof Origin>

export const PaperAct = z.enum([
  'submitted',
  'verified',
  'rejected',
  'withdrawn',
  'suspended',
  'resumed',
  'revoked',
  'renewed',
  'imported',
  'corrected',
  'expired',
])
export type PaperAct = z.output<typeof PaperAct>

export const actWords: Record<PaperAct, string> = {
  submitted: 'Отправлено на проверку',
  verified: 'Подтверждено проверяющим',
  rejected: 'Не подтверждено',
  withdrawn: 'Отозвано владельцем',
  suspended: 'Приостановлено',
  resumed: 'Действие возобновлено',
  revoked: 'Аннулировано',
  renewed: 'Продлено новым документом',
  imported: 'Получено из федерального регистра',
  corrected: 'Исправлено',
  expired: 'Срок истёк',
}

export const SectionName = z.enum(sections)
export type SectionName = z.output<typeof SectionName>

export const sectionWords: Record<SectionName, string> = {
  doctor: 'Работа врача',
  nurse: 'Работа медсестры и акушерки',
  laboratory: 'Работа лаборанта',
}

/** How one of the three stands for a section; `elsewhere`: it is of another organisation than the place of work. */
export const NeedState = z.enum([
  'held',
  'checking',
  'future',
  'expired',
  'suspended',
  'revoked',
  'elsewhere',
  'missing',
])
export type NeedState = z.output<typeof NeedState>
