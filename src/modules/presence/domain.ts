/** Rules of presence: when it is asked, what is enough, what is said of it. Pure. */
import type { MeetingState, Standing } from './contract.ts'

const minuteMs = 60_000
/** A beat comes every half minute; a gap of three is no presence any more. */
export const gapMs = 90_000

export interface Terms {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly checks: number
  readonly windowMinutes: number
  readonly minMinutes: number
  /** More than this share of checks must be confirmed. */
  readonly confirmedOver: number
}

/** The least whole number that is more than the share: 5 of 7 for 0.7. */
export const neededOf = (checks: number, over: number): number =>
  checks === 0 ? 0 : Math.min(checks, Math.floor(checks * over + 1e-9) + 1)

export const lengthMinutes = (t: Pick<Terms, 'startsAt' | 'endsAt'>): number =>
  Math.floor((t.endsAt.getTime() - t.startsAt.getTime()) / minuteMs)

/** Where the organiser names none. */
export const minutesByRule = (t: Pick<Terms, 'startsAt' | 'endsAt'>, share: number): number =>
  Math.ceil(lengthMinutes(t) * share)

/** Room for the windows themselves, and as much again: instants that are no surprise are no check. */
export const leastLength = (checks: number, windowMinutes: number): number => checks * windowMinutes * 2

/**
 * One instant in each of `checks` equal parts, at a whole minute, so that each window ends within its part.
 * `random`: 0 ≤ x < 1, anew for each call.
 */
export function drawChecks(t: Terms, random: () => number): Date[] {
  const part = (t.endsAt.getTime() - t.startsAt.getTime()) / t.checks
  const room = part - (t.windowMinutes + 1) * minuteMs
  return Array.from({ length: t.checks }, (_, i) => {
    const at = t.startsAt.getTime() + i * part + random() * room
    return new Date(Math.ceil(at / minuteMs) * minuteMs)
  })
}

export const windowEnd = (asksAt: Date, windowMinutes: number): Date =>
  new Date(asksAt.getTime() + windowMinutes * minuteMs)

export type Asked = 'early' | 'open' | 'over'
export const askedAt = (asksAt: Date, windowMinutes: number, now: Date): Asked =>
  now < asksAt ? 'early' : now <= windowEnd(asksAt, windowMinutes) ? 'open' : 'over'

export const stateAt = (t: Pick<Terms, 'startsAt' | 'endsAt'>, now: Date): MeetingState =>
  now < t.startsAt ? 'ahead' : now <= t.endsAt ? 'on' : 'over'

const plural = new Intl.PluralRules('ru')
const pick = (n: number, one: string, few: string, many: string): string =>
  ({ one, few, many })[plural.select(n) as 'one' | 'few' | 'many'] ?? many
const minutesWords = (n: number): string => `${n} ${pick(n, 'минута', 'минуты', 'минут')}`

/** «5 из 7 проверок, нужно 5; 412 минут из 405» */
export function wordsOf(s: Omit<Standing, 'words' | 'isConfirmed'>): string {
  const checks =
    s.checks > 0
      ? `${s.confirmed} из ${s.checks} ${pick(s.checks, 'проверки', 'проверок', 'проверок')}, нужно ${s.needed}`
      : ''
  const minutes = s.minMinutes > 0 ? `${minutesWords(s.minutes)} из ${s.minMinutes}` : ''
  return [checks, minutes].filter(Boolean).join('; ')
}

export function standingOf(
  t: Terms,
  a: { readonly watchedMs: number; readonly confirmed: number; readonly isConfirmed: boolean | null },
  asked: number,
): Standing {
  const counted = {
    minutes: Math.floor(a.watchedMs / minuteMs),
    minMinutes: t.minMinutes,
    confirmed: a.confirmed,
    asked,
    checks: t.checks,
    needed: neededOf(t.checks, t.confirmedOver),
  }
  return { ...counted, isConfirmed: a.isConfirmed, words: wordsOf(counted) }
}

/** Both conditions, each by itself. */
export const isEnough = (s: Pick<Standing, 'minutes' | 'minMinutes' | 'confirmed' | 'needed'>): boolean =>
  s.confirmed >= s.needed && s.minutes >= s.minMinutes

/** What was short, in words: for who is not credited. */
export function shortOf(s: Standing): string {
  const checks =
    s.confirmed < s.needed ? `подтверждено ${s.confirmed} из ${s.checks} проверок, нужно ${s.needed}` : ''
  const minutes =
    s.minutes < s.minMinutes ? `просмотрено ${minutesWords(s.minutes)}, нужно ${s.minMinutes}` : ''
  return [checks, minutes].filter(Boolean).join('; ')
}

export interface TermFault {
  readonly field: string
  readonly message: string
}

/** Every fault of the conditions at once. */
export function termFaults(
  t: {
    startsAt: Date
    endsAt: Date
    checks: number
    windowMinutes: number
    minMinutes: number | null
    codes: { from: Date; until: Date } | null
  },
  session: { readonly startsOn: string; readonly endsOn: string },
  dayOf: (at: Date) => string,
): TermFault[] {
  const faults: TermFault[] = []
  const say = (field: string, message: string) => faults.push({ field, message })
  const length = lengthMinutes(t)
  if (length <= 0) say('endsAt', 'Окончание раньше начала')
  else if (length > 14 * 60) say('endsAt', 'Дольше 14 часов: настройте каждый день отдельным набором')
  if (dayOf(t.startsAt) < session.startsOn || dayOf(t.startsAt) > session.endsOn)
    say('startsAt', 'Не в дни этого набора')
  if (t.checks > 0 && t.checks < 3) say('checks', 'Проверок не меньше трёх или ни одной')
  if (t.checks >= 3 && length > 0 && length < leastLength(t.checks, t.windowMinutes))
    say(
      'checks',
      `Столько проверок не помещается: для них нужно ${leastLength(t.checks, t.windowMinutes)} минут`,
    )
  if (t.minMinutes !== null && t.minMinutes > Math.max(length, 0))
    say('minMinutes', 'Больше, чем длится мероприятие')
  if (t.checks === 0 && !t.codes) say('checks', 'Выберите проверки или коды: иначе участие не подтвердить')
  if (t.codes && t.codes.until <= t.codes.from)
    say('codes.until', 'Срок кодов кончается раньше, чем начинается')
  return faults
}
