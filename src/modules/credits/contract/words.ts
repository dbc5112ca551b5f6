/** Words of cycles and credits. Source of the four sums: the real portal's own progress (nmo.md §1). */
import { z } from 'zod'

/** Formal education, self-education by modules, events, and what else a rule lets in. */
export const CreditKind = z.enum(['programme', 'module', 'event', 'other'])
export type CreditKind = z.output<typeof CreditKind>

export const kindWords: Record<CreditKind, string> = {
  programme: 'Программа повышения квалификации',
  module: 'Интерактивный модуль',
  event: 'Мероприятие',
  other: 'Другое',
}

/** What a five-year cycle is opened from. */
export const DocumentKind = z.enum(['specialist-certificate', 'accreditation'])
export type DocumentKind = z.output<typeof DocumentKind>

export const documentWords: Record<DocumentKind, string> = {
  'specialist-certificate': 'Сертификат специалиста',
  accreditation: 'Свидетельство об аккредитации',
}

/**
 * What is earned and stands not in the ledger: `cycle` waits for the person to open or choose a cycle,
 * `organisation` for the organisation to confirm, `doubt` for the person to say whether it is what stands already.
 * `reversed`: it was confirmed, and the confirmation was taken back.
 */
export const ExpectationState = z.enum([
  'cycle',
  'organisation',
  'doubt',
  'credited',
  'refused',
  'withdrawn',
  'reversed',
])
export type ExpectationState = z.output<typeof ExpectationState>

export const stateWords: Record<ExpectationState, string> = {
  cycle: 'Выберите цикл',
  organisation: 'Ждём организацию',
  doubt: 'Похоже на то, что есть',
  credited: 'Начислено',
  refused: 'Не начислено',
  withdrawn: 'Отозвано',
  reversed: 'Начисление снято',
}

/** Why a credit may not stand in a cycle. */
export const Misfit = z.enum(['specialty', 'years', 'closed'])
export type Misfit = z.output<typeof Misfit>

export const misfitWords: Record<Misfit, string> = {
  specialty: 'Не подходит к этому циклу: обучение по другой специальности',
  years: 'Не подходит к этому циклу: день окончания вне его лет',
  closed: 'Этот цикл закрыт',
}
