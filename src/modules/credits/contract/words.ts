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
 * `organisation` for the organisation to confirm.
 */
export const ExpectationState = z.enum(['cycle', 'organisation', 'credited', 'refused', 'withdrawn'])
export type ExpectationState = z.output<typeof ExpectationState>

export const stateWords: Record<ExpectationState, string> = {
  cycle: 'Выберите цикл',
  organisation: 'Ждём организацию',
  credited: 'Начислено',
  refused: 'Организация отказала',
  withdrawn: 'Отозвано вами',
}
