/** Rules of presence: when it is asked, what is enough, what is said of it. Pure. */
import { nextDay, startOfMoscowDay } from '../../platform/calendar/working-days.ts'
import type { AskedCheck, CheckOutcome, MeetingState, Standing } from './contract.ts'

const minuteMs = 60_000
/** A beat comes every half minute; a gap of three is no presence any more. */
export const gapMs = 90_000

/** One day of an event, by its hours. */
export interface Span {
  readonly startsAt: Date
  readonly endsAt: Date
}

export interface Terms {
  /** In order; one of them for most events. */
  readonly days: readonly Span[]
  /** On each day. */
  readonly checks: number
  readonly windowMinutes: number
  readonly minMinutes: number
  /** More than this share of checks must be confirmed. */
  readonly confirmedOver: number
}

/** The least whole number that is more than the share: 5 of 7 for 0.7. */
export const neededOf = (checks: number, over: number): number =>
  checks === 0 ? 0 : Math.min(checks, Math.floor(checks * over + 1e-9) + 1)

export const checksInAll = (t: Pick<Terms, 'days' | 'checks'>): number => t.checks * t.days.length

export const lengthMinutes = (t: Span): number =>
  Math.floor((t.endsAt.getTime() - t.startsAt.getTime()) / minuteMs)

/** Where the organiser names none: the share of all the days together. */
export const minutesByRule = (days: readonly Span[], share: number): number =>
  Math.ceil(days.reduce((n, d) => n + lengthMinutes(d), 0) * share)

/** Room for the windows themselves, and as much again: instants that are no surprise are no check. */
export const leastLength = (checks: number, windowMinutes: number): number => checks * windowMinutes * 2

/**
 * On each day one instant in each of `checks` equal parts, at a whole minute, so that each window ends within its part.
 * `random`: 0 ≤ x < 1, anew for each call.
 */
export const drawChecks = (
  t: Pick<Terms, 'days' | 'checks' | 'windowMinutes'>,
  random: () => number,
): Date[] => t.days.flatMap((day) => drawDay(day, t, random))

function drawDay(day: Span, t: Pick<Terms, 'checks' | 'windowMinutes'>, random: () => number): Date[] {
  const part = (day.endsAt.getTime() - day.startsAt.getTime()) / t.checks
  const room = part - (t.windowMinutes + 1) * minuteMs
  return Array.from({ length: t.checks }, (_, i) => {
    const at = day.startsAt.getTime() + i * part + random() * room
    return new Date(Math.ceil(at / minuteMs) * minuteMs)
  })
}

export const windowEnd = (asksAt: Date, windowMinutes: number): Date =>
  new Date(asksAt.getTime() + windowMinutes * minuteMs)

export type Asked = 'early' | 'open' | 'over'
export const askedAt = (asksAt: Date, windowMinutes: number, now: Date): Asked =>
  now < asksAt ? 'early' : now <= windowEnd(asksAt, windowMinutes) ? 'open' : 'over'

const outcomes = { early: 'open', open: 'open', over: 'missed' } as const satisfies Record<
  Asked,
  CheckOutcome
>

/** What became of each check that has come, for one listener. */
export const outcomesOf = (
  asked: readonly { readonly n: number; readonly asksAt: Date }[],
  answered: readonly number[],
  windowMinutes: number,
  now: Date,
): AskedCheck[] =>
  asked.map(({ n, asksAt }) => ({
    n,
    askedAt: asksAt.toISOString(),
    outcome: answered.includes(n) ? 'confirmed' : outcomes[askedAt(asksAt, windowMinutes, now)],
  }))

export function stateAt(days: readonly Span[], now: Date): MeetingState {
  if (days.some((d) => d.startsAt <= now && now <= d.endsAt)) return 'on'
  if (days.every((d) => now < d.startsAt)) return 'ahead'
  return days.every((d) => d.endsAt < now) ? 'over' : 'between'
}

/** A link to a broadcast is told so long before each day begins. */
const linkAheadMs = 60 * minuteMs

/** The day whose link is told now, or the next one that will have one. */
export function linkAt(
  days: readonly Span[],
  now: Date,
): { readonly opensAt: Date; readonly isOpen: boolean } {
  const day = days.find((d) => now <= d.endsAt) ?? days.at(-1)!
  const opensAt = new Date(day.startsAt.getTime() - linkAheadMs)
  return { opensAt, isOpen: opensAt <= now && now <= day.endsAt }
}

