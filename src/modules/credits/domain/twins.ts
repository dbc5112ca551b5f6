/** Whether two credits are given for the same learning: certainly, likely, or not. Pure. */
import { dayWords } from '../../../platform/calendar/days.ts'
import { asSeen } from '../../../platform/look-alike.ts'
import { plain } from '../../../platform/search/reading.ts'
import type { CreditKind } from '../contract.ts'

export type Likeness = 'certain' | 'likely'

export interface Learnt {
  readonly kind: CreditKind
  readonly credits: number
  readonly earned_on: string
  readonly title: string
  readonly organisation: string | null
  readonly organisation_id: string | null
  readonly source: string
  /** Number of the document that was given out. */
  readonly confirmed_number: string | null
}

/**
 * The day of one learning is told differently: the last lesson, the order, the document, the day when the result was
 * entered. A document is given out within a month (nmo.md §3). Parts of a conference follow each other day by day.
 */
const windowDays: Record<CreditKind, number> = { programme: 31, module: 31, event: 3, other: 3 }
/** Hours alone speak only where the day is nearly the same. */
const nearDays = 3

const dayMs = 86_400_000
const daysBetween = (a: string, b: string): number =>
  Math.abs(Date.parse(`${a}T00:00:00Z`) - Date.parse(`${b}T00:00:00Z`)) / dayMs

/** What the eye sees of a number; too short or without digits it tells nothing. */
export function numberKey(number: string | null): string | null {
  const key = asSeen((number ?? '').toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''), { І: '1' })
  return key.length >= 4 && /\d/.test(key) ? key : null
}

/** Words that say what kind of thing it is, not which. */
const opening =
  /^(?:(?:дополнительная|профессиональная|программа|повышения|квалификации|дпп|пк|модуль|вебинар|конференция|иом) )+/

const titleKey = (title: string): string => {
  const whole = plain(title)
  return whole.replace(opening, '') || whole
}

/** Shorter ones stand inside half of all titles. */
const tellingLength = 12

function titlesAre(a: string, b: string): 'same' | 'close' | 'other' {
  const [one, two] = [titleKey(a), titleKey(b)]
  if (one === two) return 'same'
  const [short, long] = one.length < two.length ? [one, two] : [two, one]
  return short.length >= tellingLength && long.includes(short) ? 'close' : 'other'
}

function isSamePlace(a: Learnt, b: Learnt): boolean {
  if (a.organisation_id && b.organisation_id) return a.organisation_id === b.organisation_id
  const [one, two] = [plain(a.organisation ?? ''), plain(b.organisation ?? '')]
  return one !== '' && two !== '' && (one.includes(two) || two.includes(one))
}

const familyOf = (source: string): string => source.split('/')[0]!

/** Two checked documents are told apart by their numbers, two results of the portal by their programmes. */
const isToldApart = (a: Learnt, b: Learnt): boolean =>
  familyOf(a.source) === familyOf(b.source) && familyOf(a.source) !== 'claim'

export function likenessOf(a: Learnt, b: Learnt): Likeness | null {
  if (a.kind !== b.kind || isToldApart(a, b)) return null
  const title = titlesAre(a.title, b.title)
  const isSame = isSamePlace(a, b)
  const number = numberKey(a.confirmed_number)
  if (number !== null && number === numberKey(b.confirmed_number)) {
    if (isSame) return 'certain'
    if (title !== 'other') return 'likely'
  }
  const days = daysBetween(a.earned_on, b.earned_on)
  if (days > windowDays[a.kind]) return null
  const isEqual = a.credits === b.credits
  if (!isSame) {
    const isUnknown = !a.organisation_id || !b.organisation_id
    return isUnknown && title === 'same' && isEqual ? 'likely' : null
  }
  if (title === 'same' && isEqual) return a.kind === 'event' && days > 0 ? 'likely' : 'certain'
  if (title !== 'other') return isEqual || a.kind === 'programme' ? 'likely' : null
  // Two modules of one organisation on one day are two; two programmes of the same hours are asked about.
  return a.kind === 'programme' && isEqual && days <= nearDays ? 'likely' : null
}

/** «Нарушения ритма», 36 ЗЕТ, Северная академия, 20 ноября 2026 */
export const learntWords = (of: Pick<Learnt, 'title' | 'credits' | 'organisation' | 'earned_on'>): string =>
  [`«${of.title}»`, `${of.credits} ЗЕТ`, of.organisation, dayWords(of.earned_on)].filter(Boolean).join(', ')
