/** Words of providers and programmes. Kinds and statuses: nmo.md §2 and §3. */
import { z } from 'zod'

export const ProgrammeKind = z.enum(['advanced', 'retraining', 'module', 'event'])
export type ProgrammeKind = z.output<typeof ProgrammeKind>
export const kindWords: Record<ProgrammeKind, string> = {
  advanced: 'Повышение квалификации',
  retraining: 'Переподготовка',
  module: 'Интерактивный модуль',
  event: 'Мероприятие',
}
/** Before the number: «ПК-000123». */
export const kindPrefix: Record<ProgrammeKind, string> = {
  advanced: 'ПК',
  retraining: 'ПП',
  module: 'ИОМ',
  event: 'ОМ',
}

/** Where the same programme has another number (nmo.md §9). */
export const Cabinet = z.enum(['vo', 'spo'])
export type Cabinet = z.output<typeof Cabinet>
export const cabinetWords: Record<Cabinet, string> = { vo: 'Кабинет ВО', spo: 'Кабинет СПО' }

export const EventKind = z.enum(['webinar', 'conference'])
export type EventKind = z.output<typeof EventKind>
export const eventWords: Record<EventKind, string> = { webinar: 'Вебинар', conference: 'Конференция' }

export const StudyForm = z.enum(['full-time', 'distance', 'mixed'])
export type StudyForm = z.output<typeof StudyForm>
export const formWords: Record<StudyForm, string> = {
  'full-time': 'Очно',
  distance: 'Дистанционно',
  mixed: 'Смешанная',
}

export const Basis = z.enum(['budget', 'insurance', 'paid'])
export type Basis = z.output<typeof Basis>
export const basisWords: Record<Basis, string> = { budget: 'Бюджет', insurance: 'ОМС', paid: 'Договор' }

export const Feature = z.enum(['internship', 'simulation', 'remote'])
export type Feature = z.output<typeof Feature>
export const featureWords: Record<Feature, string> = {
  internship: 'Стажировка',
  simulation: 'Симуляционное обучение',
  remote: 'Дистанционные технологии',
}

/** Said by whoever teaches; what a plan looks at. */
export const Difficulty = z.enum(['basic', 'middle', 'deep'])
export type Difficulty = z.output<typeof Difficulty>
export const difficultyWords: Record<Difficulty, string> = {
  basic: 'Базовый',
  middle: 'Средний',
  deep: 'Углублённый',
}

/** Of a provider: «Закрыта» of the real portal means that its cabinet is open, which is what is said here. */
export const ProviderState = z.enum(['forming', 'submitted', 'in-work', 'rework', 'rejected', 'open'])
export type ProviderState = z.output<typeof ProviderState>
export const providerWords: Record<ProviderState, string> = {
  forming: 'Формируется',
  submitted: 'Подана',
  'in-work': 'На обработке',
  rework: 'На доработке',
  rejected: 'Отклонена',
  open: 'Кабинет открыт',
}

/** Of a programme as a whole. */
export const ProgrammeState = z.enum(['draft', 'published', 'withdrawn'])
export type ProgrammeState = z.output<typeof ProgrammeState>

/** Of one version of it. */
export const VersionState = z.enum(['draft', 'review', 'returned', 'published', 'past'])
export type VersionState = z.output<typeof VersionState>

/** What stands on the desk: the latest version says more than the whole. */
export const DeskState = z.enum(['draft', 'review', 'returned', 'published', 'withdrawn'])
export type DeskState = z.output<typeof DeskState>
export const deskWords: Record<DeskState, string> = {
  draft: 'Черновик',
  review: 'На проверке',
  returned: 'Возвращена',
  published: 'Опубликована',
  withdrawn: 'Снята',
}