/** Hours of a schedule, where its organiser has not set those of each day: from its time, or the whole day, to midnight by Moscow. */
export function spansOf(s: {
  readonly startsOn: string
  readonly endsOn: string
  readonly startsAt: string | null
}): Span[] {
  const spans: Span[] = []
  for (let day = s.startsOn; day <= s.endsOn; day = nextDay(day))
    spans.push({
      startsAt: new Date(`${day}T${s.startsAt ?? '00:00'}:00+03:00`),
      endsAt: startOfMoscowDay(nextDay(day)),
    })
  return spans
}

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
    checks: checksInAll(t),
    needed: neededOf(checksInAll(t), t.confirmedOver),
  }
  return { ...counted, isConfirmed: a.isConfirmed, words: wordsOf(counted) }
}

/** Both conditions, each by itself. */
export const isEnough = (s: Pick<Standing, 'minutes' | 'minMinutes' | 'confirmed' | 'needed'>): boolean =>
  s.confirmed >= s.needed && s.minutes >= s.minMinutes

const moscow = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('ru-RU', { timeZone: 'Europe/Moscow', ...options })
const hour = moscow({ hour: 'numeric', minute: '2-digit' })
const hourOfDay = moscow({ day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' })
/** The rest are on the page of the event; with their days they are longer. */
const mostNamed = (days: number): number => (days > 1 ? 3 : 6)

/** «пропущены в 10:47, 11:20»: which ones, so that nobody has to guess; the day where there are several. */
export function missedWords(asked: readonly AskedCheck[], days: number): string {
  const missed = asked.filter((c) => c.outcome === 'missed')
  if (missed.length === 0) return ''
  const words = days > 1 ? hourOfDay : hour
  const named = missed.slice(0, mostNamed(days)).map((c) => words.format(new Date(c.askedAt)))
  const rest = missed.length > named.length ? ` и ещё ${missed.length - named.length}` : ''
  const moments = days > 1 ? named.join('; ') : `в ${named.join(', ')}`
  return `${missed.length === 1 ? 'пропущена' : 'пропущены'} ${moments}${rest}`
}

/** What was short, in words: for who is not credited. `missed`: which checks. */
export function shortOf(s: Standing, missed = ''): string {
  const checks =
    s.confirmed < s.needed
      ? [`подтверждено ${s.confirmed} из ${s.checks} проверок, нужно ${s.needed}`, missed]
          .filter(Boolean)
          .join(', ')
      : ''
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
  t: Omit<Terms, 'minMinutes' | 'confirmedOver'> & {
    readonly minMinutes: number | null
    readonly codes: { readonly from: Date; readonly until: Date } | null
  },
  session: { readonly startsOn: string; readonly endsOn: string },
  dayOf: (at: Date) => string,
): TermFault[] {
  const faults: TermFault[] = []
  const say = (field: string, message: string) => faults.push({ field, message })
  t.days.forEach((d, i) => {
    const length = lengthMinutes(d)
    if (length <= 0) say(`days.${i}.endsAt`, 'Окончание раньше начала')
    else if (length > 14 * 60) say(`days.${i}.endsAt`, 'Дольше 14 часов: добавьте ещё один день')
    if (dayOf(d.startsAt) < session.startsOn || dayOf(d.startsAt) > session.endsOn)
      say(`days.${i}.startsAt`, 'Не в дни этого набора')
    else if (i > 0 && d.startsAt <= t.days[i - 1]!.endsAt)
      say(`days.${i}.startsAt`, 'Начинается раньше, чем кончился день перед ним')
  })
  const lengths = t.days.map(lengthMinutes)
  const shortest = Math.min(...lengths)
  const least = leastLength(t.checks, t.windowMinutes)
  if (t.checks > 0 && t.checks < 3) say('checks', 'Проверок не меньше трёх или ни одной')
  if (t.checks >= 3 && shortest > 0 && shortest < least)
    say('checks', `Столько проверок не помещается: для них нужно ${least} минут в каждый день`)
  const whole = lengths.reduce((n, l) => n + Math.max(l, 0), 0)
  if (t.minMinutes !== null && t.minMinutes > whole) say('minMinutes', 'Больше, чем длится мероприятие')
  if (t.checks === 0 && !t.codes) say('checks', 'Выберите проверки или коды: иначе участие не подтвердить')
  if (t.codes && t.codes.until <= t.codes.from)
    say('codes.until', 'Срок кодов кончается раньше, чем начинается')
  return faults
}
